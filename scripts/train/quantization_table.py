"""Ways to store the weights, measured against fp32 on `validate`: file size, MAE, change of single films.

Only what runs through the same graph is measured here: weights as fp32, the pack's mixture, int8 everywhere, fp16 everywhere. Static
int8 (QDQ) and the speed in WebAssembly are other measurements.
"""
import hashlib
import pathlib

import numpy as np
import onnx
from onnx import numpy_helper

from .calibrate import clamp
from .metrics import bootstrap_mae
from .predict import predict, session
from .quantize import quantize


def variants(fp32):
    """(name, function that gives the graph's bytes): quantized only when a run is not cached."""
    model = onnx.load(str(fp32))
    return [
        ("fp32", lambda: pathlib.Path(fp32).read_bytes()),
        ("int8, depthwise and stem fp16, rounded plainly", lambda: quantize(model).SerializeToString()),
        ("int8 weights everywhere", lambda: quantize(model, lambda *_: False).SerializeToString()),
        ("fp16 weights everywhere", lambda: quantize(model, lambda *_: True).SerializeToString()),
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
    for name, graph in variants(fp32):
        def run():
            stored = graph()
            out = predict(session(stored, threads), films.pixels[index], male, chain[-1:], label=name)
            return {"age": out["age"], "bytes": np.array(len(stored))}
        saved = remember(f"quantization {key} {name}", films.ids[index], run)
        age = clamp(saved["age"], male, ranges)
        reference = age if reference is None else reference
        rows.append(row(name, int(saved["bytes"]), age, reference, truth))
    rows.insert(1, row("this pack (the same, 1 x 1 convolutions rounded by films)", pack_size, pack_age, reference, truth))
    return rows


def row(name, size, age, reference, truth):
    change = age - reference
    return {"name": name, "bytes": size, "mae": float(np.abs(age - truth).mean()), "interval": bootstrap_mae(age - truth),
            "loss": float(np.abs(age - truth).mean() - np.abs(reference - truth).mean()), "sd": float(change.std()),
            "largest": float(np.abs(change).max()), "n": int(len(age))}
