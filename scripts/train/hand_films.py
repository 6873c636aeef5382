"""Films as clinics have them, made from training films: turned, mirrored, inverted, framed, dim, on a larger canvas."""
from dataclasses import dataclass

import numpy as np
from PIL import Image

ASPECT = 0.79    # width over height of the true-aspect films in the median; the training films are squashed to squares
SIDE = 400       # height of a composed film before it is turned, pixels
KINDS = ("plain", "turned", "cut", "quarter", "inverted", "mirrored", "framed", "canvas", "larger", "dim")


@dataclass
class Composed:
    """`pixels` [H, W] uint8. `direction`: of the fingers, degrees clockwise from up. `mirrored`, `inverted`: against the film it was made from."""
    pixels: np.ndarray
    direction: float = 0.0
    mirrored: bool = False
    inverted: bool = False


def compose(film, kind, rng, aspect=None):
    """`film` [H, W] uint8, fingers up, the hand bright. `aspect`: width over height to give it first; None leaves it as it is."""
    width = film.shape[1] * SIDE / film.shape[0] if aspect is None else SIDE * aspect
    picture = Image.fromarray(film).resize((max(1, round(width)), SIDE), Image.Resampling.BILINEAR)
    edge = _edge(picture)
    around = rng.choice([0, edge, 255], p=[0.4, 0.4, 0.2])
    angle = float(rng.uniform(0, 360))
    match kind:
        case "plain":
            return Composed(np.asarray(picture))
        case "turned":
            return Composed(_turned(picture, angle, around), angle)
        case "cut":
            return Composed(_turned(picture, angle, edge, expand=False), angle)
        case "quarter":
            angle = 90.0 * int(rng.integers(4))
            return Composed(_turned(picture, angle, 0), angle)
        case "inverted":
            return Composed(255 - _turned(picture, angle, around), angle, inverted=True)
        case "mirrored":
            return Composed(_turned(picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT), angle, around), angle, mirrored=True)
        case "framed":
            frame, border = int(rng.choice([0, 255])), int(SIDE * rng.uniform(0.02, 0.12))
            return Composed(_turned(_on_canvas(picture, border, border, 2 * border, 2 * border, frame), angle, int(rng.choice([0, frame]))), angle)
        case "canvas":
            angle, (w, h) = 90.0 * int(rng.integers(4)), picture.size
            x, y = int(rng.uniform(0, 2 * w)), int(rng.uniform(0, 2 * h))
            return Composed(_turned(_on_canvas(picture, x, y, 2 * w, 2 * h, around), angle, around), angle)
        case "larger":
            times, (w, h) = rng.uniform(1, 3) - 1, picture.size
            w, h = int(times * w), int(times * h)
            return Composed(np.asarray(_on_canvas(picture, int(rng.uniform(0, w + 1)), int(rng.uniform(0, h + 1)), w, h, around)))
        case "dim":
            dim = picture.point(lambda grey: 20 + 0.15 * grey)
            return Composed(_turned(dim, angle, around), angle)
    raise ValueError(kind)


def _edge(picture):
    a = np.asarray(picture)
    return int(np.median(np.concatenate([a[0], a[-1], a[:, 0], a[:, -1]])))


def _turned(picture, clockwise, around, expand=True):
    return np.asarray(picture.rotate(-clockwise, Image.Resampling.BILINEAR, expand=expand, fillcolor=int(around)))


def _on_canvas(picture, x, y, more_width, more_height, grey):
    canvas = Image.new("L", (picture.width + more_width, picture.height + more_height), int(grey))
    canvas.paste(picture, (x, y))
    return canvas
