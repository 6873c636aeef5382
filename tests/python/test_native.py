"""The native program: the numbers of the browser, its rows, and that no film ends a run."""
import csv
import json
import os
import pathlib
import pty
import re
import shutil
import signal
import subprocess
import sys
import time

import jsonschema
import numpy as np
import pytest
from PIL import Image

pydicom = pytest.importorskip("pydicom")
from pydicom.uid import JPEG2000Lossless, JPEGLosslessSV1, RLELossless  # noqa: E402
from test_dicom import film, save  # noqa: E402
from test_dicom_codecs import compressed, jpeg, jpeg_2000  # noqa: E402

ROOT = pathlib.Path(__file__).parents[2]


@pytest.fixture(scope="session")
def phantoms(tmp_path_factory):
    """Synthetic hands: a folder of PNG files."""
    if not shutil.which("node"):
        pytest.skip("synthetic films are drawn by Node")
    folder = tmp_path_factory.mktemp("films")
    for seed, (size, maturity, options) in enumerate((("640x800", "0.2", []), ("1000x1300", "0.55", []), ("301x299", "0.9", ["--bits", "16"]),
                                                      ("500x700", "0.7", ["--inverted"]), ("900x700", "0.4", ["--channels", "3"]))):
        draw(folder / f"{seed}.png", "--size", size, "--maturity", maturity, "--seed", seed + 1, *options)
    return folder


def draw(path, *options):
    subprocess.run(["node", "tests/phantom/phantom.mjs", str(path), *map(str, options)], cwd=ROOT, check=True)


@pytest.fixture
def assess(carpal, monkeypatch):
    """Runs `carpal assess`: the finished process."""
    monkeypatch.setenv("PYTHONPATH", str(carpal))

    def call(*arguments, **options):
        return subprocess.run([sys.executable, "-m", "carpal", "assess", *map(str, arguments)], capture_output=True, text=True, timeout=600, **options)
    return call


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def browser(root, folder, table, pack="carpal-b4"):
    if not (root / "build/wasm/carpal.wasm").exists():
        pytest.skip("the core is not built as WebAssembly here")
    command = ["node", "scripts/evaluate.mjs", "--images", str(folder), "--csv", str(table), "--force", "--pack", f"models/{pack}"]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=600)
    assert said.returncode == 0, said.stderr[-2000:]
    return {row["id"]: row for row in json.loads(said.stdout.strip().splitlines()[-1])["films"]}


def furthest_from_browser(root, assess, folder, table, out, pack="carpal-b4"):
    """Largest difference in months between the two; the rest has to be the same."""
    done = assess(folder, "--csv", out, "--subjects", table, "--jobs", 2, "--second-look", "never", "--force", "--pack", root / "models" / pack)
    assert done.returncode in (0, 3, 4), done.stderr
    there, own = browser(root, folder, table, pack), {os.path.splitext(os.path.basename(row["file"]))[0]: row for row in rows_of(out)}
    assert there.keys() == own.keys()
    stages = json.loads((root / "models" / pack / "manifest.json").read_text())["stages"]["keys"]
    differences = []
    for name, row in there.items():
        assert (row["error"] or "") == own[name]["failure"], name
        if row["prediction"] is None:
            assert own[name]["predicted_months"] == "", name
            continue
        differences.append(abs(row["prediction"] - float(own[name]["predicted_months"])))
        assert own[name]["stage"] == stages[row["stage"]], name
        assert own[name]["confidence"] == row["tier"] and own[name]["validation_codes"].split() == row["codes"], (name, row, own[name])
    assert differences
    print(f"\n{len(differences)} films, furthest from the browser: {max(differences):.6f} months")
    return max(differences)


def as_dicom(pixels, **tags):
    """A drawn film of 12 bits."""
    ds = film(12, WindowCenter=2047.5, WindowWidth=4095, **tags)
    stored = np.rint(pixels.astype(float) * (4095 / pixels.max())).astype("<u2")
    ds.Rows, ds.Columns, ds.PixelData = *stored.shape, stored.tobytes() + b"\0" * (stored.nbytes % 2)
    return ds


def test_the_second_pack_reads_as_in_the_browser(root, assess, phantoms, tmp_path):
    """Its trees are steps: where the runtimes round a feature to either side of one, an age moves by a fraction of a month."""
    table = tmp_path / "films.csv"
    table.write_text("id,boneage,male\n" + "".join(f"{path.stem},100,{i % 2 == 0}\n" for i, path in enumerate(sorted(phantoms.iterdir()))))
    assert furthest_from_browser(root, assess, phantoms, table, tmp_path / "rows.csv", "carpal-b0") < 0.5


def test_synthetic_films_read_as_in_the_browser(root, assess, phantoms, tmp_path):
    folder = tmp_path / "films"
    shutil.copytree(phantoms, folder)
    hand = np.asarray(Image.open(phantoms / "1.png").convert("L"))
    save(as_dicom(hand), folder / "plain.dcm")
    save(as_dicom(hand, PhotometricInterpretation="MONOCHROME1"), folder / "negative.dcm")
    save(as_dicom(hand), folder / "rle.dcm", RLELossless)
    compressed(as_dicom(hand), folder / "jpeg.dcm", JPEGLosslessSV1, jpeg(lossless=True, predictor=1))
    compressed(as_dicom(hand), folder / "jpeg12.dcm", pydicom.uid.JPEGExtended12Bit, jpeg(level=90))
    compressed(as_dicom(hand), folder / "jpeg2000.dcm", JPEG2000Lossless, jpeg_2000(reversible=True))
    Image.fromarray(hand).save(folder / "scan.tif", compression="tiff_lzw")
    Image.fromarray(hand).save(folder / "scan.jpg", quality=90)
    (folder / "cut.png").write_bytes((phantoms / "1.png").read_bytes()[:5000])
    names = sorted(os.path.splitext(name)[0] for name in os.listdir(folder))
    # The table names a film once: scan.tif and scan.jpg have names of their own.
    os.rename(folder / "scan.jpg", folder / "photograph.jpg")
    names.append("photograph")
    table = tmp_path / "films.csv"
    table.write_text("id,boneage,male\n" + "".join(f"{name},100,{'True' if at % 2 else 'False'}\n" for at, name in enumerate(sorted(set(names)))))
    assert furthest_from_browser(root, assess, folder, table, tmp_path / "out.csv") < 0.01


def test_real_films_read_as_in_the_browser(root, assess, shared, tmp_path):
    native, folder = shared / "data/rsna/native", tmp_path / "films"
    folder.mkdir()
    for path in sorted(native.glob("*.png"))[:12]:
        os.symlink(path, folder / path.name)
    labels = {row["id"]: row for row in csv.DictReader(open(shared / "data/rsna/train.csv"))}
    table = tmp_path / "films.csv"
    table.write_text("id,boneage,male\n" + "".join(f"{p.stem},{labels[p.stem]['boneage']},{labels[p.stem]['male']}\n" for p in sorted(folder.glob("*.png"))))
    assert furthest_from_browser(root, assess, folder, table, tmp_path / "out.csv") < 0.01


def test_a_bad_film_is_a_row_and_the_exit_code_says_so(root, assess, phantoms, tmp_path):
    cut, text, zipped, gone = tmp_path / "cut.png", tmp_path / "a.txt", tmp_path / "b.zip", tmp_path / "=gone.png"
    cut.write_bytes((phantoms / "0.png").read_bytes()[:2000])
    text.write_text("no film")
    zipped.write_bytes(b"PK\3\4" + bytes(50))
    done = assess(cut, phantoms / "0.png", text, zipped, gone, "--csv", tmp_path / "out.csv", "--jsonl", tmp_path / "out.jsonl", "--sex", "female", "--jobs", 1)
    assert done.returncode == 4 and done.stdout == ""
    assert "1 films read, 0 refused, 4 without a film" in done.stderr
    rows = rows_of(tmp_path / "out.csv")
    assert [row["failure"] for row in rows] == ["TruncatedFile", "", "UnknownFormat", "ArchiveFile", "FileUnreadable"]
    assert [row["number"] for row in rows] == list("12345") and len({row["model_sha256"] for row in rows}) == 1
    assert rows[1]["sex"] == "female" and float(rows[1]["bone_age_months"]) == float(rows[1]["predicted_months"]) > 0
    records = [json.loads(line) for line in open(tmp_path / "out.jsonl")]
    assert [record.get("failure", "") for record in records] == [row["failure"] for row in rows]
    for record in records:
        jsonschema.validate(record, json.loads((root / "native/line.schema.json").read_text()))
    # A pipe never ends: it is not opened as a film.
    os.mkfifo(tmp_path / "pipe.png")
    assert assess(tmp_path / "pipe.png", "--csv", tmp_path / "pipe.csv").returncode == 4
    assert rows_of(tmp_path / "pipe.csv")[0]["failure_detail"] == "no file"


def test_exit_codes_of_films_that_are_read_or_refused(assess, phantoms, tmp_path):
    draw(tmp_path / "blank.png", "--kind", "blank")
    assert assess(phantoms / "1.png", "--csv", tmp_path / "a.csv", "--sex", "male").returncode == 0
    assert assess(phantoms / "1.png", tmp_path / "blank.png", "--csv", tmp_path / "b.csv", "--sex", "male").returncode == 3
    refused = rows_of(tmp_path / "b.csv")[1]
    assert refused["status"] == "refused" and refused["validation"] == "refuse" and refused["bone_age_months"] == "" and refused["validation_codes"]


@pytest.mark.parametrize("arguments, words", [
    ([], "Where to"), (["--csv", "OUT"], "Which films"), (["FOLDER", "--csv", "OUT"], "no films"), (["FILM", "--csv", "OUT", "--jobs", "0"], "whole number"),
    (["FILM", "--csv", "OUT", "--profile", "nobody"], "calibrated"), (["FILM", "--csv", "/nowhere/out.csv"], "no folder"),
    (["FILM", "--csv", "OUT", "--subjects", "OUT.csv"], "cannot be read"), (["FILM", "--csv", "OUT", "--sex", "boy"], "invalid choice"),
    (["FILM", "--csv", "THERE"], "--resume"), (["FILM", "--csv", "THERE", "--resume"], "no table of this version"),
])
def test_arguments_that_cannot_be_used(assess, phantoms, tmp_path, arguments, words):
    (tmp_path / "empty").mkdir()
    (tmp_path / "there.csv").write_text("a,b\r\n1,2\r\n")
    known = {"OUT": tmp_path / "out.csv", "FOLDER": tmp_path / "empty", "FILM": phantoms / "0.png", "THERE": tmp_path / "there.csv"}
    done = assess(*(known.get(one, one) for one in arguments))
    assert (done.returncode, done.stdout) == (2, "") and words in done.stderr, done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_a_pack_that_is_not_the_one_of_its_manifest_is_not_used(root, assess, phantoms, tmp_path):
    pack = tmp_path / "pack"
    shutil.copytree(root / "models/carpal-b4", pack)
    model = bytearray((pack / "model.onnx").read_bytes())
    model[len(model) // 2] ^= 1
    (pack / "model.onnx").write_bytes(model)
    done = assess(phantoms / "0.png", "--csv", tmp_path / "out.csv", "--pack", pack)
    assert done.returncode == 1 and "SHA-256" in done.stderr
    # A graph that says something else of the known picture.
    shutil.copytree(root / "models/carpal-b4", pack, dirs_exist_ok=True)
    manifest = json.loads((pack / "manifest.json").read_text())
    manifest["self_test"]["age_months"][1] += 0.2
    (pack / "manifest.json").write_text(json.dumps(manifest))
    done = assess(phantoms / "0.png", "--csv", tmp_path / "out.csv", "--pack", pack)
    assert done.returncode == 1 and "wrong numbers" in done.stderr


def test_jobs_and_interruptions_change_nothing(assess, phantoms, tmp_path):
    # A film may be named twice.
    films = ["--second-look", "never", *(phantoms / f"{name}.png" for name in (0, 1, 2, 3, 4, 1, 1))]
    whole, records = tmp_path / "whole.csv", tmp_path / "whole.jsonl"
    assert assess(*films, "--csv", whole, "--jsonl", records, "--jobs", 1).returncode in (0, 3)
    assert assess(*films, "--csv", tmp_path / "two.csv", "--jobs", 2).returncode in (0, 3)
    assert (tmp_path / "two.csv").read_bytes() == whole.read_bytes()
    lines = whole.read_bytes().splitlines(keepends=True)
    assert len(lines) == 1 + 2 * 7
    # Cut within a line, after one of a film's two lines, and after the heading; the records further than the table.
    for name, length in (("within", sum(map(len, lines[:4])) + 90), ("between", sum(map(len, lines[:6]))), ("start", len(lines[0])), ("nothing", 0)):
        table, own = tmp_path / f"{name}.csv", tmp_path / f"{name}.jsonl"
        table.write_bytes(whole.read_bytes()[:length])
        own.write_text("".join(open(records).readlines()[:4]) + '{"format": "carp')
        assert assess(*films, "--csv", table, "--jsonl", own, "--jobs", 2, "--resume").returncode in (0, 3)
        assert table.read_bytes() == whole.read_bytes(), name

        def timeless(path):
            return [{key: value for key, value in json.loads(line).items() if key != "milliseconds"} for line in open(path)]
        assert timeless(own) == timeless(records), name
    done = assess(*films, "--csv", whole, "--resume")
    assert "7 were there already" in done.stderr and whole.read_bytes() == (tmp_path / "two.csv").read_bytes()
    # Another sex is another question; other options make no table that can be gone on with.
    done = assess(*films, "--csv", whole, "--resume", "--sex", "female")
    assert "were there already" not in done.stderr and len(rows_of(whole)) == 14 + 7
    assert assess(*films, "--csv", whole, "--resume", "--second-look", "always").returncode == 2


def test_what_was_interrupted_goes_on(carpal, assess, phantoms, tmp_path):
    films = ["--second-look", "never", "--jobs", "1", *[phantoms / "0.png"] * 12]
    whole, table = tmp_path / "whole.csv", tmp_path / "out.csv"
    assert assess(*films, "--csv", whole).returncode in (0, 3)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        command = [sys.executable, "-m", "carpal", "assess", *map(str, films), "--csv", str(table)] + ["--resume"] * table.exists()
        before = table.read_bytes().count(b"\n") if table.exists() else 1
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            while process.poll() is None and not (table.exists() and table.read_bytes().count(b"\n") > before):
                time.sleep(0.01)
            process.send_signal(number)
            said = process.stderr.read()
        assert process.returncode in ((0, 3, -9) if number == signal.SIGKILL else (0, 3, 130)), said
    assert assess(*films, "--csv", table, "--resume").returncode in (0, 3)
    assert table.read_bytes() == whole.read_bytes()


def test_subjects(assess, phantoms, tmp_path):
    table = tmp_path / "subjects.csv"
    table.write_text("Image ID;Sex;Chronological age (months)\n0;F;100\n1.PNG;m;90,5\n2;?;old\n3;male;40\n3;female;40\n0;F;100\n")
    done = assess(phantoms, "--subjects", table, "--csv", tmp_path / "out.csv", "--sex", "male", "--second-look", "never")
    assert all(said in done.stderr for said in ("1 x unreadable_age", "1 x unreadable_sex", "2 x repeated_id"))
    rows = rows_of(tmp_path / "out.csv")
    assert [(row["sex"], row["sex_from"], row["chronological_age_months"], row["age_from"]) for row in rows] == [
        ("female", "table", "100", "table"), ("male", "table", "90.5", "table"), ("male", "option", "", ""), ("male", "option", "", ""), ("male", "option", "", "")]
    # M is mujer where H is there and F is not, as on the page.
    table.write_text("id,Sexo\n0,H\n1,M\n2,niña\n")
    assess(phantoms, "--subjects", table, "--csv", tmp_path / "sexo.csv", "--sex", "male", "--second-look", "never")
    assert [row["sex"] for row in rows_of(tmp_path / "sexo.csv")] == ["male", "female", "female", "male", "male"]
    table.write_text("boneage,male\n1,True\n")
    assert assess(phantoms, "--subjects", table, "--csv", tmp_path / "none.csv").returncode == 2


def test_sex_and_age_are_taken_from_dicom_files_where_no_table_tells_them(root, assess, phantoms, tmp_path):
    hand, folder = np.asarray(Image.open(phantoms / "1.png").convert("L")), tmp_path / "films"
    folder.mkdir()
    shutil.copy(phantoms / "1.png", folder / "1.png")
    dates = {"PatientBirthDate": "20080515", "StudyDate": "20160515"}
    save(as_dicom(hand, PatientSex="M", PatientName="Doe^Jane", **dates), folder / "2.dcm")
    save(as_dicom(hand, PatientSex="O", PatientAge="018M"), folder / "3.dcm")
    save(as_dicom(hand, PatientSex="M"), folder / "4.dcm")
    subjects, out, records = tmp_path / "subjects.csv", tmp_path / "out.csv", tmp_path / "out.jsonl"
    subjects.write_text("id,sex\n4,F\n")
    how = (folder, "--subjects", subjects, "--csv", out, "--jsonl", records, "--second-look", "never", "--jobs", 1)
    assert assess(*how).returncode in (0, 3)
    told = [[row[name] for name in ("sex", "sex_from", "chronological_age_months", "age_from", "tags")] for row in rows_of(out)]
    assert told == [["female", "option", "", "", "true"], ["male", "option", "", "", "true"], ["male", "tags", "96", "tags", "true"],
                    ["female", "option", "18", "tags", "true"], ["male", "option", "18", "tags", "true"], ["female", "table", "", "", "true"]]
    schema = json.loads((root / "native/line.schema.json").read_text())
    for line in open(records):
        jsonschema.validate(json.loads(line), schema)
        assert "Doe" not in line
    assert json.loads(open(records).readlines()[1])["assessment"]["subject"]["chronological_age_months"] == 96
    # What the tags told is found again; what was cut off is read again.
    whole = out.read_bytes()
    assert "4 were there already" in assess(*how, "--resume").stderr and out.read_bytes() == whole
    out.write_bytes(whole[:-20])
    assert "3 were there already" in assess(*how, "--resume").stderr and out.read_bytes() == whole
    # Another sex for all the others asks nothing anew of a film whose own is known.
    assert "2 were there already" in assess(*how, "--resume", "--sex", "male").stderr
    assert assess(*how, "--resume", "--no-tags").returncode == 2
    assert assess(folder / "2.dcm", "--csv", tmp_path / "plain.csv", "--no-tags", "--second-look", "never").returncode in (0, 3)
    assert [(row["sex_from"], row["age_from"], row["tags"]) for row in rows_of(tmp_path / "plain.csv")] == [("option", "", "false")] * 2


def test_records_are_the_pages(root, assess, phantoms, tmp_path):
    assert assess(phantoms, "--jsonl", tmp_path / "out.jsonl").returncode in (0, 3)
    schema, lines = (json.loads((root / path).read_text()) for path in ("cpp/schema/assessment.schema.json", "native/line.schema.json"))
    for line in open(tmp_path / "out.jsonl"):
        record = json.loads(line)
        jsonschema.validate(record["assessment"], schema)
        jsonschema.validate(record, lines)
        assert re.fullmatch("[0-9a-f]{64}", record["film_sha256"]) and record["engine"]["provider"] == "cpu"
        assert record["milliseconds"]["infer"] > 0 and record["rendering"] is None


def test_progress_is_for_terminals(carpal, assess, phantoms, tmp_path):
    assert "[###" not in assess(phantoms / "1.png", "--csv", tmp_path / "a.csv").stderr
    own, other = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "carpal", "assess", phantoms / "1.png", "--csv", tmp_path / "b.csv"], stderr=other) as process:
        process.wait(600)
    assert b"1/1 films" in os.read(own, 100_000)
    os.close(own), os.close(other)


# Beside the real worker: it ends itself, or hangs, at films of these names.
STAND_IN = """
import os, sys, time
import carpal.worker as worker
real = worker.read
def read(reader, path, subject):
    if 'killed' in path: os.kill(os.getpid(), 9)
    if 'hanging' in path: time.sleep(3600)
    return real(reader, path, subject)
worker.read = read
sys.exit(worker.main())
"""


def test_a_film_that_kills_or_hangs_a_worker_is_a_row(carpal, phantoms, tmp_path):
    from carpal.run import Film, Options, Run
    from carpal.subjects import Subject
    names = ["killed-1.png", "a.png", "hanging.png", "killed-2.png", "b.png", "c.png"]
    for name in names:
        shutil.copy(phantoms / "2.png", tmp_path / name)
    films = [Film(str(tmp_path / name), Subject("male")) for name in names]
    with Run(Options(second_look="never"), 2, timeout=20, command=(sys.executable, "-c", STAND_IN)) as run:
        counts = run.assess(films, tmp_path / "out.csv")
    assert (counts.read + counts.refused, counts.failures) == (3, {"Crashed": 2, "TimedOut": 1})
    rows = rows_of(tmp_path / "out.csv")
    assert [row["failure"] for row in rows] == ["Crashed", "", "TimedOut", "Crashed", "", ""]
    assert rows[0]["failure_detail"] == "signal 9"
    # What was the machine's fault is read again, the rest is not.
    with Run(Options(second_look="never")) as run:
        counts = run.assess(films, tmp_path / "out.csv", resume=True)
    assert (counts.skipped, counts.read + counts.refused, counts.failed) == (3, 3, 0)


def test_a_worker_that_never_starts_ends_the_run(carpal):
    from carpal.errors import EngineError
    from carpal.run import Options, Run
    with pytest.raises(EngineError, match="does not start"):
        Run(Options(), command=(sys.executable, "-c", "raise SystemExit(3)"))


def test_the_versions_that_decide_numbers_are_those_that_are_tested(root):
    import tomllib
    project = tomllib.loads((root / "native/pyproject.toml").read_text())
    wanted = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["study"] + project["build-system"]["requires"]
    tested = (root / "scripts/train/requirements.txt").read_text().split()
    pinned = [one for one in wanted if "==" in one]
    assert len(pinned) >= 6 and set(pinned) <= set(tested)
    version = re.search(r"project\(carpal VERSION (\S+)", (root / "CMakeLists.txt").read_text())[1]
    assert project["project"]["version"] == version
