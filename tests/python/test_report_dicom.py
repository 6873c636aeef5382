"""DICOM files of reports against the tools of others: pydicom, highdicom, dcmtk's dsrdump, dicom3tools' dciodvfy."""
import json
import pathlib
import shutil
import subprocess

import pytest

pydicom = pytest.importorskip("pydicom")
hd = pytest.importorskip("highdicom")
from pydicom.sr._concepts_dict import concepts  # noqa: E402
from pydicom.sr.codedict import codes  # noqa: E402

CASES = ["read", "bare", "unknown", "refused", "against", "mature", "overruled", "synthetic", "site", "siteSilent"]
STUDY = "1.2.840.99999.1.1"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    if not shutil.which("node"):
        pytest.skip("no node")
    folder = tmp_path_factory.mktemp("report")
    root = pathlib.Path(__file__).parents[2]
    result = subprocess.run(["node", "--import", "tsx", "tests/report/write.ts", str(folder)], cwd=root, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr[-2000:]
    return folder, json.loads(result.stdout)


def items(dataset):
    for item in dataset.get("ContentSequence", []):
        yield item
        yield from items(item)


def named(dataset, meaning):
    return [item for item in items(dataset) if "ConceptNameCodeSequence" in item and item.ConceptNameCodeSequence[0].CodeMeaning == meaning]


def number(item):
    return float(item.MeasuredValueSequence[0].NumericValue), item.MeasuredValueSequence[0].MeasurementUnitsCodeSequence[0].CodeValue


@pytest.mark.parametrize("name", [*CASES, *[f"{case}-unnamed" for case in CASES]])
@pytest.mark.parametrize("kind", ["sr", "sc"])
def test_no_validator_finds_an_error(written, name, kind):
    path = str(written[0] / f"{name}.{kind}.dcm")
    if not shutil.which("dciodvfy") or not shutil.which("dsrdump"):
        pytest.skip("dicom3tools or dcmtk is not at hand")
    told = subprocess.run(["dciodvfy", path], capture_output=True, text=True)
    lines = (told.stdout + told.stderr).splitlines()
    assert {"sr": "EnhancedSR", "sc": "SCImage"}[kind] in lines
    assert [line for line in lines if line.startswith("Error")] == []
    if kind == "sr":
        dump = subprocess.run(["dsrdump", path], capture_output=True, text=True)
        assert dump.returncode == 0, dump.stderr
        assert [line for line in (dump.stdout + dump.stderr).splitlines() if line.startswith(("E:", "F:"))] == []
        assert "UNVERIFIED" in dump.stdout


def test_a_broken_file_would_be_noticed(written):
    if not shutil.which("dciodvfy"):
        pytest.skip("dicom3tools is not at hand")
    dataset = pydicom.dcmread(written[0] / "read.sr.dcm")
    del dataset.VerificationFlag
    broken = written[0] / "broken.dcm"
    dataset.save_as(broken)
    told = subprocess.run(["dciodvfy", str(broken)], capture_output=True, text=True)
    assert "Error" in told.stdout + told.stderr


def test_every_code_is_in_a_dictionary_or_ours(written):
    known = {scheme: {(code, meaning) for entries in names.values() for code, (meaning, *_) in entries.items()} for scheme, names in concepts.items()}
    checked = 0
    for code in written[1]:
        assert len(code["value"]) <= 16 and len(code["meaning"]) <= 64, code
        if code["scheme"] == "UMLS":            # of template 1500 itself (PS3.16), in no context group and so in no dictionary
            assert (code["value"], code["meaning"]) == ("C0034375", "Qualitative Evaluations")
        elif code["scheme"] in ("DCM", "SCT", "UCUM"):
            meanings = (code["meaning"], f"{code['meaning']} (attribute)")           # SNOMED's full name beside the one of PS3.16
            assert any((code["value"], meaning) in known[code["scheme"]] for meaning in meanings), code
            checked += 1
        else:
            assert code["scheme"] == "99CARPAL" or (code["scheme"], code["value"]) in {("LN", "85151-9"), ("LN", "85150-1"), ("LN", "24724-7"), ("LN", "93189-9")}, code
    assert checked > 30


def test_highdicom_reads_the_measurements(written):
    report = hd.sr.srread(written[0] / "read.sr.dcm")
    assert isinstance(report, hd.sr.EnhancedSR)
    groups = report.content.get_image_measurement_groups()
    assert [group.tracking_identifier for group in groups] == ["Bone age by the network, female", "Bone age by the reader"]
    network = groups[0]
    by_name = {}
    for measurement in network.get_measurements():
        by_name.setdefault(measurement.name.meaning, []).append(measurement)
    assert [m.value for m in by_name["XR Bone age"]] == [99.2] and by_name["XR Bone age"][0].unit == codes.UCUM.Month
    assert by_name["XR Bone age"][0].name.scheme_designator == "LN"
    assert [m.value for m in by_name["Subject Age"]] == [112.2]
    assert [(m.value, m.method.value) for m in by_name["Z-score"]] == [(-1.208, "sds-brush"), (-1.397, "sds-stanford")]
    assert [m.value for m in by_name["Standard deviation of population"]] == [10.43, 9.02]
    assert network.method.value == "network"
    assert [site.value.value for site in network.finding_sites] == ["85562004"] and network.finding_sites[0].laterality.meaning == "Left"
    assert network.source_images[0].referenced_sop_instance_uid == "1.2.840.99999.1.1.1.1"
    evaluations = {evaluation.name.meaning: evaluation.value.meaning for evaluation in network.get_qualitative_evaluations()}
    assert evaluations["Normality"] == "Normal" and evaluations["Confidence tier"] == "High" and evaluations["Subject Sex"] == "Female"
    assert [(m.name.meaning, round(m.value, 3)) for m in groups[1].get_measurements()] == [
        ("XR Bone age", 96), ("Z-score", -1.553), ("Standard deviation of population", 10.43), ("Z-score", -1.796), ("Standard deviation of population", 9.02)]


@pytest.mark.parametrize("name", CASES)
def test_highdicom_parses_every_case(written, name):
    report = hd.sr.srread(written[0] / f"{name}.sr.dcm")
    assert report.VerificationFlag == "UNVERIFIED" and report.PreliminaryFlag == "PRELIMINARY" and "research" in report.SeriesDescription


@pytest.mark.parametrize("kind", ["sr", "sc"])
def test_both_files_belong_to_the_study_in_series_of_their_own(written, kind):
    named_file, unnamed = (pydicom.dcmread(written[0] / f"{stem}.{kind}.dcm") for stem in ("read", "read-unnamed"))
    assert named_file.StudyInstanceUID == STUDY and named_file.PatientID == "MRN-4711" and named_file.PatientName == "Groß^Łucja" and named_file.StudyID == "S1"
    assert (named_file.PatientBirthDate, named_file.PatientSex, named_file.AccessionNumber, named_file.StudyTime) == ("20171102", "F", "A-17", "101500")
    assert named_file.SeriesInstanceUID != "1.2.840.99999.1.1.1" and named_file.SOPInstanceUID != "1.2.840.99999.1.1.1.1"
    assert "unverified" in named_file.SeriesDescription and "research" in named_file.SeriesDescription
    assert unnamed.StudyInstanceUID != STUDY and unnamed.PatientID == "" and str(unnamed.PatientName) == "" and unnamed.PatientBirthDate == ""
    text = str(unnamed) + json.dumps(unnamed.to_json_dict())
    assert not any(secret in text for secret in ("Groß", "Łucja", "MRN-4711", STUDY, "1.2.840.99999", "A-17", "Weiß^Anna"))
    other = pydicom.dcmread(written[0] / "bare.sr.dcm")
    assert other.file_meta.ImplementationClassUID == named_file.file_meta.ImplementationClassUID


def test_the_picture_is_the_one_that_was_drawn(written):
    dataset = pydicom.dcmread(written[0] / "read.sc.dcm")
    assert dataset.pixel_array.shape == (3, 5, 3) and dataset.pixel_array.ravel().tolist() == list(range(45))
    assert dataset.ImageType == ["DERIVED", "SECONDARY"] and dataset.BurnedInAnnotation == "YES"
    assert dataset.SourceImageSequence[0].ReferencedSOPInstanceUID == "1.2.840.99999.1.1.1.1"
    assert "Bone age as female: 8 y 3 mo" in dataset.ImageComments
    assert pydicom.dcmread(written[0] / "read-unnamed.sc.dcm").BurnedInAnnotation == "NO"


@pytest.mark.parametrize("name", ["refused", "mature"])
def test_no_age_is_told_of_a_refusal_or_of_a_mature_hand(written, name):
    dataset = pydicom.dcmread(written[0] / f"{name}.sr.dcm")
    assert named(dataset, "XR Bone age") == [] and named(dataset, "Z-score") == []
    status = {item.ConceptCodeSequence[0].CodeMeaning for item in named(dataset, "Status of the reading")}
    assert status & {"Refused, not read", "Skeletally mature, no bone age stated"}


def test_every_report_carries_what_a_figure_is_traced_by(written):
    for name in CASES:
        dataset = pydicom.dcmread(written[0] / f"{name}.sr.dcm")
        provenance = named(dataset, "Program, model pack, execution provider and hashes")[0].TextValue
        for part in ("Carpal 0.1.0", "carpal-b4 1.0.0", "4e1f0c6d2b9a875343e0d1c2b3a49586978695a4b3c2d1e0f1a2b3c4d5e6f708", "wasm", "9f2c1e7ab05d44c8" * 4):
            assert part in provenance
        assert "not a medical device" in named(dataset, "Status of the software")[0].TextValue
        assert named(dataset, "Intended use") and named(dataset, "Outcome of validation") and named(dataset, "Override by the user")
    against = pydicom.dcmread(written[0] / "against.sr.dcm")
    assert named(against, "Override by the user")[0].ConceptCodeSequence[0].CodeMeaning == "Read against a refusal"


def test_the_readers_judgement_is_coded_beside_the_own_reading(written):
    def judged(name):
        return [item.ConceptCodeSequence[0].CodeMeaning for item in named(pydicom.dcmread(written[0] / f"{name}.sr.dcm"), "Judgement of the reader on the bone age")]
    assert (judged("read"), judged("overruled"), judged("bare")) == (["Agrees with the network"], ["Overrules the network"], [])
    read, overruled = (pydicom.dcmread(written[0] / f"{name}.sr.dcm") for name in ("read", "overruled"))
    assert [item.TextValue for item in named(read, "Reader, as written")] == ["A. Weiß"] and named(overruled, "Reader, as written") == []
    assert [item.TextValue for item in named(overruled, "Comment")] == ["Carpals are behind."]
    assert (78, "mo") in [number(item) for item in named(overruled, "XR Bone age")]


def test_the_interval_is_told_as_its_ends_and_as_the_uncertainty(written):
    dataset = pydicom.dcmread(written[0] / "bare.sr.dcm")
    assert number(named(dataset, "Lower end of the interval of the bone age")[0]) == (86, "mo")
    assert number(named(dataset, "+, range of upper measurement uncertainty")[0]) == (13.2, "mo")
    assert number(named(dataset, "Level of the interval of the bone age")[0]) == (0.9, "1")
