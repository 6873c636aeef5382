import os
import pathlib
import subprocess
import sys

import numpy as np
import pytest
import torch

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
torch.set_num_threads(2)


@pytest.fixture
def root():
    return ROOT


@pytest.fixture
def shared():
    """The folder with real films, for the tests that need them; they are skipped where it does not exist."""
    folder = pathlib.Path(os.environ.get("CARPAL_SHARED", ROOT.parent / "shared"))
    if not (folder / "data/rsna/train.csv").exists():
        pytest.skip("no real films at hand")
    return folder


@pytest.fixture
def films_folder(tmp_path):
    """A folder in the RSNA layout with made-up films: (folder, split.csv)."""
    from PIL import Image
    rng = np.random.default_rng(3)
    (tmp_path / "train").mkdir()
    rows, parts = ["id,boneage,male"], ["id,part"]
    for i in range(12):
        Image.fromarray(rng.integers(0, 255, (40, 30), dtype=np.uint8)).save(tmp_path / "train" / f"{i}.png")
        rows.append(f"{i},{10 + 18 * i},{'True' if i % 2 else 'False'}")
        parts.append(f"{i},{('train', 'validate', 'holdout')[i % 3]}")
    (tmp_path / "train.csv").write_text("\n".join(rows))
    (tmp_path / "split.csv").write_text("\n".join(parts))
    return tmp_path, tmp_path / "split.csv"


@pytest.fixture(scope="session")
def carpal(tmp_path_factory):
    """The native program as it is installed: a wheel that is built here, for this session only. The folder of its program."""
    folder = tmp_path_factory.mktemp("carpal")
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-build-isolation", "--no-deps", "--no-index",
                    "--target", folder, ROOT / "native"], check=True)
    sys.path.insert(0, str(folder))
    return folder
