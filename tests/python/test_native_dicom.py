"""DICOM and TIFF as the native program reads them against the page: the same files, the same greys, the same names for what is broken."""
import shutil

import numpy as np
import pytest
from test_dicom import CASES, LOSSY, colours, film, render, save, table  # noqa: F401
from test_dicom_codecs import CODECS, compressed, jpeg, jpeg_2000, jpeg_ls

pydicom = pytest.importorskip("pydicom")
imagecodecs = pytest.importorskip("imagecodecs")
from pydicom.encaps import encapsulate, encapsulate_extended, generate_frames  # noqa: E402
from pydicom.uid import JPEG2000, DeflatedExplicitVRLittleEndian, JPEGBaseline8Bit, JPEGLosslessSV1, JPEGLSLossless  # noqa: E402


@pytest.fixture
def read(carpal):
    """A file's greys, the description of its samples and what the record says of the rendering; or the name of the failure."""
    from carpal.containers import open_container
    from carpal.core import Core
    from carpal.errors import FilmError
    from carpal.pack import default_pack, open_pack
    core = Core(open_pack(default_pack()).manifest_text)

    def call(path):
        try:
            container = open_container(path.read_bytes())
            core.decode_stored(container.description, container.samples)
            return {"grey": core.grey(), "pixels": container.description, "rendering": container.rendering, "child": container.child}
        except FilmError as error:
            return {"error": error.code}
    return call


def compare(render, read, folder, within=lambda name: 0):
    rows = render(folder)
    assert rows
    for name, row in rows.items():
        own = read(folder / name)
        assert own.get("error") == row.get("error"), (name, own.get("error"), row)
        if "error" in row:
            continue
        assert own["grey"].shape == row["grey"].shape, name
        difference = np.abs(own["grey"].astype(int) - row["grey"]).max()
        assert difference <= within(name), (name, difference)
        assert own["rendering"]["findings"] == [finding["code"] for finding in row["findings"]], name
        assert own["rendering"]["frames"] == row["frames"], name
        assert own["pixels"]["photometric"] == row["pixels"]["photometric"], name
        assert own["child"] == (row["tagged"]["sex"], pytest.approx(row["tagged"]["months"], abs=1e-9) if row["tagged"]["months"] is not None else None), name
    return rows


def test_every_syntax_and_table_gives_the_greys_of_the_page(render, read, tmp_path):
    for name, (ds, syntax) in CASES.items():
        save(ds, tmp_path / f"{name}.dcm", syntax)
    compare(render, read, tmp_path)


def test_every_codec_gives_the_greys_of_the_page(render, read, tmp_path):
    lossy = {}
    for codec, (syntax, encode, kinds) in CODECS.items():
        for bits in kinds:
            name = f"{codec}_{bits}.dcm"
            compressed(film(abs(bits), bits < 0), tmp_path / name, syntax, encode)
            # Two decoders of a lossy stream may differ by one step of the stored values; what the automatic window makes of a step.
            lossy[name] = 65535 / 2 ** abs(bits) * 2.5 if syntax in LOSSY else 0
    rows = compare(render, read, tmp_path, lossy.get)
    assert not any("error" in row for row in rows.values())


def test_colour_gives_the_greys_of_the_page(render, read, tmp_path):
    sampling = {f"jpeg_{mode}": (JPEGBaseline8Bit, jpeg(level=95, subsampling=mode), "YBR_FULL_422") for mode in ("444", "422", "420", "411")}
    cases = {
        **sampling, "jpeg_rgb": (JPEGBaseline8Bit, jpeg(level=95, colorspace="rgb", outcolorspace="rgb"), "RGB"), "jpeg_2000": (JPEG2000, jpeg_2000(level=60), "YBR_ICT"),
        "lossless": (JPEGLosslessSV1, jpeg(lossless=True, predictor=1, colorspace="rgb", outcolorspace="rgb"), "RGB"), "jpeg_ls": (JPEGLSLossless, jpeg_ls(), "RGB"),
    }
    for name, (syntax, encode, told) in cases.items():
        ds, _ = colours()
        ds.PhotometricInterpretation = told
        compressed(ds, tmp_path / f"{name}.dcm", syntax, encode)
    for planar in (0, 1):
        save(colours(planar)[0], tmp_path / f"planar_{planar}.dcm")
    # A level of 255 is 257 greys. Chroma that four pixels share is repeated by libjpeg, interpolated by the page.
    compare(render, read, tmp_path, lambda name: 514 if "411" in name else 257 if name.startswith(("jpeg_4", "jpeg_rgb", "jpeg_2000")) else 0)


def test_tags_are_read_as_the_page_reads_them(render, read, tmp_path):
    window = {"WindowCenter": 1800, "WindowWidth": 2500}
    cases = {
        "knee": film(BodyPartExamined="KNEE", **window), "mano": film(BodyPartExamined="MANO", **window), "ombro": film(BodyPartExamined="OMBRO", **window), "capture": film(SOPClassUID="1.2.840.10008.5.1.4.1.1.7.2", **window),
        "before_birth": film(PatientBirthDate="20100101", StudyDate="20090101", **window), "no_date": film(StudyDate="20101399", **window),
        "ages": film(PatientBirthDate="20000101", StudyDate="20100101", PatientAge="003Y", **window), "old": film(PatientAge="040Y", **window),
        "useless_window": film(WindowCenter=90000, WindowWidth=10), "no_width": film(WindowCenter=90, WindowWidth=0),
        "windows": film(WindowCenter=[1000, 2000], WindowWidth=[500, 900]), "slope_of_0": film(RescaleSlope="0", RescaleIntercept="5"),
        "both": film(VOILUTSequence=table(0, 12, list(range(4096))), **window),
        "boy": film(PatientSex="M", PatientAge="018M", **window), "other": film(PatientSex="O", **window), "small": film(PatientSex="m", **window), "weeks": film(PatientAge="010W", **window),
        "last_of_month": film(PatientBirthDate="20080831", StudyDate="20160229", **window), "leap": film(PatientBirthDate="20080229", StudyDate="20170228", **window),
        "birthday": film(PatientBirthDate="20080515", StudyDate="20160515", **window), "grown": film(PatientBirthDate="19000101", StudyDate="20160515", PatientAge="010Y", **window),
        "end_of_calendar": film(PatientBirthDate="99991230", StudyDate="99991231", **window),
    }
    for name, ds in cases.items():
        if name == "capture":
            ds.SOPClassUID = "1.2.840.10008.5.1.4.1.1.7.2"
        save(ds, tmp_path / f"{name}.dcm")
    two = film(**window)
    two.NumberOfFrames, two.PixelData = 2, two.PixelData[:2 * 57 * 43] + bytes(2 * 57 * 43)
    save(two, tmp_path / "two_frames.dcm")
    rows = compare(render, read, tmp_path)
    assert sum(bool(row["findings"]) for row in rows.values()) >= 8


def test_the_first_of_several_frames_is_the_pages(render, read, tmp_path):
    encode = jpeg_ls()
    first, second = film(12), film(10)
    pixels = [np.frombuffer(one.PixelData, "<u2", 57 * 43).reshape(57, 43) for one in (first, second)]
    streams = [encode(one, 12) for one in pixels]
    halves = [stream[:len(stream) // 4 * 2] for stream in streams]
    in_two = [part for stream, half in zip(streams, halves) for part in (half, stream[len(half):])]
    cases = {"table": (encapsulate(streams, has_bot=True), {}), "no_table": (encapsulate(streams, has_bot=False), {}),
             "two_fragments": (encapsulate(in_two, has_bot=False), {}), "too_few": (encapsulate(streams[:1], has_bot=False), {})}
    data, offsets, lengths = encapsulate_extended(streams)
    cases["extended"] = (data, {"ExtendedOffsetTable": offsets, "ExtendedOffsetTableLengths": lengths})
    for name, (data, tags) in cases.items():
        ds = film(12, NumberOfFrames=2, **tags)
        ds.PixelData = data
        ds["PixelData"].VR, ds["PixelData"].is_undefined_length = "OB", True
        ds.file_meta = pydicom.dataset.FileMetaDataset()
        ds.file_meta.TransferSyntaxUID = JPEGLSLossless
        ds.save_as(tmp_path / f"{name}.dcm", enforce_file_format=True)
    rows = compare(render, read, tmp_path)
    assert [name for name, row in rows.items() if "error" in row] == ["too_few.dcm"]


def test_webp_gives_the_greys_that_were_written(read, tmp_path):
    y, x = np.mgrid[:61, :47]
    grey = ((3 * x + 2 * y) % 256).astype(np.uint8)
    (tmp_path / "grey.webp").write_bytes(imagecodecs.webp_encode(np.dstack([grey] * 3), lossless=True))
    own = read(tmp_path / "grey.webp")
    np.testing.assert_array_equal(own["grey"], grey.astype(int) * 257)
    half = np.dstack([grey, grey, grey, np.full_like(grey, 128)])
    (tmp_path / "alpha.webp").write_bytes(imagecodecs.webp_encode(half, lossless=True))
    assert np.abs(read(tmp_path / "alpha.webp")["grey"] / 257 - grey * (128 / 255)).max() <= 0.5
    (tmp_path / "cut.webp").write_bytes((tmp_path / "grey.webp").read_bytes()[:-6])
    assert read(tmp_path / "cut.webp") == {"error": "TruncatedFile"}


def test_files_that_are_cut_or_wrong_fail_by_the_same_name(render, read, tmp_path):
    whole = tmp_path / "whole.dcm"
    save(film(), whole)
    data = whole.read_bytes()
    pixels = data.index(b"\xe0\x7f\x10\x00")
    for name, share in (("pixels", pixels + 900), ("no_pixels", pixels), ("header", 200)):
        (tmp_path / f"cut_{name}.dcm").write_bytes(data[:share])
    (tmp_path / "without_preamble.dcm").write_bytes(data[132:])
    for name, tags in {"sides": {"Rows": 0}, "bits": {"BitsAllocated": 24}, "stored": {"BitsStored": 17}, "colour": {"PhotometricInterpretation": "CMYK"},
                       "samples": {"SamplesPerPixel": 3}, "frames": {"NumberOfFrames": 9}, "many_frames": {"NumberOfFrames": 5000}}.items():
        ds = pydicom.dcmread(whole)
        for tag, value in tags.items():
            setattr(ds, tag, value)
        ds.save_as(tmp_path / f"wrong_{name}.dcm")
    ds = pydicom.dcmread(whole)
    ds.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.4.100"
    ds["PixelData"].VR = "OB"
    ds.PixelData = encapsulate([bytes(100)])
    ds.save_as(tmp_path / "video.dcm")
    for codec in ("jpeg_baseline", "jpeg_extended", "jpeg_lossless_4", "jpeg_ls", "jpeg_2000", "jpeg_2000_lossy", "htj2k"):
        syntax, encode, kinds = CODECS[codec]
        path = tmp_path / f"{codec}.dcm"
        compressed(film(8 if kinds == (8,) else 12), path, syntax, encode)
        ds = pydicom.dcmread(path)
        stream = next(generate_frames(ds.PixelData, number_of_frames=1))
        for share in (1, 5, 50, 90):
            ds.PixelData = encapsulate([stream[:len(stream) * share // 100 // 2 * 2]])
            ds.save_as(tmp_path / f"cut_{codec}_{share}.dcm")
    rows = compare(render, read, tmp_path, lambda name: 41 if name.startswith(("jpeg_extended", "jpeg_2000_lossy")) else 643 if "baseline" in name else 0)
    assert sum("error" in row for row in rows.values()) > 35


def test_a_deflated_data_set_that_is_made_to_burst_is_not_unpacked(render, read, tmp_path):
    ds = film()
    ds.PixelData = bytes(300_000_000)
    save(ds, tmp_path / "bomb.dcm", DeflatedExplicitVRLittleEndian)
    assert (tmp_path / "bomb.dcm").stat().st_size < 1_000_000
    compare(render, read, tmp_path)
    assert read(tmp_path / "bomb.dcm") == {"error": "FileTooLarge"}


def test_broken_streams_are_a_film_or_a_named_failure(read, tmp_path):
    random = np.random.default_rng(5)
    known = {"CorruptFile", "TruncatedFile", "UnsupportedFormat", "NoPixelData", "TooManyPixels", "UnknownFormat", None}
    for codec, (syntax, encode, kinds) in CODECS.items():
        path = tmp_path / f"{codec}.dcm"
        compressed(film(abs(kinds[-1])), path, syntax, encode)
        data = np.frombuffer(path.read_bytes(), np.uint8)
        for number in range(12):
            wrong = data.copy()
            wrong[random.integers(132, len(wrong) if number % 2 else 1200, 4)] = random.integers(0, 256, 4)
            path.write_bytes(wrong.tobytes())
            assert read(path).get("error") in known, (codec, number)


def test_tiff_gives_the_greys_of_the_page(root, read, tmp_path):
    from test_tiff import PACKINGS, film as picture
    from PIL import Image
    if not shutil.which("node") or not (root / "build/wasm/carpal.wasm").exists():
        pytest.skip("the core is not built as WebAssembly here")
    for packing in PACKINGS:
        eight, deep, twelve = picture(255).clip(0, 255).astype(np.uint8), picture(65535).clip(0, 65535).astype(np.uint16), picture(4095).clip(0, 4095).astype(np.uint16)
        colour = Image.fromarray(np.dstack([eight, eight // 2, 255 - eight]))
        pictures = {"grey8": Image.fromarray(eight), "grey16": Image.fromarray(deep), "grey12": Image.fromarray(twelve), "colour": colour,
                    "palette": colour.quantize(200), "alpha": Image.merge("RGBA", (*colour.split(), Image.fromarray(eight)))}
        for name, one in pictures.items():
            one.save(tmp_path / f"{name}-{packing}.tif", compression=packing)
    for orientation in range(1, 9):
        Image.fromarray(picture(255).clip(0, 255).astype(np.uint8)).save(tmp_path / f"turned-{orientation}.tif", tiffinfo={274: orientation})
    import json
    import subprocess
    rows = subprocess.run(["node", "--import", "tsx", "tests/containers/render.ts", str(tmp_path)], cwd=root, capture_output=True, text=True, check=True).stdout
    for row in map(json.loads, rows.strip().splitlines()):
        own = read(tmp_path / row["name"])
        assert own.get("error") == row.get("error"), row
        greys = np.fromfile(tmp_path / f"{row['name']}.raw", "<u2").reshape(row["height"], row["width"])
        np.testing.assert_array_equal(own["grey"], greys, err_msg=row["name"])
