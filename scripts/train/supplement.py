"""Gives a landed pack what came after its export, of its own network: errors of held-out films, self-test, the map of every stage.

    python -m scripts.train.supplement --version 0.3.5 --summary "says its errors" --data ../shared/data/rsna --split ../shared/training/split.csv --cache FOLDER

Network, calibration and limits stay, so every reading stays, and the reports of the pack hold for the new version: where the graph gets an output more,
all others are compared bit by bit on SAME_FILMS films before the reports take its hash.
"""
import argparse
import datetime
import hashlib
import json
import pathlib
import sys

import onnx

from . import calibrate, metrics, self_test
from .data import DataError, load_films
from .export import MAX_BYTES, ROOT, read_part
from .hand_tool import placed_pixels
from .onnx_graph import OUTPUTS
from .predict import session, tensor
from .stage_map import has_stage_map, with_stage_map

SAME_FILMS = 64


def supplemented(manifest, model, outputs, read, known, answer, version, summary, date):
    """The new version's manifest. `model`: bytes of its graph, with `outputs` as a manifest lists them; `read`: of `export.read_part` on `holdout`;
    `known`: bytes of the self-test's picture. ValueError where the version is there already."""
    if any(change["version"] == version for change in manifest["changes"]):
        raise ValueError(f"there is a version {version} already")
    calibration = manifest["calibration"]
    shown = calibrate.as_reported(read, calibration, manifest["age"]["range_months"])
    row = metrics.summary("holdout", read["truth"], read["male"], shown["age"], shown["stage"], shown["low"], shown["high"])
    if row not in manifest["performance"]:
        raise ValueError(f"the network does not read the films as its manifest says: {row}")
    return manifest | {
        "version": version, "changes": [{"version": version, "date": date, "summary": summary}] + manifest["changes"],
        "files": manifest["files"] | {"model": _file(manifest["files"]["model"]["path"], model), "self_test": _file("self_test.bin", known)},
        "outputs": outputs,
        "errors": metrics.errors("holdout", shown, read["truth"], read["male"], calibration["interval"]["bands_months"]), "self_test": answer,
    }


def _file(path, content):
    return {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def differing(before, after, tensors):
    """Names of the outputs of `before` that `after` does not give bit by bit for one of the network's inputs."""
    names = [output.name for output in before.get_outputs()]
    found = set()
    for x in tensors:
        pairs = zip(names, before.run(names, {"image": x}), after.run(names, {"image": x}))
        found |= {name for name, a, b in pairs if a.tobytes() != b.tobytes()}
    return sorted(found)


def renamed(text, name, old, new, files=()):
    """A report of the pack, for the version that reads as the old one does; `files`: the model's entries, old and new. ValueError where it is not the
    old one's."""
    heads = [f"Pack `{name}` {old}, ", f"# {name} {old}: ", f"# Placement: `{name}` {old}\n", f"# Runtimes: `{name}` {old}\n"]
    found = [head for head in heads if text.count(head) == 1]
    if len(found) != 1:
        raise ValueError(f"a report is not that of version {old}")
    text = text.replace(found[0], found[0].replace(old, new))
    if files:
        before, after = files
        text = text.replace(before["sha256"], after["sha256"]).replace(before["sha256"][:12], after["sha256"][:12])
        text = text.replace(f"({before['bytes']:,} bytes)", f"({after['bytes']:,} bytes)")
    return text


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
        films.pixels = placed_pixels(films.pixels, manifest["input"].get("placement"), args.cache)
        graph = onnx.load(str(pack / manifest["files"]["model"]["path"]))
        whole = graph if has_stage_map(graph) else with_stage_map(graph)
        content = whole.SerializeToString()
        model = session(content)
        some = films.where("validate")[:SAME_FILMS]
        same = [tensor(pixels, manifest["input"]["resize_chain"][-1:]) for pixels in films.pixels[some]]
        if wrong := differing(session(graph.SerializeToString()), model, same):
            raise DataError(f"the new graph gives other values for {', '.join(wrong)}")
        dims = {o.name: [d.dim_value for d in o.type.tensor_type.shape.dim] for o in whole.graph.output}
        outputs = [{"name": name, "shape": dims[name]} for name in OUTPUTS]
        grey = self_test.picture(manifest["input"]["width"])
        read = read_part(model, films, "holdout", manifest["input"]["resize_chain"])
        made = supplemented(manifest, content, outputs, read, grey.tobytes(), self_test.answer(model, grey), args.version, args.summary, datetime.date.today().isoformat())
        if (total := sum(file["bytes"] for file in made["files"].values())) > MAX_BYTES:
            raise DataError(f"the pack has {total:,} bytes, over the budget of {MAX_BYTES:,}")
        reports = {path: renamed(path.read_text(), made["name"], manifest["version"], args.version,
                                 (manifest["files"]["model"], made["files"]["model"]))
                   for path in (pack / name for name in ("MODEL_CARD.md", "SAFETY.md", "PLACEMENT.md", "RUNTIMES.md")) if path.exists()}
    except (OSError, ValueError, DataError) as error:
        sys.exit(f"supplement: {error}")
    (pack / made["files"]["model"]["path"]).write_bytes(content)
    (pack / "self_test.bin").write_bytes(grey.tobytes())
    (pack / "manifest.json").write_text(json.dumps(made, indent=1) + "\n")
    for path, text in reports.items():
        path.write_text(text)


if __name__ == "__main__":
    main()
