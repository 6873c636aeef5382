"""What placement (cpp/include/carpal/placement.hpp) does to readings: films as they are and composed (hand_films.py), read as they lie and placed.

    python -m scripts.train.placement --data ../shared/data/rsna --split ../shared/training/split.csv --cache FOLDER [--films N] [--seed 1]

Writes PLACEMENT.md into the pack, for the placement that its manifest asks for. Films: all of `validate` as stored (299 px, squashed); of true aspect
(`half`, `native`) all that lie outside the pack's `train`, reported apart, and those inside. Placement was chosen on `validate` and on such of `train`.
"""
import argparse
import pathlib
import sys
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image

from . import packs
from .augment import normalise, resize
from .card import table
from .data import SPLITS, DataError, films_arguments, load_films
from .hand_films import compose
from .hand_tool import Tool, build_tool, find_hand, place, shown, placing
from .network import AGE_MEAN, AGE_SD
from .pack_folder import PackFolder
from .pack_kinds import KINDS
from .predict import predict, session

COMPOSED = {
    "plain": "as it is", "turned": "turned by 0 to 360 degrees", "cut": "turned, its corners cut", "quarter": "on its side or upside down",
    "inverted": "inverted and turned", "mirrored": "mirrored and turned", "framed": "framed and turned", "larger": "on a canvas of 1 to 3 times its sides",
    "canvas": "on one of 3 times its sides, by quarters",
}


@dataclass
class Row:
    """One composed film: months read as it lies and placed, and of the film itself as it lies (`base`) and placed (`own`: what is said of it); whether its
    direction was found within 20 degrees of the one that composing gives the direction found in the film itself. `askew`: that lies more than 20 degrees
    from up."""
    kind: str
    outside: bool
    truth: float
    base: float
    own: float
    lies: float
    placed: float
    right: bool
    askew: bool


def read(model, picture, sex, chain):
    """A placed picture [side, side] 0..1 -> months."""
    x = torch.from_numpy(np.array(picture))[None, None]
    for side in chain[1:]:
        x = resize(x, side)
    return float(model.run(["age"], {"image": normalise(x).contiguous().numpy()})[0][sex] * AGE_SD + AGE_MEAN)


def apart(a, b):
    """Degrees between two directions."""
    return abs((a - b + 180) % 360 - 180)


def measure(model, films, spec, chain, seed):
    """`films`: (pixels [H, W] uint8, age, sex 0/1, outside train). Rows for every kind of COMPOSED."""
    program, rng = build_tool(), np.random.default_rng(seed)
    rows = []
    with placing(program, chain[0], None) as lying, placing(program, chain[0], spec) as placer, Tool(program, "shapes") as shapes:
        for n, (pixels, age, sex, outside) in enumerate(films):
            base, own = (read(model, place(tool, pixels, chain[0]).picture, sex, chain) for tool in (lying, placer))
            angle = find_hand(shapes, pixels).angle
            for kind in COMPOSED:
                made = compose(pixels, kind, rng)
                wanted = made.direction + (-angle if made.mirrored else angle)
                months = [read(model, place(tool, made.pixels, chain[0]).picture, sex, chain) for tool in (lying, placer)]
                rows.append(Row(kind, outside, float(age), base, own, *months, apart(find_hand(shapes, made.pixels).angle, wanted) <= 20, apart(angle, 0) > 20))
            if n % 10 == 9:
                print(f"{n + 1} of {len(films)} films", flush=True)
    return rows


def summary(rows):
    """Of one kind: changes against the film itself as it lies, median and 95th percentile, as it lies and placed; the same of placed against the film
    itself placed (`same`); MAE; share whose direction is right."""
    base, own, truth = (np.array([getattr(r, name) for r in rows]) for name in ("base", "own", "truth"))
    out = {"n": len(rows), "right": float(np.mean([r.right for r in rows]))}
    for name, read_as, against in (("lies", "lies", base), ("placed", "placed", base), ("same", "placed", own)):
        months = np.array([getattr(r, read_as) for r in rows])
        change = np.abs(months - against)
        out[name] = {"median": float(np.median(change)), "p95": float(np.quantile(change, 0.95)), "mae": float(np.abs(months - truth).mean())}
    return out


def plain_films(model, films, spec, chain):
    """The stored films of `validate`: how many are moved, MAE as they lie and placed, and the paired difference with its standard error."""
    rows = films.where("validate")
    pixels, male, age = films.pixels[rows], films.male[rows], films.age[rows]
    moved, count = shown(pixels, spec)
    lies, after = (np.abs(predict(model, some, male, chain[-1:])["age"] - age) for some in (pixels, moved))
    worse = after - lies
    return {"n": len(rows), "moved": count, "lies": float(lies.mean()), "placed": float(after.mean()), "difference": float(worse.mean()),
            "error": float(worse.std() / len(rows) ** 0.5), "largest": float(worse.max()), "without_largest": float(np.sort(worse)[:-1].mean())}


def text(manifest, plain, rows, seed):
    spec = manifest["input"]["placement"]
    mirror = f", mirrored where the thumb is on the left with a certainty of {spec['mirror_certainty']}" if "mirror_certainty" in spec else ""
    def lines(some):
        found = {kind: summary([r for r in some if r.kind == kind]) for kind in COMPOSED}
        return table(["film", "n", "as it lies: median", "95 %", "MAE", "placed: median", "95 %", "same: median", "95 %", "MAE", "direction right"],
                     [[COMPOSED[k], f["n"], *(f"{f['lies'][v]:.2f}" for v in ("median", "p95", "mae")), *(f"{f[name][v]:.2f}" for name in ("placed", "same") for v in ("median", "p95")),
                       f"{f['placed']['mae']:.2f}", f"{100 * f['right']:.1f} %"] for k, f in found.items()])
    outside = [r for r in rows if r.outside]
    plain_rows = [r for r in rows if r.kind == "plain"]
    askew = sum(r.askew for r in plain_rows)
    return f"""# Placement: `{manifest['name']}` {manifest['version']}

Written by `scripts/train/placement.py` (seed {seed}) for model `{manifest['files']['model']['sha256'][:12]}`. Months; changes are absolute:
"as it lies" and "placed" against the reading of the film itself as it lies, "same" placed against the film itself placed, which is what is said of it. What is done, from a certainty of {spec['certainty']} of the hand's direction: plain margins are cut where
the field is at most {100 * spec['most_field_share']:g} % of the film; the hand is turned fingers up, by quarters where it lies within {spec['least_turn_degrees']:g} degrees of one, freely
elsewhere; inverted where the hand is darker than its ground{mirror}.

## Plain films

All {plain['n']} stored films of `validate`: {plain['moved']} are placed otherwise than they lie. MAE as they lie {plain['lies']:.3f}, placed {plain['placed']:.3f}: {plain['difference']:+.3f} (standard error {plain['error']:.3f};
{plain['without_largest']:+.3f} without the film that becomes worst, by {plain['largest']:.1f}).

## Composed films of true aspect

"Direction right": within 20 degrees of the direction found in the film as it is, turned with it. That one is more than 20 degrees from up in {askew} of {len(plain_rows)}
films: hands that lie askew, or a hand bent against its forearm.

{lines(rows)}

## Those of them outside `train`

{lines(outside) if outside else 'None at hand.'}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    films_arguments(parser)
    parser.add_argument("--pack", default="models/carpal-b4")
    parser.add_argument("--films", type=int, help="of true aspect inside `train` (all)")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    try:
        pack = PackFolder(args.pack)
        films = load_films(args.data, args.split, args.cache)
    except (DataError, FileNotFoundError) as error:
        sys.exit(f"placement: {error}")
    films.part = SPLITS[KINDS[packs.description(pack.path.name)["kind"]].split](films)
    chain, spec = pack.chain, pack.placement
    at = {film: i for i, film in enumerate(films.ids)}
    paths = {p.stem: p for folder in ("native", "half") for p in sorted((pathlib.Path(args.data) / folder).glob("*"))}
    inside = [film for film in paths if films.part[at[film]] == "train"]
    chosen = [film for film in paths if film not in inside] + sorted(inside)[:args.films]
    model = session(pack.graph)
    true_aspect = [(np.asarray(Image.open(paths[film]).convert("L")), films.age[at[film]], int(films.male[at[film]]), films.part[at[film]] != "train")
                   for film in chosen]
    rows = measure(model, true_aspect, spec, chain, args.seed)
    (pack.path / "PLACEMENT.md").write_text(text(pack.manifest, plain_films(model, films, spec, chain), rows, args.seed))


if __name__ == "__main__":
    main()
