"""The browser's path (C++ core, ONNX Runtime Web) against the training pipeline's (PyTorch resize, ONNX Runtime) on the same files."""
import json
import shutil
import subprocess

import numpy as np
import pytest
from PIL import Image

from scripts.train.hand_tool import build_tool, place, placing
from scripts.train.predict import predict, session


@pytest.fixture
def node(root):
    if not shutil.which("node") or not (root / "build/wasm/carpal.wasm").exists():
        pytest.skip("the core is not built as WebAssembly here")

    def call(*args):
        result = subprocess.run(["node", *map(str, args)], cwd=root, capture_output=True, text=True, timeout=600)
        assert result.returncode == 0, result.stderr[-2000:]
        return result.stdout
    return call


def compare(node, root, folder, table, ids, males):
    """Largest difference in months between the two paths over PNG films (their decoders agree to the bit)."""
    rows = json.loads(node("scripts/evaluate.mjs", "--images", folder, "--csv", table, "--force").strip().splitlines()[-1])["films"]
    browser = {row["id"]: row["prediction"] for row in rows}
    manifest = json.loads((root / "models/carpal-b4/manifest.json").read_text())
    chain = manifest["input"]["resize_chain"]
    with placing(build_tool(), chain[0], manifest["input"]["placement"]) as tool:
        pixels = [255 * place(tool, np.asarray(Image.open(folder / f"{i}.png").convert("L")), chain[0]).picture for i in ids]
    out = predict(session(str(root / "models/carpal-b4/model.onnx")), pixels, males, chain)
    low, high = np.array([manifest["age"]["range_months"]["male" if m else "female"] for m in males], float).T
    return max(abs(browser[i] - a) for i, a in zip(ids, np.clip(out["age"], low, high)))


def test_synthetic_films_read_the_same(node, root, tmp_path):
    ids, males = ["a", "b", "c"], [1, 0, 1]
    for film, maturity, size in zip(ids, ("0.2", "0.6", "0.9"), ("640x800", "1000x1300", "301x299")):
        node("tests/phantom/phantom.mjs", tmp_path / f"{film}.png", "--size", size, "--maturity", maturity)
    (tmp_path / "films.csv").write_text("id,boneage,male\n" + "".join(f"{i},100,{m}\n" for i, m in zip(ids, males)))
    assert compare(node, root, tmp_path, tmp_path / "films.csv", ids, males) < 0.01


def test_real_films_read_the_same(node, root, shared, tmp_path):
    from scripts.train.data import read_labels
    labels = read_labels(shared / "data/rsna/train.csv")
    folder = shared / "data/rsna/native"
    ids = sorted(p.stem for p in folder.glob("*.png"))
    (tmp_path / "films.csv").write_text("id,boneage,male\n" + "".join(f"{i},{labels[i][0]},{labels[i][1]}\n" for i in ids))
    assert compare(node, root, folder, tmp_path / "films.csv", ids, [labels[i][1] for i in ids]) < 0.01
