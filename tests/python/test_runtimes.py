"""PyTorch and the page's runtime say the same of the same pictures."""
import shutil

import numpy as np
import pytest
import torch

from scripts.train import runtimes
from scripts.train.network import BoneAgeNet
from scripts.train.onnx_graph import export_fp32

SIDE = 64


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    if not shutil.which("node"):
        pytest.skip("no Node.js here")
    torch.manual_seed(1)
    net = BoneAgeNet("efficientnet_b0")
    graph = tmp_path_factory.mktemp("graph") / "fp32.onnx"
    export_fp32(net, SIDE, graph)
    pictures = np.random.default_rng(1).normal(size=(3, 3, SIDE, SIDE)).astype(np.float32)
    return net, graph, pictures, runtimes.in_wasm(graph, pictures)


def test_an_fp32_graph_says_in_webassembly_what_pytorch_says(made):
    net, graph, pictures, wasm = made
    assert wasm["runtime"].startswith("onnxruntime-web 1.")
    months, probability = runtimes.apart(runtimes.in_torch(net, pictures), wasm)
    assert months < runtimes.LIMIT_MONTHS and probability < 1e-5
    assert runtimes.apart(runtimes.in_native(graph, pictures), wasm)[0] < runtimes.LIMIT_MONTHS


def test_other_weights_are_told_apart(made):
    net, _, pictures, wasm = made
    torch.manual_seed(2)
    assert runtimes.apart(runtimes.in_torch(BoneAgeNet("efficientnet_b0"), pictures), wasm)[0] > runtimes.LIMIT_MONTHS


def test_a_limit_that_is_not_kept_is_said():
    manifest = {"files": {"model": {"sha256": "ab" * 32}}, "name": "a", "version": "1.0.0"}
    rows = lambda months: [("fp32", "PyTorch", "WebAssembly", months, 0.0)]
    assert "Kept." in runtimes.report(manifest, 2, rows(0.01), "r") and "Not kept." in runtimes.report(manifest, 2, rows(0.011), "r")
