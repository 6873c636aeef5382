"""Gives a landed pack the parts of the manifest that came after its export, measured on its own network: errors of held-out films, self-test.

    python -m scripts.train.supplement --version 0.3.5 --summary "says its errors" --data ../shared/data/rsna --split ../shared/training/split.csv --cache FOLDER

Network, calibration and limits stay, so every reading stays: reports that name the model by its hash hold for the new version too.
"""
import argparse
import datetime
import hashlib
import json
import pathlib
import sys

from . import calibrate, metrics, self_test
from .data import DataError, load_films
from .export import MAX_BYTES, ROOT, read_part
from .hand_tool import PlacedPixels
from .predict import session


def supplemented(manifest, read, known, answer, version, summary, date):
    """The new version's manifest. `read`: of `export.read_part` on `holdout`; `known`: bytes of the self-test's picture. ValueError where the
    version is there already."""
    if any(change["version"] == version for change in manifest["changes"]):
        raise ValueError(f"there is a version {version} already")
    calibration = manifest["calibration"]
    shown = calibrate.as_reported(read, calibration, manifest["age"]["range_months"])
    row = metrics.summary("holdout", read["truth"], read["male"], shown["age"], shown["stage"], shown["low"], shown["high"])
    if row not in manifest["performance"]:
        raise ValueError(f"the network does not read the films as its manifest says: {row}")
    return manifest | {
        "version": version, "changes": [{"version": version, "date": date, "summary": summary}] + manifest["changes"],
        "files": manifest["files"] | {"self_test": {"path": "self_test.bin", "bytes": len(known), "sha256": hashlib.sha256(known).hexdigest()}},
        "errors": metrics.errors("holdout", shown, read["truth"], read["male"], calibration["interval"]["bands_months"]), "self_test": answer,
    }


def renamed(text, name, old, new):
    """A report of the pack, for the version that reads as the old one does. ValueError where it is not the old one's."""
    heads = [f"Pack `{name}` {old}, ", f"# {name} {old}: ", f"# Placement: `{name}` {old}\n"]
    found = [head for head in heads if text.count(head) == 1]
    if len(found) != 1:
        raise ValueError(f"a report is not that of version {old}")
    return text.replace(found[0], found[0].replace(old, new))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", required=True)
    parser.add_argument("--summary", required=True, help="one line for the change log")
    parser.add_argument("--data", default="../shared/data/rsna")
    parser.add_argument("--split", default="../shared/training/split.csv")
    parser.add_argument("--cache", required=True)
    parser.add_argument("--pack", default=str(ROOT / "models/carpal-b4"))
    args = parser.parse_args()
    pack = pathlib.Path(args.pack)
    try:
        manifest = json.loads((pack / "manifest.json").read_text())
        films = load_films(args.data, args.split, args.cache)
        films.pixels = PlacedPixels(films.pixels, manifest["input"].get("placement"))
        model = session(str(pack / manifest["files"]["model"]["path"]))
        grey = self_test.picture(manifest["input"]["width"])
        read = read_part(model, films, "holdout", manifest["input"]["resize_chain"])
        made = supplemented(manifest, read, grey.tobytes(), self_test.answer(model, grey), args.version, args.summary, datetime.date.today().isoformat())
        if (total := sum(file["bytes"] for file in made["files"].values())) > MAX_BYTES:
            raise DataError(f"the pack has {total:,} bytes, over the budget of {MAX_BYTES:,}")
        reports = {path: renamed(path.read_text(), made["name"], manifest["version"], args.version)
                   for path in (pack / name for name in ("MODEL_CARD.md", "SAFETY.md", "PLACEMENT.md")) if path.exists()}
    except (OSError, ValueError, DataError) as error:
        sys.exit(f"supplement: {error}")
    (pack / "self_test.bin").write_bytes(grey.tobytes())
    (pack / "manifest.json").write_text(json.dumps(made, indent=1) + "\n")
    for path, text in reports.items():
        path.write_text(text)


if __name__ == "__main__":
    main()
