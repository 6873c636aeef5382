"""DICOM as the page reads it against pydicom: the same files, the same greys."""
import copy
import json
import pathlib
import shutil
import subprocess

import numpy as np
import pytest

pydicom = pytest.importorskip("pydicom")
pytest.importorskip("pylibjpeg")
from pydicom.dataset import Dataset, FileMetaDataset  # noqa: E402
from pydicom.pixels import apply_modality_lut, apply_voi_lut  # noqa: E402
from pydicom.sequence import Sequence  # noqa: E402
from pydicom.uid import (HTJ2K, JPEG2000, DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian,  # noqa: E402
                         ImplicitVRLittleEndian, JPEGBaseline8Bit, JPEGExtended12Bit, JPEGLSNearLossless, RLELossless)

LOSSY = (JPEGBaseline8Bit, JPEGExtended12Bit, JPEGLSNearLossless, JPEG2000, HTJ2K)


@pytest.fixture
def render(root):
    if not shutil.which("node") or not (root / "build/wasm/carpal.wasm").exists():
        pytest.skip("the core is not built as WebAssembly here")

    def call(folder, kind="default"):
        result = subprocess.run(["node", "--import", "tsx", "tests/dicom/render.ts", str(folder), kind], cwd=root, capture_output=True, text=True, timeout=300)
        assert result.returncode == 0, result.stderr[-2000:]
        rows = {row["name"]: row for row in map(json.loads, result.stdout.strip().splitlines())}
        for name, row in rows.items():
            if "error" not in row:
                row["grey"] = np.fromfile(pathlib.Path(folder) / f"{name}.raw", "<u2").reshape(row["height"], row["width"])
                row["samples"] = np.fromfile(pathlib.Path(folder) / f"{name}.stored", "u1")
        return rows
    return call


def film(stored=12, signed=False, photometric="MONOCHROME2", **tags):
    """A synthetic film: a bright shape on a slope, with grain."""
    y, x = np.mgrid[:57, :43]
    grain = np.random.default_rng(stored).integers(0, 5, x.shape)
    pixels = ((np.hypot(x - 20, y - 30) < 15) * 0.5 + 0.3 * x / 43) * (2 ** stored - 8) + grain
    if signed:
        pixels -= 2 ** (stored - 1)
    allocated = 8 if stored <= 8 else 16
    ds = Dataset()
    ds.SOPClassUID, ds.SOPInstanceUID, ds.PatientSex = "1.2.840.10008.5.1.4.1.1.1", "1.2.3", "F"
    ds.Rows, ds.Columns, ds.SamplesPerPixel, ds.PhotometricInterpretation = *x.shape, 1, photometric
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = allocated, stored, stored - 1, int(signed)
    for name, value in tags.items():
        setattr(ds, name, value)
    kind = np.dtype(f"{'i' if signed else 'u'}{allocated // 8}")
    ds.PixelData = pixels.astype(kind).tobytes() + b"\0" * (pixels.size * kind.itemsize % 2)
    return ds


def save(ds, path, syntax=ExplicitVRLittleEndian):
    ds = copy.deepcopy(ds)  # it is compressed in place, and other tests save it too
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    if syntax == ExplicitVRBigEndian and ds.BitsAllocated == 16:
        ds.PixelData = np.frombuffer(ds.PixelData, "<u2").astype(">u2").tobytes()
    if syntax == RLELossless:
        ds.compress(RLELossless)
    else:
        ds.file_meta.TransferSyntaxUID = syntax
    for element in ds.iterall():
        if element.VR == "OB or OW":
            element.VR = "OW" if ds.BitsAllocated == 16 else "OB"
    ds.save_as(path, enforce_file_format=True)


def table(first, bits, values):
    item = Dataset()
    item.add_new(0x00283002, "US", [len(values), first, bits])
    item.add_new(0x00283006, "US", values)
    return Sequence([item])


def expected(ds):
    """pydicom's greys as the core scales them: the output range of the VOI to 0..65535."""
    modality = apply_modality_lut(ds.pixel_array, ds)      # VOI tables want whole numbers
    if "WindowCenter" in ds:
        shown = apply_voi_lut(modality, ds).astype(float)
        if "ModalityLUTSequence" in ds:
            low, high = 0, 2 ** ds.ModalityLUTSequence[0].LUTDescriptor[2] - 1
        else:
            low = -(2 ** (ds.BitsStored - 1)) if ds.PixelRepresentation else 0
            high = low + 2 ** ds.BitsStored - 1
            slope, intercept = float(ds.get("RescaleSlope", 1)), float(ds.get("RescaleIntercept", 0))
            low, high = low * slope + intercept, high * slope + intercept
        share = (shown - low) / (high - low)
    elif "VOILUTSequence" in ds:
        share = apply_voi_lut(modality, ds).astype(float) / (2 ** ds.VOILUTSequence[0].LUTDescriptor[2] - 1)
    else:
        low, high = np.quantile(modality, [0.01, 0.999], method="lower")
        share = np.clip((modality.astype(float) - low) / (float(high) - low), 0, 1)
    turned = ds.PhotometricInterpretation == "MONOCHROME1" or ds.get("PresentationLUTShape") == "INVERSE"
    return np.floor(65535 * (1 - share if turned else share) + 0.5)


WINDOW = {"WindowCenter": 1800, "WindowWidth": 2500}
CASES = {
    "implicit": (film(**WINDOW), ImplicitVRLittleEndian), "explicit": (film(**WINDOW), ExplicitVRLittleEndian),
    "big_endian": (film(**WINDOW), ExplicitVRBigEndian), "deflated": (film(**WINDOW), DeflatedExplicitVRLittleEndian),
    "rle": (film(**WINDOW), RLELossless), "rle8": (film(8, WindowCenter=100, WindowWidth=180), RLELossless),
    "rle_signed": (film(16, True, WindowCenter=200, WindowWidth=40000), RLELossless),
    "eight": (film(8, WindowCenter=100, WindowWidth=180), ExplicitVRLittleEndian), "ten": (film(10, WindowCenter=500, WindowWidth=900), ExplicitVRLittleEndian),
    "sixteen": (film(16, WindowCenter=30000, WindowWidth=50000), ExplicitVRLittleEndian),
    "signed": (film(12, True, WindowCenter=-50, WindowWidth=3000), ExplicitVRLittleEndian),
    "monochrome1": (film(photometric="MONOCHROME1", **WINDOW), ExplicitVRLittleEndian),
    "inverse": (film(PresentationLUTShape="INVERSE", **WINDOW), ExplicitVRLittleEndian),
    "monochrome1_inverse": (film(photometric="MONOCHROME1", PresentationLUTShape="INVERSE", **WINDOW), ExplicitVRLittleEndian),      # as PS3.3 C.8.11.3 has it
    "exact": (film(VOILUTFunction="LINEAR_EXACT", **WINDOW), ExplicitVRLittleEndian),
    "sigmoid": (film(VOILUTFunction="SIGMOID", **WINDOW), ExplicitVRLittleEndian),
    "rescaled": (film(RescaleSlope="0.25", RescaleIntercept="-40", WindowCenter=400, WindowWidth=700), ExplicitVRLittleEndian),
    "voi_lut": (film(VOILUTSequence=table(900, 12, [int(v) for v in np.linspace(0, 4095, 2000)])), ExplicitVRLittleEndian),
    "modality_lut": (film(ModalityLUTSequence=table(0, 16, [int(v) for v in 65535 * np.linspace(0, 1, 4096) ** 2]), WindowCenter=20000, WindowWidth=39000),
                     ExplicitVRLittleEndian),
    "automatic": (film(), ExplicitVRLittleEndian),
}


def test_every_syntax_and_table_gives_the_greys_of_pydicom(render, tmp_path):
    for name, (ds, syntax) in CASES.items():
        save(ds, tmp_path / f"{name}.dcm", syntax)
    rows = render(tmp_path)
    assert len(rows) == len(CASES)
    for name in CASES:
        row = rows[f"{name}.dcm"]
        assert "error" not in row, (name, row)
        assert row["tags"]["sex"] == "female" and row["findings"] == [], name
        difference = np.abs(row["grey"] - expected(pydicom.dcmread(tmp_path / f"{name}.dcm")))
        assert difference.max() <= 1, (name, difference.max())


def luma(rgb):
    return (rgb.astype(np.int64) @ np.array([19595, 38470, 7471]) + 0x8000) >> 16       # BT.601, as film.hpp has it


def colours(planar=0):
    ds = film(8)
    y, x = np.mgrid[:57, :43]
    rgb = np.stack([4 * y, 255 - 5 * x, 2 * x + y], -1).astype(np.uint8)
    ds.SamplesPerPixel, ds.PhotometricInterpretation, ds.PlanarConfiguration = 3, "RGB", planar
    ds.PixelData = (rgb.transpose(2, 0, 1) if planar else rgb).tobytes() + b"\0"
    return ds, rgb


def test_colour_is_grey_by_its_luma(render, tmp_path):
    for planar in (0, 1):
        ds, rgb = colours(planar)
        save(ds, tmp_path / f"rgb{planar}.dcm")
    for row in render(tmp_path).values():
        np.testing.assert_array_equal(row["grey"], 257 * luma(rgb))


# What pydicom reads of its own files and the page does not: segmentations of one bit and colours of 32.
REFUSED = {f"test_files-{name}.dcm" for name in ("liver_1frame", "liver_expb_1frame", "SC_rgb_rle_32bit", "SC_rgb_rle_32bit_2frame")}
ERRORS = {"UnknownFormat", "NoPixelData", "CorruptFile", "TruncatedFile", "UnsupportedFormat", "TooManyPixels"}


def first_frame(path):
    """pydicom's greys from the least to the greatest value, or the luma of its colours; and how far another lossy decoder may be from them."""
    ds = pydicom.dcmread(path, force=True)
    pixels = pydicom.pixels.pixel_array(ds, index=0)
    if ds.PhotometricInterpretation == "PALETTE COLOR":
        pixels = pydicom.pixels.apply_color_lut(pixels, ds)
    if pixels.ndim == 3:
        return 257 * luma(pixels >> 8 * (pixels.dtype.itemsize - 1)), 2 * 257       # two colours that are rounded and cut to their range
    modality = apply_modality_lut(pixels, ds).astype(float)
    low, high = modality.min(), modality.max()
    share = (modality - low) / (high - low) if high > low else np.zeros_like(modality)
    turned = ds.PhotometricInterpretation == "MONOCHROME1" or ds.get("PresentationLUTShape") == "INVERSE"
    return np.floor(65535 * (1 - share if turned else share) + 0.5), 65535 / max(1, high - low)


def test_the_files_that_come_with_pydicom_are_read_as_pydicom_does_or_refused_by_name(render, tmp_path):
    folder = pathlib.Path(pydicom.__file__).parent / "data"
    files = {"-".join(path.relative_to(folder).parts): path for path in sorted(folder.glob("*_files/**/*")) if path.is_file()}
    for name, path in files.items():
        shutil.copy(path, tmp_path / f"{name}.dcm")
    rows = render(tmp_path, "ignore")
    assert len(rows) == len(files) > 150
    read = set()
    for name, path in files.items():
        row = rows[f"{name}.dcm"]
        try:
            wanted, tolerance = first_frame(path)
        except Exception:                   # some are no films, and some pydicom refuses; what matters is that the page did not hang
            assert row.get("error", "CorruptFile") in ERRORS, row
            continue
        if name in REFUSED:
            assert row["error"] == "UnsupportedFormat", row
            continue
        assert "error" not in row, row
        lossy = pydicom.dcmread(path, force=True, stop_before_pixels=True).file_meta.get("TransferSyntaxUID") in LOSSY
        assert np.abs(row["grey"] - wanted).max() <= (tolerance + 1 if lossy else 1), name
        read.add(name)
    print(len(read), len(files)); assert len(read) > 80
