"""How far two packs' readings of one film may be apart before it is to be looked at: measured, and written into a manifest.

    python -m scripts.train.second_opinion --pack models/carpal-b0 --other models/carpal-b4 --data ../shared/data/rsna \
        --split ../shared/training/split.csv --cache FOLDER

On the films that split.csv calls `validate`: neither pack was trained on them. What 1 % of them exceed is for review. The figure holds for these two
versions alone; the page states a difference of others without a grade. carpal-b0's report counts these films among its holdout: this limit changes none of
its readings.
"""
import argparse
import json
import os
import pathlib
import sys

import numpy as np

from . import calibrate
from .data import DataError, load_films
from .hand_tool import placed_pixels
from .predict import predict, session
from .report import Memory

REVIEW = 0.99


def reported(pack, films, rows, cache):
    """Months [N]: what the pack states of the films at `rows`, each placed as it asks."""
    manifest = json.loads((pack / "manifest.json").read_text())
    spec, chain = manifest["input"]["placement"], manifest["input"]["resize_chain"][-1:]
    pixels = placed_pixels(films.pixels, spec, cache)
    model = session(str(pack / manifest["files"]["model"]["path"]))
    remember = Memory(cache, manifest["files"]["model"]["sha256"], spec)
    out = remember(f"second opinion {chain}", films.ids[rows], lambda: predict(model, pixels[rows], films.male[rows], chain, label=pack.name))
    return calibrate.clamp(out["age"], films.male[rows].astype(int), manifest["age"]["range_months"])


def limit(one, other, truth):
    """(months that 1 % of the films' differences exceed, MAE of the mean of both)."""
    return round(float(np.quantile(np.abs(one - other), REVIEW)), 2), round(float(np.abs((one + other) / 2 - truth).mean()), 3)


def with_limit(manifest, other, months, films):
    """The manifest with the limit against `other`'s manifest in place of an earlier one."""
    entry = {"pack": other["name"], "version": other["version"], "difference_months": {"review": months}, "n": films,
             "source": f"99th percentile on the {films} validate films of carpal-b4, which neither pack was trained on (scripts/train/second_opinion.py)"}
    return manifest | {"second_opinion": [e for e in manifest.get("second_opinion", []) if e["pack"] != other["name"]] + [entry]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", default="models/carpal-b0", help="its manifest gets the limit")
    parser.add_argument("--other", default="models/carpal-b4")
    parser.add_argument("--data", default="../shared/data/rsna")
    parser.add_argument("--split", default="../shared/training/split.csv")
    parser.add_argument("--cache", required=True)
    args = parser.parse_args()
    pack, other = pathlib.Path(args.pack), pathlib.Path(args.other)
    try:
        films = load_films(args.data, args.split, args.cache)
        rows = films.where("validate")
        one, two = (reported(p, films, rows, args.cache) for p in (pack, other))
    except (DataError, FileNotFoundError) as error:
        sys.exit(f"second_opinion: {error}")
    months, together = limit(one, two, films.age[rows])
    made = with_limit(json.loads((pack / "manifest.json").read_text()), json.loads((other / "manifest.json").read_text()), months, len(rows))
    (pack / "manifest.json.partial").write_text(json.dumps(made, indent=1) + "\n")
    os.replace(pack / "manifest.json.partial", pack / "manifest.json")
    print(f"{len(rows)} films: review above {months} months; mean of both ages: MAE {together}")


if __name__ == "__main__":
    main()
