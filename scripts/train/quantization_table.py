"""Ways to store the weights, measured against fp32 on `validate`: file size, MAE, change of single films; and written as graphs, whose speed in
WebAssembly `tests/bench/networks.mjs` measures.

    python -m scripts.train.quantization_table --fp32 FILE --out FOLDER --data ../shared/data/rsna --split ../shared/training/split.csv --cache FOLDER
    node tests/bench/networks.mjs --models FOLDER --write FOLDER/speeds.json
    python -m scripts.train.report --fp32 FILE --speeds FOLDER/speeds.json ...
"""
import argparse
import hashlib
import json
import pathlib
import sys

import numpy as np
import onnx
from onnx import numpy_helper

from .calibrate import clamp
from .data import DataError, films_arguments, load_films
from .metrics import bootstrap_mae
from .pack_folder import PackFolder
from .predict import predict, session
from .quantize import quantize
from .rounding import some_films
from .static_int8 import quantize_static_int8

REFERENCE = "fp32"
PACK = "this pack (the same, 1 x 1 convolutions rounded by films)"


def variants(fp32, films, size):
    """(name, function that gives the graph's bytes): quantized only when a run is not cached."""
    model = onnx.load(str(fp32))
    return [
        (REFERENCE, lambda: pathlib.Path(fp32).read_bytes()),
        ("int8, depthwise and stem fp16, rounded plainly", lambda: quantize(model).SerializeToString()),
        ("int8 weights everywhere", lambda: quantize(model, lambda *_: False).SerializeToString()),
        ("fp16 weights everywhere", lambda: quantize(model, lambda *_: True).SerializeToString()),
        ("static int8 (QDQ), depthwise and stem in float", lambda: quantize_static_int8(model, some_films(films, size)).SerializeToString()),
    ]


def same_graph(fp32, stored):
    """Whether the weights that quantization leaves alone (biases, scales, probe) are the same in both: then the pack was made from it."""
    kept = {t.name: numpy_helper.to_array(t) for t in stored.graph.initializer if not t.name.endswith((":q", ":s", ":h"))}
    whole = {t.name: numpy_helper.to_array(t) for t in fp32.graph.initializer}
    return bool(kept) and all(name in whole and np.array_equal(value, whole[name]) for name, value in kept.items())


def compare(fp32, pack_size, pack_age, films, index, chain, ranges, remember, threads):
    """Rows {name, bytes, mae, interval, sd, largest, loss}, fp32 first, the pack second, on the films `index`, of which the pack read
    `pack_age`; `remember` caches a run."""
    key = hashlib.sha256(pathlib.Path(fp32).read_bytes()).hexdigest()[:16]
    male, truth, rows, reference = films.male[index], films.age[index].astype(float), [], None
    for name, graph in variants(fp32, films, chain[-1]):
        def run():
            stored = graph()
            out = predict(session(stored, threads), films.pixels[index], male, chain[-1:], label=name)
            return {"age": out["age"], "bytes": np.array(len(stored))}
        saved = remember(f"quantization {key} {name}", films.ids[index], run)
        age = clamp(saved["age"], male, ranges)
        reference = age if reference is None else reference
        rows.append(row(name, int(saved["bytes"]), age, reference, truth))
    rows.insert(1, row(PACK, pack_size, pack_age, reference, truth))
    return rows


def row(name, size, age, reference, truth):
    change = age - reference
    return {"name": name, "bytes": size, "mae": float(np.abs(age - truth).mean()), "interval": bootstrap_mae(age - truth),
            "loss": float(np.abs(age - truth).mean() - np.abs(reference - truth).mean()), "sd": float(change.std()),
            "largest": float(np.abs(change).max()), "n": int(len(age))}


def write_graphs(fp32, pack, films, size, folder):
    """Every variant and the pack's graph as ONNX files in `folder`, with `networks.json` for the bench."""
    graphs = [(name, make()) for name, make in variants(fp32, films, size)]
    graphs.insert(1, (PACK, pathlib.Path(pack).read_bytes()))
    folder.mkdir(parents=True, exist_ok=True)
    for number, (_, graph) in enumerate(graphs):
        (folder / f"{number}.onnx").write_bytes(graph)
    networks = [{"name": name, "file": f"{number}.onnx"} for number, (name, _) in enumerate(graphs)]
    (folder / "networks.json").write_text(json.dumps({"size": size, "reference": REFERENCE, "networks": networks}, indent=1) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fp32", required=True, help="the graph that export.py kept")
    parser.add_argument("--out", required=True)
    parser.add_argument("--pack", default="models/carpal-b4")
    films_arguments(parser)
    args = parser.parse_args()
    try:
        pack = PackFolder(args.pack)
        films = load_films(args.data, args.split, args.cache)
        films.pixels = pack.shown(films.pixels, args.cache)
        write_graphs(args.fp32, pack.path / pack.manifest["files"]["model"]["path"], films, pack.manifest["input"]["width"], pathlib.Path(args.out))
    except (DataError, OSError) as error:
        sys.exit(f"quantization_table: {error}")


if __name__ == "__main__":
    main()
