"""Films and labels: the RSNA folder layout in, arrays out. Nothing of it is copied into the repository.

Layout of `--data`: `train/ID.jpg` (299 x 299 grey) and `train.csv` (`id,boneage,male`). `split.csv` (`id,part`) names each film's
part: train, validate or holdout. `validate` chooses, `holdout` is only reported.
"""
import csv
import os
import pathlib
from dataclasses import dataclass

import numpy as np
from PIL import Image

AGE_RANGE = (0.0, 228.0)


class DataError(Exception):
    """The data is not what the pipeline needs; the message is a sentence for the user."""


@dataclass
class Films:
    """`pixels` [N, S, S] uint8 (memory-mapped), `ids` [N], `age` [N] months, `male` [N] 0/1, `part` [N] str."""
    pixels: np.ndarray
    ids: np.ndarray
    age: np.ndarray
    male: np.ndarray
    part: np.ndarray

    def where(self, *parts):
        return np.flatnonzero(np.isin(self.part, parts))


def _rows(path, columns):
    try:
        with open(path, newline="", encoding="utf-8-sig") as stream:
            reader = csv.DictReader(stream)
            missing = [c for c in columns if c not in (reader.fieldnames or [])]
            if missing:
                raise DataError(f"{path}: column {', '.join(missing)} is missing (found: {', '.join(reader.fieldnames or [])})")
            return list(reader)
    except FileNotFoundError:
        raise DataError(f"{path} does not exist") from None


def read_labels(path):
    """{id: (age months, male 0/1)} from a CSV with columns id, boneage, male."""
    sexes = {"true": 1, "1": 1, "m": 1, "male": 1, "false": 0, "0": 0, "f": 0, "female": 0}
    labels = {}
    for line, row in enumerate(_rows(path, ("id", "boneage", "male")), start=2):
        try:
            age = float(row["boneage"])
        except ValueError:
            raise DataError(f"{path}, line {line}: bone age {row['boneage']!r} is not a number") from None
        if not AGE_RANGE[0] <= age <= AGE_RANGE[1]:
            raise DataError(f"{path}, line {line}: bone age {age:g} is outside 0 to 228 months")
        sex = sexes.get(row["male"].strip().lower())
        if sex is None:
            raise DataError(f"{path}, line {line}: male is {row['male']!r}, expected True or False")
        labels[row["id"].strip()] = (age, sex)
    return labels


def read_split(path):
    return {row["id"].strip(): row["part"].strip() for row in _rows(path, ("id", "part"))}


def paper_b_parts(films, share=0.15, seed=0):
    """Paper B's cut, 70 / 15 / 15, stratified by sex and 24 months, of films whose `part` is as split.csv has it: `holdout` holds every film that the
    bucket-hybrid was not trained on, filled up from each cell's own, and `validate` is drawn from the rest. The same films at every call."""
    rng = np.random.default_rng(seed)
    cell = (np.minimum(films.age, 227.9) // 24).astype(int) * 2 + films.male.astype(int)
    part = np.where(np.isin(films.part, ("validate", "holdout")), "holdout", "train").astype("<U8")
    for c in np.unique(cell):
        wanted = round(share * (cell == c).sum())
        own = rng.permutation(np.flatnonzero((cell == c) & (part == "train")))
        fill = max(0, wanted - ((cell == c) & (part == "holdout")).sum())
        part[own[:fill]], part[own[fill:fill + wanted]] = "holdout", "validate"
    return part


SPLITS = {"a": lambda films: films.part, "b": paper_b_parts}


def films_arguments(parser):
    """Where a program finds films: what `load_films` asks for."""
    parser.add_argument("--data", default="../shared/data/rsna", help="folder of films and labels")
    parser.add_argument("--split", default="../shared/training/split.csv")
    parser.add_argument("--cache", required=True, help="folder of decoded films, and of what networks say of them")


def load_films(data, split, cache, size=299):
    """All labelled films of `data` that `split` names, through a memory-mapped cache in folder `cache` (built when missing)."""
    data, cache = pathlib.Path(data), pathlib.Path(cache)
    if not data.is_dir():
        raise DataError(f"{data} is not a folder of films")
    labels, parts = read_labels(data / "train.csv"), read_split(split)
    ids = sorted((i for i in labels if i in parts), key=lambda i: (len(i), i))
    if not ids:
        raise DataError(f"no film of {data / 'train.csv'} is named in {split}")
    pixels = _cached_pixels(data / "train", ids, cache / f"films-{size}-{len(ids)}.npy", size)
    age, male = (np.array([labels[i][k] for i in ids], np.float32) for k in (0, 1))
    return Films(pixels, np.array(ids), age, male, np.array([parts[i] for i in ids]))


def _cached_pixels(folder, ids, path, size):
    shape = (len(ids), size, size)
    if path.exists():
        pixels = np.load(path, mmap_mode="r")
        if pixels.shape == shape:
            return pixels
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial.npy")
    out = np.lib.format.open_memmap(partial, mode="w+", dtype=np.uint8, shape=shape)
    for row, film in enumerate(ids):
        source = next((p for p in (folder / f"{film}.jpg", folder / f"{film}.png") if p.exists()), None)
        if source is None:
            raise DataError(f"{folder}: no film {film}.jpg or {film}.png")
        try:
            with Image.open(source) as image:
                grey = image.convert("L")
                out[row] = grey if grey.size == (size, size) else grey.resize((size, size), Image.BILINEAR)
        except (OSError, ValueError) as error:
            raise DataError(f"{source} does not decode: {error}") from None
        if row % 1000 == 999:
            print(f"decoded {row + 1} of {len(ids)} films", flush=True)
    out.flush()
    os.replace(partial, path)
    return np.load(path, mmap_mode="r")


def sampling_weights(age, male, power):
    """Weight of each film: (films of the fullest sex x 24-month cell / films of its own cell) ** power. power 0 is uniform."""
    cell = (np.minimum(age, 227.9) // 24).astype(int) * 2 + male.astype(int)
    count = np.bincount(cell)[cell]
    return (count.max() / count) ** power


def epoch_order(weights, epoch, seed):
    """Film positions of one epoch: each film appears floor(w) or ceil(w) times (w scaled to mean 1), in a random order."""
    rng = np.random.default_rng([seed, epoch])
    share = weights / weights.mean()
    times = np.floor(share + rng.random(len(share))).astype(int)
    order = np.repeat(np.arange(len(share)), times)
    rng.shuffle(order)
    return order
