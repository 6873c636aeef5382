"""What an engine must say of one known picture before it is trusted: WebGPU has given wrong numbers silently on several machines.

The picture is synthetic (tests/phantom), stored in the pack as a grey square whose pixels each stand for COARSE x COARSE of the network's input; beside
it, in the manifest, what the pack's own graph says of it on the CPU.
"""
import pathlib
import shutil
import subprocess
import tempfile

import numpy as np
from PIL import Image
from scipy.special import softmax

from .data import DataError
from .network import AGE_MEAN, AGE_SD
from .predict import tensor

ROOT = pathlib.Path(__file__).parents[2]
COARSE = 4          # so small that it costs the pack nothing
MONTHS, PROBABILITY = 0.1, 0.01     # further than that from the stored answer an engine is not used


def picture(size):
    """[size / COARSE, size / COARSE] uint8: a drawn hand, squashed to a square."""
    if not shutil.which("node"):
        raise DataError("the picture of the self-test is drawn by Node, which is not installed")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "film.png"
        subprocess.run(["node", str(ROOT / "tests/phantom/phantom.mjs"), str(path), "--maturity", "0.55"], check=True, capture_output=True)
        return np.asarray(Image.open(path).convert("L").resize((size // COARSE, size // COARSE), Image.BILINEAR))


def answer(model, grey):
    """The manifest's `self_test`: ages in months and stage probabilities (temperature 1), female then male."""
    age, logits = model.run(["age", "stage_logits"], {"image": tensor(np.kron(grey, np.ones((COARSE, COARSE), np.uint8)), [COARSE * grey.shape[0]])})
    return {
        "age_months": [round(float(v), 4) for v in age * AGE_SD + AGE_MEAN], "stage_probabilities": softmax(logits.astype(float), axis=1).round(6).tolist(),
        "within": {"months": MONTHS, "probability": PROBABILITY}, "source": "The pack's graph on the CPU (ONNX Runtime), one drawn film",
    }
