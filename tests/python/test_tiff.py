"""TIFF as the page reads it against files that Pillow (libtiff) writes: the same greys."""
import json
import pathlib
import shutil
import subprocess

import numpy as np
import pytest
from PIL import Image, features

PACKINGS = [None, "tiff_lzw", "tiff_adobe_deflate", "packbits"]


@pytest.fixture
def render(root):
    if not shutil.which("node") or not (root / "build/wasm/carpal.wasm").exists():
        pytest.skip("the core is not built as WebAssembly here")
    if not features.check("libtiff"):
        pytest.skip("Pillow without libtiff")

    def call(folder):
        result = subprocess.run(["node", "--import", "tsx", "tests/containers/render.ts", str(folder)], cwd=root, capture_output=True, text=True, timeout=300)
        assert result.returncode == 0, result.stderr[-2000:]
        rows = {row["name"]: row for row in map(json.loads, result.stdout.strip().splitlines())}
        for name, row in rows.items():
            row["grey"] = np.fromfile(pathlib.Path(folder) / f"{name}.raw", "<u2").reshape(row["height"], row["width"])
        return rows
    return call


def film(top):
    y, x = np.mgrid[:301, :217]
    grain = np.random.default_rng(top).integers(0, 9, x.shape)
    picture = (np.hypot(x - 100, y - 150) < 80) * 0.5 * top + 0.4 * top * x / 217 + grain
    picture[0, 0] = top
    return picture


def test_the_greys_are_those_that_were_written(render, tmp_path):
    expected = {}
    for packing in PACKINGS:
        eight, deep = film(255).clip(0, 255).astype(np.uint8), film(65535).clip(0, 65535).astype(np.uint16)
        twelve = film(4095).clip(0, 4095).astype(np.uint16)
        colour = np.dstack([eight] * 3)
        for name, array, greys in [("grey8", eight, eight.astype(int) * 257), ("grey16", deep, deep), ("grey12", twelve, np.rint(twelve / 4095 * 65535)),
                                   ("colour", colour, eight.astype(int) * 257)]:
            file = f"{name}-{packing}.tif"
            Image.fromarray(array).save(tmp_path / file, compression=packing)
            expected[file] = greys
    Image.fromarray(film(255).clip(0, 255).astype(np.uint8)).save(
        tmp_path / "pages.tif", save_all=True, append_images=[Image.fromarray(film(255).clip(0, 255).astype(np.uint8)[::-1])], compression="tiff_lzw")
    expected["pages.tif"] = film(255).clip(0, 255).astype(np.uint8)[::-1].astype(int) * 257
    rows = render(tmp_path)
    assert set(rows) == set(expected)
    assert rows["pages.tif"]["frames"] == 2
    for name, greys in expected.items():
        np.testing.assert_array_equal(rows[name]["grey"], greys, err_msg=name)
