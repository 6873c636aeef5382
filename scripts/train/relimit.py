"""Puts the limits of `models/validation-profiles.json` into a landed pack: a new version of the same network, same weights, same figures.

    python -m scripts.train.relimit --version 0.3.2 --summary "limits leave room for dim films" [--refusals-of OLDER/manifest.json]

`--refusals-of`: an older version of the same weights, whose limits of refusal for the distance and the interval's width are taken where they are
wider. The tails of few films decide them: what was fitted to films as they lie still holds for a film that is not placed, its outline being uncertain.

The profiles decide what is read, not what a reading is: the figures of manifest and card, which are over all films, stay true. Safety and
reports of accuracy name the model by its hash, which stays.
"""
import argparse
import datetime
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).parents[2]


def relimit(manifest, card, profiles, version, summary, date):
    """(manifest, card) of the new version. ValueError where the card is not the manifest's, or the version is there already."""
    old = manifest["version"]
    if any(change["version"] == version for change in manifest["changes"]):
        raise ValueError(f"there is a version {version} already")
    head = f"Pack `{manifest['name']}` {old}, "
    if card.count(head) != 1:
        raise ValueError(f"the model card is not that of version {old}")
    changed = manifest | {"version": version, "validation": profiles,
                          "changes": [{"version": version, "date": date, "summary": summary}] + manifest["changes"]}
    return changed, card.replace(head, f"Pack `{manifest['name']}` {version}, ")


def widened(manifest, card, older):
    """(manifest, card) with the older one's limits of refusal where they are wider. ValueError where the weights or the card are others'."""
    if manifest["age"] != older["age"] or [o["shape"] for o in manifest["outputs"]] != [o["shape"] for o in older["outputs"]]:
        raise ValueError("the older manifest is another network's")
    changed = json.loads(json.dumps(manifest))
    distance, width = changed["anatomy"]["distance"]["refuse"], changed["calibration"]["consistency"]["half_width_months"]
    told = f"refused above {distance['high']}."
    if card.count(told) != 1:
        raise ValueError("the model card does not say the limit of the distance")
    distance["high"] = max(distance["high"], older["anatomy"]["distance"]["refuse"]["high"])
    width["refuse"] = max(width["refuse"], older["calibration"]["consistency"]["half_width_months"]["refuse"])
    return changed, card.replace(told, f"refused above {distance['high']} (the wider limit of this version and {older['version']}).")


def main(argv=None):
    parser = argparse.ArgumentParser(description="Puts the limits of validation into a landed pack.")
    parser.add_argument("--version", required=True)
    parser.add_argument("--summary", required=True, help="one line for the change log")
    parser.add_argument("--pack", default=str(ROOT / "models/carpal-b4"))
    parser.add_argument("--profiles", default=str(ROOT / "models/validation-profiles.json"))
    parser.add_argument("--refusals-of", help="manifest of an older version of the same weights")
    args = parser.parse_args(argv)
    pack = pathlib.Path(args.pack)
    try:
        manifest, card = relimit(json.loads((pack / "manifest.json").read_text()), (pack / "MODEL_CARD.md").read_text(),
                                 json.loads(pathlib.Path(args.profiles).read_text()), args.version, args.summary,
                                 datetime.date.today().isoformat())
        if args.refusals_of:
            manifest, card = widened(manifest, card, json.loads(pathlib.Path(args.refusals_of).read_text()))
    except (OSError, ValueError) as error:
        sys.exit(f"relimit: {error}")
    (pack / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    (pack / "MODEL_CARD.md").write_text(card)


if __name__ == "__main__":
    main()
