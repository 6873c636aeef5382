"""Every decoder of the page against another implementation: films that are encoded here, and the samples that come out."""
import numpy as np
import pytest
from test_dicom import LOSSY, colours, film, luma, render  # noqa: F401

imagecodecs = pytest.importorskip("imagecodecs")
pydicom = pytest.importorskip("pydicom")
from pydicom.dataset import FileMetaDataset  # noqa: E402
from pydicom.encaps import encapsulate, generate_frames  # noqa: E402
from pydicom.uid import (HTJ2K, JPEG2000, HTJ2KLossless, HTJ2KLosslessRPCL, JPEG2000Lossless, JPEGBaseline8Bit, JPEGExtended12Bit,  # noqa: E402
                         JPEGLossless, JPEGLosslessSV1, JPEGLSLossless, JPEGLSNearLossless)


def stored_values(row):
    """By the description; colour by pixel."""
    pixels = row["pixels"]
    values = row["samples"].view(f"<u{pixels['bits_allocated'] // 8}").astype(np.int64) >> (pixels["high_bit"] + 1 - pixels["bits_stored"])
    values &= 2 ** pixels["bits_stored"] - 1
    if pixels["signed"]:
        values -= (values >> (pixels["bits_stored"] - 1)) << pixels["bits_stored"]
    shape = (pixels["height"], pixels["width"])
    if pixels["samples"] == 1:
        return values.reshape(shape)
    return values.reshape(3, *shape).transpose(1, 2, 0) if pixels["planar"] else values.reshape(*shape, 3)


def unsigned(pixels, bits):
    return pixels.view(f"u{pixels.itemsize}") & (2 ** bits - 1)


def jpeg(**options):
    return lambda pixels, bits: imagecodecs.jpeg8_encode(unsigned(pixels, bits), bitspersample=bits, **options)


def jpeg_ls(level=0):
    return lambda pixels, bits: imagecodecs.jpegls_encode(unsigned(pixels, bits), level=level)


def jpeg_2000(codecformat="j2k", **options):
    return lambda pixels, bits: imagecodecs.jpeg2k_encode(pixels, codecformat=codecformat, bitspersample=bits, **options)


def htj2k(reversible, **options):
    return lambda pixels, bits: imagecodecs.htj2k_encode(pixels, reversible=reversible, **options)


# Transfer syntax, encoder, and the bits of its films: below 0 they are signed.
EVERY = (8, 12, 16, -12, -16)
CODECS = {
    "jpeg_baseline": (JPEGBaseline8Bit, jpeg(level=95), (8,)),
    "jpeg_extended": (JPEGExtended12Bit, jpeg(level=95), (8, 12)),
    **{f"jpeg_lossless_{n}": (JPEGLossless, jpeg(lossless=True, predictor=n), EVERY) for n in range(1, 8)},
    "jpeg_lossless_sv1": (JPEGLosslessSV1, jpeg(lossless=True, predictor=1), EVERY),
    "jpeg_ls": (JPEGLSLossless, jpeg_ls(), EVERY),
    "jpeg_ls_near": (JPEGLSNearLossless, jpeg_ls(2), (8, 12, 16)),
    "jpeg_2000": (JPEG2000Lossless, jpeg_2000(reversible=True), EVERY),
    "jpeg_2000_boxes": (JPEG2000Lossless, jpeg_2000("jp2", reversible=True), (8, 12)),
    "jpeg_2000_unsigned": (JPEG2000Lossless, lambda pixels, bits: jpeg_2000(reversible=True)(unsigned(pixels, bits), bits), (-12, -16)),
    "jpeg_2000_lossy": (JPEG2000, jpeg_2000(level=50), EVERY),
    "htj2k": (HTJ2KLossless, htj2k(True), EVERY),
    "htj2k_tiles": (HTJ2KLossless, htj2k(True, tile=(16, 16)), (12,)),
    "htj2k_rpcl": (HTJ2KLosslessRPCL, htj2k(True), (12,)),
    "htj2k_lossy": (HTJ2K, htj2k(False), EVERY),
}


def compressed(ds, path, syntax, encode):
    """Saves the film; gives its stored values, those of another decoder where the syntax changes them."""
    kind = np.dtype(f"{'i' if ds.PixelRepresentation else 'u'}{ds.BitsAllocated // 8}")
    shape = (ds.Rows, ds.Columns) if ds.SamplesPerPixel == 1 else (ds.Rows, ds.Columns, 3)
    pixels = np.frombuffer(ds.PixelData, kind, np.prod(shape)).reshape(shape)
    stream = encode(pixels, ds.BitsStored)
    ds.PixelData = encapsulate([stream])
    ds["PixelData"].VR, ds["PixelData"].is_undefined_length = "OB", True
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.save_as(path, enforce_file_format=True)
    if syntax in (JPEGBaseline8Bit, JPEGExtended12Bit):      # of libjpeg-turbo; that of pydicom differs from it by up to 2 in 12 bits
        return imagecodecs.jpeg8_decode(stream)
    return pydicom.pixels.pixel_array(path, raw=True) if syntax in LOSSY else pixels


def test_every_codec_gives_the_samples_that_were_encoded(render, tmp_path):
    wanted = {}
    for codec, (syntax, encode, kinds) in CODECS.items():
        for bits in kinds:
            for photometric in ("MONOCHROME2", "MONOCHROME1") if bits == 12 else ("MONOCHROME2",):
                name = f"{codec}_{bits}_{photometric}.dcm"
                wanted[name] = compressed(film(abs(bits), bits < 0, photometric), tmp_path / name, syntax, encode)
    rows = render(tmp_path)
    assert len(rows) == len(wanted)
    for name, values in wanted.items():
        assert "error" not in rows[name], rows[name]
        lossy = pydicom.dcmread(tmp_path / name, stop_before_pixels=True).file_meta.TransferSyntaxUID in LOSSY
        difference = np.abs(stored_values(rows[name]) - values.astype(np.int64)).max()
        assert difference <= (1 if lossy else 0), (name, difference)
        assert rows[name]["pixels"]["photometric"] in name


def test_lossless_colour_is_red_green_and_blue(render, tmp_path):
    for name, syntax, encode, told in (
        ("jpeg_lossless", JPEGLosslessSV1, jpeg(lossless=True, predictor=1, colorspace="rgb", outcolorspace="rgb"), "RGB"),
        ("jpeg_ls", JPEGLSLossless, jpeg_ls(), "RGB"), ("htj2k", HTJ2KLossless, htj2k(True), "YBR_RCT"),
        ("jpeg_2000_rct", JPEG2000Lossless, jpeg_2000(reversible=True), "YBR_RCT"), ("jpeg_2000_rgb", JPEG2000Lossless, jpeg_2000(reversible=True, mct=False), "RGB"),
    ):
        ds, rgb = colours()
        ds.PhotometricInterpretation = told
        compressed(ds, tmp_path / f"{name}.dcm", syntax, encode)
    for name, row in render(tmp_path).items():
        assert "error" not in row, row
        assert row["pixels"]["photometric"] == "RGB", name
        np.testing.assert_array_equal(stored_values(row), rgb, name)
        np.testing.assert_array_equal(row["grey"], 257 * luma(rgb), name)


def test_lossy_colour_has_the_luma_of_pydicom(render, tmp_path):
    sampling = {f"jpeg_{mode}": (JPEGBaseline8Bit, jpeg(level=95, subsampling=mode), "YBR_FULL_422") for mode in ("444", "422", "420", "411")}
    cases = {**sampling, "jpeg_rgb": (JPEGBaseline8Bit, jpeg(level=95, colorspace="rgb", outcolorspace="rgb"), "RGB"),
             "jpeg_2000": (JPEG2000, jpeg_2000(level=60), "YBR_ICT"), "htj2k": (HTJ2K, htj2k(False), "YBR_ICT")}
    for name, (syntax, encode, told) in cases.items():
        ds, _ = colours()
        ds.PhotometricInterpretation = told
        compressed(ds, tmp_path / f"{name}.dcm", syntax, encode)
    rows = render(tmp_path)
    for name in cases:
        row = rows[f"{name}.dcm"]
        assert "error" not in row, row
        difference = np.abs(row["grey"] / 257 - luma(pydicom.pixels.pixel_array(tmp_path / f"{name}.dcm")))
        assert difference.max() <= 1, (name, difference.max())


def test_a_tile_that_is_missing_is_no_black_patch(render, tmp_path):
    def lacking(pixels, bits):
        stream = imagecodecs.htj2k_encode(pixels, reversible=True, tile=(16, 16))
        return stream[:stream.rindex(b"\xff\x90\x00\x0a")] + b"\xff\xd9"
    compressed(film(12), tmp_path / "lacking.dcm", HTJ2KLossless, lacking)
    assert render(tmp_path)["lacking.dcm"].get("error") == "TruncatedFile"


def test_streams_that_are_cut_or_wrong_are_a_film_or_a_named_error(render, tmp_path):
    random = np.random.default_rng(3)
    for codec, (syntax, encode, kinds) in CODECS.items():
        path = tmp_path / f"{codec}.dcm"
        compressed(film(kinds[-1] if kinds[-1] > 0 else 12), path, syntax, encode)
        ds = pydicom.dcmread(path)
        stream = np.frombuffer(next(generate_frames(ds.PixelData, number_of_frames=1)), np.uint8)
        for share in (1, 5, 50, 90):
            ds.PixelData = encapsulate([stream[:len(stream) * share // 100 // 2 * 2].tobytes()])
            ds.save_as(tmp_path / f"cut_{codec}_{share}.dcm")
        for number in range(30):
            wrong = stream.copy()
            # Half of them in the headers, the others anywhere.
            wrong[random.integers(2, len(wrong) if number % 2 else 120, 3)] = random.integers(0, 256, 3)
            ds.PixelData = encapsulate([wrong.tobytes()])
            ds.save_as(tmp_path / f"wrong_{codec}_{number}.dcm")
    rows = render(tmp_path)
    assert len(rows) == 35 * len(CODECS)
    for name, row in rows.items():
        if name.startswith("cut"):
            assert row.get("error") == "TruncatedFile", row
        elif name.startswith("wrong"):
            assert row.get("error", "CorruptFile") in ("CorruptFile", "TruncatedFile", "UnsupportedFormat"), row
        else:
            assert "error" not in row, row
