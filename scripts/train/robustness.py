"""How far a reading moves when the same film arrives otherwise: turned, inverted, mirrored, brighter, blurred, coarser ...

The changes act on the grey 8-bit film as it lies, before it is placed and prepared. A change is measured against the reading of the
unchanged film, film by film.
"""
import io

import numpy as np
from PIL import Image, ImageFilter

from .calibrate import clamp
from .hand_tool import shown
from .predict import predict

SAMPLE = 120
LONG_SIDES = (150, 300, 600, 1000, 2000)


def _turn(degrees):
    return lambda film, rng: np.asarray(Image.fromarray(film).rotate(degrees, Image.BILINEAR, fillcolor=0))


def _gain(factor):
    return lambda film, rng: np.clip(film * factor + 0.5, 0, 255).astype(np.uint8)


def _blur(film, rng):
    return np.asarray(Image.fromarray(film).filter(ImageFilter.GaussianBlur(1)))


def _noise(film, rng):
    return np.clip(film + rng.normal(0, 5.1, film.shape) + 0.5, 0, 255).astype(np.uint8)


def _jpeg(film, rng):
    stream = io.BytesIO()
    Image.fromarray(film).save(stream, "JPEG", quality=30)
    return np.asarray(Image.open(stream))


def _through(side):
    return lambda film, rng: np.asarray(Image.fromarray(film).resize((side, side), Image.BILINEAR))


# name -> (group of the acceptance table or None, change)
CHANGES = {f"turned by {d:+d} degrees": ("rotation", _turn(d)) for d in (-15, -10, -5, 5, 10, 15)} | {
    "inverted": ("inversion", lambda film, rng: 255 - film),
    "mirrored": ("mirror", lambda film, rng: film[:, ::-1]),
    "brightness -20 %": (None, _gain(0.8)),
    "brightness +20 %": (None, _gain(1.2)),
    "Gaussian blur, sd 1 px": (None, _blur),
    "Gaussian noise, sd 2 % of the range": (None, _noise),
    "JPEG, quality 30": (None, _jpeg),
} | {f"resampled to {side} x {side} px": (None, _through(side)) for side in LONG_SIDES}


def sample(films, part="validate", count=SAMPLE, seed=0):
    """Positions of the fixed sample of films."""
    rows = films.where(part)
    return np.sort(np.random.default_rng(seed).choice(rows, min(count, len(rows)), replace=False))


def change_row(name, before, after, truth, group=None):
    """One row of the table. `before` is None for the row of the unchanged films."""
    moved = np.abs(after - (after if before is None else before))
    return {"change": name, "group": group, "n": int(len(after)), "median": float(np.median(moved)), "p95": float(np.percentile(moved, 95)),
            "shift": 0.0 if before is None else float((after - before).mean()), "mae": float(np.abs(after - truth).mean())}


def measure(model, films, lying, spec, index, chain, ranges, remember):
    """Rows for the unchanged sample and each of CHANGES; `lying` [N,S,S]: the films' pixels before `spec` places them. `remember(name, films, run)` caches the ages of one run over the sample."""
    male, truth = films.male[index], films.age[index].astype(float)

    def ages(name, change, steps):
        def run():
            rng = np.random.default_rng(1)
            pixels, _ = shown([change(film, rng) for film in lying[index]], spec)
            return {"age": predict(model, pixels, male, steps, label=name)["age"]}
        return clamp(remember(f"robust {name} {steps}", films.ids[index], run)["age"], male, ranges)

    before = ages("unchanged", lambda film, rng: film, chain[-1:])
    rows = [change_row("none", None, before, truth)]
    for name, (group, change) in CHANGES.items():
        # a film of another resolution takes the pack's whole chain, as a film from outside would
        steps = chain if name.startswith("resampled") else chain[-1:]
        rows.append(change_row(name, before, ages(name, change, steps), truth, group))
    return rows


def measure_sources(model, data, films, lying, spec, chain, ranges, remember):
    """Rows for the films of `data`/native and `data`/half outside `train`, at true aspect: the stored 299-px copy, and the film
    made smaller to LONG_SIDES (where it is larger), against the film as it comes. Empty where there are none."""
    at = {film: i for i, film in enumerate(films.ids) if films.part[i] != "train"}
    paths = sorted(p for folder in ("native", "half") for p in (data / folder).glob("*") if p.suffix in (".png", ".jpg") and p.stem in at)
    if not paths:
        return []
    index = np.array([at[p.stem] for p in paths])
    male, truth, ids = films.male[index], films.age[index].astype(float), films.ids[index]
    pictures = [Image.open(p).convert("L") for p in paths]

    def ages(name, pixels, keep, steps):
        def run():
            return {"age": predict(model, shown(pixels, spec)[0], male[keep], steps, label=name)["age"]}
        return clamp(remember(f"source {name} {steps}", ids[keep], run)["age"], male[keep], ranges)

    everything = np.arange(len(paths))
    before = ages("as it comes", [np.asarray(p) for p in pictures], everything, chain)
    stored = ages("stored", list(lying[index]), everything, chain[-1:])
    rows = [change_row("none (film as it comes)", None, before, truth), change_row("stored 299-px copy", before, stored, truth)]
    for side in LONG_SIDES:
        keep = np.array([i for i in everything if max(pictures[i].size) > side], int)
        if len(keep):
            small = [np.asarray(pictures[i].resize([max(1, round(s * side / max(pictures[i].size))) for s in pictures[i].size], Image.BILINEAR))
                     for i in keep]
            rows.append(change_row(f"long side {side} px", before[keep], ages(f"side {side}", small, keep, chain), truth[keep]))
    return rows
