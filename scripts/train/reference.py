"""How far a film's features lie from those of hands: the pack's `reference.bin`, its limits, and what they do.

A film is x, the outputs named in `INPUTS` joined. z = (x - mean) * scale; y are its components along the main directions of the training
films, and `outside` is what those directions leave over, |z|^2 - |y|^2, over its mean for training films. The distance is ln(outside):
another body part has features that hands do not have, rather than an unusual mixture of those they have. Measured against other
distances: see `alternatives.py`, whose table is in the model card.

reference.bin, little-endian: "CARPLRF1", u32 D, u32 k, f32 mean[D], f32 scale[D], f32 variance[k], f32 residual, f16 components[k][D],
f32 centres[2][2][k] (female, male; growing adolescents, mature). Reader: cpp/include/carpal/reference.hpp.
"""
import struct
from dataclasses import dataclass

import numpy as np
from PIL import Image

from .predict import predict

INPUTS = ("features", "texture")
COMPONENTS = 60            # with fp16 components the file has 0.3 MB; more of them measured alike
SHRINK = 0.02              # of the components' variance towards their mean
REVIEW, REFUSE = 0.98, 0.997   # quantiles of the limits' films
MOST_LIMIT_FILMS = 500         # of `validate`, each under every condition
ADOLESCENT = 144.0         # months from which a film counts as an adolescent's


@dataclass
class Reference:
    mean: np.ndarray           # [D]
    scale: np.ndarray          # [D]
    variance: np.ndarray       # [k]
    residual: float
    components: np.ndarray     # [k, D] float16
    centres: np.ndarray = None   # [2, 2, k]

    def project(self, x):
        """x [N, D] -> components y [N, k], inside [N], outside [N], as the core computes them."""
        z = (x - self.mean) * self.scale
        y = z @ self.components.astype(np.float64).T
        outside = np.maximum((z ** 2).sum(1) - (y ** 2).sum(1), 0) / self.residual
        return y, (y ** 2 / self.variance).sum(1) / len(self.variance), outside

    def distance(self, x):
        return np.log(np.maximum(self.project(x)[2], 1e-6))

    def to_bytes(self):
        k, d = self.components.shape
        floats = (self.mean, self.scale, self.variance, [self.residual])
        return (b"CARPLRF1" + struct.pack("<II", d, k) + b"".join(np.asarray(v, "<f4").tobytes() for v in floats)
                + np.asarray(self.components, "<f2").tobytes() + np.asarray(self.centres, "<f4").tobytes())


def join(read):
    """x [N, D] of what `predict` gave with `extra=INPUTS`."""
    return np.concatenate([read[name] for name in INPUTS], 1)


def fit(x, components=COMPONENTS):
    """The reference of x [N, D], without centres; at most N / 4 components. Rounded to the precision of the file."""
    mean, scale = x.mean(0).astype(np.float32), (1 / (x.std(0) + 1e-6)).astype(np.float32)
    z = (x - mean) * scale
    values, vectors = np.linalg.eigh(z.T @ z / len(z))
    directions = vectors[:, ::-1][:, :min(components, len(x) // 4)].T.astype(np.float16)
    y = z @ directions.astype(np.float64).T
    variance = (y ** 2).mean(0)
    variance = ((1 - SHRINK) * variance + SHRINK * variance.mean()).astype(np.float32)
    residual = float(np.float32(((z ** 2).sum(1) - (y ** 2).sum(1)).mean()))
    return Reference(mean, scale, variance, residual, directions)


def centres(y, age, male, mature_from):
    """[2, 2, k]: mean components of growing adolescents and of mature films, female then male."""
    rows = []
    for sex, start in enumerate(mature_from):
        own = male == sex
        rows.append([y[own & (age >= ADOLESCENT) & (age < start)].mean(0), y[own & (age >= start)].mean(0)])
    return np.array(rows, np.float32)


def nearer_to_mature(y, male, two, variance):
    """Squared distance to the growing centre minus that to the mature one, of each film's own sex. Positive: nearer to mature."""
    growing, mature = two[male.astype(int), 0], two[male.astype(int), 1]
    return (((y - growing) ** 2 - (y - mature) ** 2) / variance).sum(1)


def _turn(degrees):
    return lambda film: np.asarray(Image.fromarray(film).rotate(degrees, Image.BILINEAR, fillcolor=0))


def _frame(grey):
    def change(film):
        out = np.full_like(film, grey)
        side = film.shape[0] * 3 // 4
        at = (film.shape[0] - side) // 2
        out[at:at + side, at:at + side] = np.asarray(Image.fromarray(film).resize((side, side), Image.BILINEAR))
        return out
    return change


# How good hands arrive: the limits must hold for all of these.
CONDITIONS = {
    "as stored": lambda film: film, "inverted": lambda film: 255 - film, "dim": lambda film: (film * 0.4 + 0.5).astype(np.uint8),
    "dark frame": _frame(0), "white frame": _frame(255), "turned by +20 degrees": _turn(20), "turned by -20 degrees": _turn(-20),
}


def measure(model, films, lying, rows, chain, conditions=tuple(CONDITIONS)):
    """{condition: features [N, D]} of the films at `rows`, placed, and of `lying`, the same as they were: an uncertain outline places none."""
    rows = rows[::-(-len(rows) // MOST_LIMIT_FILMS)]
    out = {"not placed": join(predict(model, lying[rows], films.male[rows], chain[-1:], label="distance, not placed", extra=INPUTS))}
    for name in conditions:
        change = CONDITIONS[name]
        pixels = [change(film) for film in films.pixels[rows]]
        out[name] = join(predict(model, pixels, films.male[rows], chain[-1:], label=f"distance, {name}", extra=INPUTS))
    return out


def fit_limits(found):
    """{"review", "refuse"} from distances by condition of films that the reference was not fitted to."""
    pooled = np.concatenate(list(found.values()))
    return {name: {"low": None, "high": round(float(np.quantile(pooled, q)), 4)} for name, q in (("review", REVIEW), ("refuse", REFUSE))}


def rates(found, limits, label):
    return [{"films": f"{label}, {name}", "n": len(d), "review": round(float((d > limits["review"]["high"]).mean()), 4),
             "refuse": round(float((d > limits["refuse"]["high"]).mean()), 4)} for name, d in found.items()]
