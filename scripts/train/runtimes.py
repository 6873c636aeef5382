"""How far the runtimes are apart on the same pictures, written into the pack as RUNTIMES.md.

    python -m scripts.train.runtimes --fp32 FILE --data ../shared/data/rsna --split ../shared/training/split.csv --cache FOLDER

PyTorch against the page's ONNX Runtime Web on the fp32 graph that export.py kept (asked: at most 0.01 months; of paper B's system the network's part alone,
for its trees are not PyTorch's), and fp32 and the pack's own graph in ONNX Runtime on the CPU against ONNX Runtime Web. FILMS films of `validate`, as they lie.
"""
import argparse
import json
import pathlib
import subprocess
import tempfile

import numpy as np
import onnx
import torch
from onnx import helper

from . import landed, packs
from .data import films_arguments, load_films
from .export import ROOT
from .network import AGE_MEAN, AGE_SD, BoneAgeNet
from .network_b import AgeNet
from .onnx_graph_b import OF_NETWORK
from .pack_folder import PackFolder
from .predict import session, tensor

FILMS = 32
LIMIT_MONTHS = 0.01


def in_wasm(graph, pictures):
    """What ONNX Runtime Web says: {"runtime", "age" (N, 2), "stage_logits" (N, 2, K)}. `pictures`: float32 (N, 3, side, side)."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "pictures.bin"
        file.write_bytes(np.ascontiguousarray(pictures, "<f4").tobytes())
        done = subprocess.run(["node", "scripts/run_graph.mjs", "--graph", str(graph), "--pictures", str(file), "--side", str(pictures.shape[2])],
                              cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found = json.loads(done.stdout.strip().splitlines()[-1])
    return found | {"age": np.array(found["age"], np.float32), "stage_logits": np.array(found["stage_logits"], np.float32).reshape(len(pictures), 2, -1)}


def in_torch(net, pictures, category=None):
    """Both sexes' normalised age and stage logits, in fp32. `category`: paper B's classifier, of an AgeNet."""
    net = net.eval().float()
    ages, logits = [], []
    with torch.no_grad():
        for picture in torch.from_numpy(np.ascontiguousarray(pictures, np.float32)):
            both = picture[None].repeat(2, 1, 1, 1), torch.tensor([0.0, 1.0])
            out = net(*both)
            ages.append(out["age"].numpy())
            logits.append((out["stage_logits"] if category is None else category(net.joined(*both))).numpy())
    return {"age": np.stack(ages), "stage_logits": np.stack(logits)}


def in_native(graph, pictures):
    opened = session(str(graph))
    outs = [opened.run(["age", "stage_logits"], {"image": picture[None].astype(np.float32)}) for picture in pictures]
    return {"age": np.stack([age.reshape(2) for age, _ in outs]), "stage_logits": np.stack([logits.reshape(2, -1) for _, logits in outs])}


def network_alone(graph, target):
    """Paper B's fp32 graph whose age is the network's, at `target`."""
    model = onnx.load(str(graph))
    last = next(node for node in model.graph.node if "age" in node.output)
    model.graph.node.remove(last)
    model.graph.node.append(helper.make_node("Identity", [OF_NETWORK], ["age"]))
    onnx.save(model, str(target))
    return target


def apart(a, b):
    """Largest differences: (months, stage probability)."""
    def softmax(x):
        e = np.exp(x - x.max(-1, keepdims=True))
        return e / e.sum(-1, keepdims=True)
    return float(np.abs(a["age"] - b["age"]).max() * AGE_SD), float(np.abs(softmax(a["stage_logits"]) - softmax(b["stage_logits"])).max())


def report(manifest, films, rows, runtime):
    """The text of RUNTIMES.md. `rows`: (graph, one side, other side, months, probability)."""
    lines = [f"# Runtimes: `{manifest['name']}` {manifest['version']}", "",
             f"Largest difference over {films} films of `validate`, both sexes and all stages, on the same pictures. {runtime}, one thread. Written by",
             f"`scripts/train/runtimes.py` for model `{manifest['files']['model']['sha256'][:12]}`.", "", "| graph | from | to | months | stage probability |", "| --- | --- | --- | --- | --- |"]
    lines += [f"| {graph} | {one} | {other} | {months:.6f} | {probability:.7f} |" for graph, one, other, months, probability in rows]
    lines += ["", f"Asked of fp32: at most {LIMIT_MONTHS} months. {'Kept.' if rows[0][3] <= LIMIT_MONTHS else 'Not kept.'}", ""]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fp32", required=True, help="the fp32 graph that export.py kept")
    parser.add_argument("--pack", default=str(ROOT / "models/carpal-b4"))
    films_arguments(parser)
    args = parser.parse_args()
    pack = PackFolder(args.pack)
    manifest = pack.manifest
    if (manifest["age"]["mean_months"], manifest["age"]["sd_months"]) != (AGE_MEAN, AGE_SD):
        raise SystemExit("the pack's age is normalised otherwise")
    films = load_films(pathlib.Path(args.data), args.split, args.cache)
    rows = films.where("validate")[:FILMS]
    pictures = np.concatenate([tensor(films.pixels[i], pack.chain) for i in rows])
    text = packs.description(pack.path.name)
    paper_b = text["kind"] == "paper_b"
    net = (AgeNet if paper_b else BoneAgeNet)(text["arch"])
    landed.load(net, args.fp32, torch.from_numpy(pictures))
    with tempfile.TemporaryDirectory() as folder:
        graph = network_alone(args.fp32, pathlib.Path(folder) / "network.onnx") if paper_b else args.fp32
        wasm = in_wasm(graph, pictures)
        fp32 = apart(in_torch(net, pictures, landed.category_head(args.fp32) if paper_b else None), wasm)
    stored = pack.path / manifest["files"]["model"]["path"]
    measured = [("fp32" + ", the network's part" * paper_b, "PyTorch", "WebAssembly", *fp32)]
    measured += [(name, "ONNX Runtime, CPU", "WebAssembly", *apart(in_native(path, pictures), in_wasm(path, pictures))) for name, path in (("fp32", args.fp32), ("the pack's", stored))]
    text = report(manifest, len(rows), measured, wasm["runtime"])
    (pack.path / "RUNTIMES.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
