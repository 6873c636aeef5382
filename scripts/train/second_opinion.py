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
import sys

import numpy as np

from . import calibrate, evaluation as ev
from .data import DataError, films_arguments, load_films
from .pack_folder import PackFolder
from .predict import predict, session

REVIEW = 0.99


def reported(pack, films, rows, cache):
    """Months [N]: what the pack states of the films at `rows`, each placed as it asks."""
    pixels, chain = pack.shown(films.pixels, cache), pack.chain[-1:]
    out = pack.memory(cache)(f"second opinion {chain}", films.ids[rows],
                             lambda: predict(session(pack.graph), pixels[rows], films.male[rows], chain, label=pack.path.name))
    return calibrate.clamp(out["age"], films.male[rows].astype(int), pack.ranges)


def limit(one, other):
    """The months that 1 % of the films' differences exceed."""
    return round(float(np.quantile(np.abs(one - other), REVIEW)), 2)


def together(one, other, truth, repeats=ev.REPEATS, seed=0):
    """What two readings of the same films [N] have in common, each as (value, low, high): "mae", "median", "rmse" of the mean of both; "correlation" of their
    errors; "shared_rmse", that of the mean of ever more readings which are as unlike each other as these two (the square root of the errors' mean product:
    what is a network's own averages out), and "shared_mae", at the mean's own ratio of MAE to RMSE."""
    errors = np.stack([one - truth, other - truth])
    drawn = errors[:, np.random.default_rng(seed).integers(0, errors.shape[1], (repeats, errors.shape[1]))]

    def figures(a, b):
        mean = (a + b) / 2
        mae, rmse, shared = np.abs(mean).mean(-1), np.sqrt((mean ** 2).mean(-1)), np.sqrt((a * b).mean(-1).clip(0))
        central = [e - e.mean(-1, keepdims=True) for e in (a, b)]
        correlation = (central[0] * central[1]).mean(-1) / np.sqrt((central[0] ** 2).mean(-1) * (central[1] ** 2).mean(-1))
        return {"mae": mae, "median": np.median(np.abs(mean), -1), "rmse": rmse, "correlation": correlation, "shared_rmse": shared, "shared_mae": shared * mae / rmse}
    spread = figures(*drawn)
    return {name: ev.with_interval(value, spread[name]) for name, value in figures(*errors).items()}


def with_limit(manifest, other, months, films):
    """The manifest with the limit against `other`'s manifest in place of an earlier one."""
    entry = {"pack": other["name"], "version": other["version"], "difference_months": {"review": months}, "n": films,
             "source": f"99th percentile on the {films} validate films of carpal-b4, which neither pack was trained on (scripts/train/second_opinion.py)"}
    return manifest | {"second_opinion": [e for e in manifest.get("second_opinion", []) if e["pack"] != other["name"]] + [entry]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", default="models/carpal-b0", help="its manifest gets the limit")
    parser.add_argument("--other", default="models/carpal-b4")
    films_arguments(parser)
    args = parser.parse_args()
    try:
        pack, other = PackFolder(args.pack), PackFolder(args.other)
        films = load_films(args.data, args.split, args.cache)
        rows = films.where("validate")
        one, two = (reported(p, films, rows, args.cache) for p in (pack, other))
    except (DataError, FileNotFoundError) as error:
        sys.exit(f"second_opinion: {error}")
    months = limit(one, two)
    made = with_limit(pack.manifest, other.manifest, months, len(rows))
    partial = pack.path / "manifest.json.partial"
    partial.write_text(json.dumps(made, indent=1) + "\n")
    os.replace(partial, pack.path / "manifest.json")
    print(f"{len(rows)} films: review above {months} months")


if __name__ == "__main__":
    main()
