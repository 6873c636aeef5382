"""The evaluation report on made-up predictions: no films, no network."""
import json

import numpy as np
import pytest

from scripts.train import acceptance, calibrate, card, evaluation as ev, pack_folder, quantization_table, report, report_text, robustness, training_log
from scripts.train.data import Films
from scripts.train.stages import PAPER_A

MANIFEST = {
    "name": "made-up", "version": "1.2.3", "title": "Made-up pack", "files": {"model": {"sha256": "ab" * 32, "bytes": 1}},
    "age": {"range_months": {"female": [0, 216], "male": [0, 228]}},
    "calibration": {"temperature": 1.0, "confidence": {"high": 0.7, "medium": 0.4, "half_width_months": {"high": 15.0, "medium": 18.0}},
                    "interval": {"level": 0.9, "scale": "absolute", "bands_months": [60, 120, 168], "fitted_on": "validate (60 films)",
                                 "quantiles": {"female": [8.0] * 4, "male": [10.0] * 4}}},
}


def part(truth, male, predicted, stage=None, certain=4.0, seed=0):
    """A part as `report.gather` makes it; `certain` is the logit of the predicted stage above the others."""
    truth, male, predicted = np.asarray(truth, float), np.asarray(male), np.asarray(predicted, float)
    stage = PAPER_A.of(truth) if stage is None else np.asarray(stage)
    logits = np.zeros((len(truth), 6))
    logits[np.arange(len(truth)), stage] = certain
    read = {"age": predicted, "spread": np.full(len(truth), 5.0), "stage_logits": logits, "truth": truth, "male": male}
    return read | {"raw": predicted} | calibrate.as_reported(read, MANIFEST["calibration"], MANIFEST["age"]["range_months"])


def made_up(n, seed):
    rng = np.random.default_rng(seed)
    truth, male = rng.uniform(6, 220, n).round(), np.arange(n) % 2
    stage = np.clip(PAPER_A.of(truth) + (rng.random(n) < 0.1), 0, 5)
    return part(truth, male, truth + rng.normal(0, 7, n), stage, certain=rng.choice([0.5, 2.0, 4.0], n)[0])


SPEEDS = {"size": 300, "threads": 1, "runtime": "onnxruntime-web 0", "reference": "fp32",
          "networks": [{"name": "fp32", "milliseconds": 300, "to_reference": 1}, {"name": "this pack", "milliseconds": 297, "to_reference": 0.99}]}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    # holdout by hand: errors -6, +6, -12, +18 (girls), +3, -3, +24, -36 (boys); one stage of eight wrong; boys' 24 and 36 outside +-10
    held = part([30, 80, 130, 180, 40, 90, 140, 190], [0, 0, 0, 0, 1, 1, 1, 1], [24, 86, 118, 198, 43, 87, 164, 154], [1, 2, 3, 4, 1, 2, 4, 4])
    log = tmp_path_factory.mktemp("log") / "log.csv"
    log.write_text("step,minutes,lr,train_mae,loss,validate_mae,validate_median\n50,1,0.1,20,1,,\n100,2,,,,12,9\n150,3,0.1,14,1,,\n150,2.5,0.1,13,1,,\n")
    rows = [robustness.change_row("none", None, np.zeros(4), np.ones(4)),
            robustness.change_row("turned by +15 degrees", np.zeros(4), np.array([1.0, -2, 3, 4]), np.ones(4), "rotation"),
            robustness.change_row("mirrored", np.zeros(4), np.array([1.0, 1, 1, 1]), np.ones(4), "mirror")]
    storage = [quantization_table.row(name, size, np.array(age), np.array([50.0, 60.0]), np.array([52.0, 61.0]))
               for name, size, age in (("fp32", 70_000_000, [50.0, 60.0]), ("this pack", 19_000_000, [50.5, 60.0]))]
    x = np.arange(10.0)
    return {"manifest": MANIFEST, "bytes": 19_000_000, "labels": (held["truth"], held["male"], np.array(["train"] * 2 + ["validate"] * 3 + ["holdout"] * 3)),
            "parts": {"validate": made_up(60, 1), "holdout": held}, "mirrored": held["truth"] + 5.0, "robustness": rows, "sources": [],
            "quantization": {"rows": storage, "same_graph": True, "speeds": SPEEDS}, "logs": [training_log.read_log(log)], "points": np.random.default_rng(0).normal(size=(8, 2)),
            "phantoms": [{"picture": np.full((20, 15), 90, np.uint8), "map": np.outer(x - 4, x), "title": "made-up"}], "limited": False}


@pytest.fixture(scope="module")
def written(inputs, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack")
    return folder, report.write(inputs, folder)


def test_headline_figures_by_hand(written):
    head = {k: v[0] for k, v in written[1]["headline"]["holdout"].items()}
    assert head["mae"] == pytest.approx(108 / 8)                # 6 6 12 18 3 3 24 36
    assert head["median"] == pytest.approx(9.0)
    assert head["rmse"] == pytest.approx(np.sqrt(2430 / 8))
    assert head["bias"] == pytest.approx((6 - 12) / 8)
    assert head["r2"] == pytest.approx(1 - 2430 / 25200)        # labels around 110: 80 30 20 70 70 20 30 80, squared
    assert (head["mae_girls"], head["mae_boys"], head["sex_gap"]) == pytest.approx((10.5, 16.5, 6.0))
    assert (head["within_6"], head["within_12"], head["within_24"]) == pytest.approx((4 / 8, 5 / 8, 7 / 8))
    assert (head["over_12"], head["over_24"]) == pytest.approx((3 / 8, 1 / 8))
    assert head["stage_accuracy"] == pytest.approx(7 / 8)
    assert head["coverage"] == pytest.approx(4 / 8)             # girls within 8: 2 of 4; boys within 10: 2 of 4
    assert head["half_width"] == pytest.approx(9.0)
    assert head["p25"] == pytest.approx(5.25)


def test_bootstrap_intervals_hold_their_figure_and_follow_the_seed():
    p = made_up(200, 3)
    once, again = ev.headline(p, repeats=500), ev.headline(p, repeats=500, chunk=500)
    assert all(low <= value <= high for value, low, high in (once[k] for k in ("mae", "rmse", "bias", "r2", "coverage", "qwk", "macro_f1")))
    assert once == ev.headline(p, repeats=500)
    assert once["mae"] == pytest.approx(again["mae"], rel=1e-9)      # chunks do not change the draw
    spread = 1.96 * np.abs(p["age"] - p["truth"]).std() / np.sqrt(200)
    assert once["mae"][2] - once["mae"][1] == pytest.approx(2 * spread, rel=0.15)


@pytest.mark.parametrize("hits, n, low, high", [(0, 10, 0, 0.3085), (10, 10, 0.6915, 1), (8, 10, 0.4439, 0.9748), (4, 20, 0.0573, 0.4366),
                                                (81, 263, 0.2527, 0.3676)])
def test_clopper_pearson_against_published_values(hits, n, low, high):
    """The first three: 1 - (alpha / 2)^(1 / n) and common tables; the last: Newcombe 1998, Table I."""
    assert ev.clopper_pearson(hits, n) == pytest.approx((low, high), abs=6e-5)


def test_agreement_equals_scikit_learn():
    from sklearn.metrics import cohen_kappa_score, precision_recall_fscore_support
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 6, 400)
    predicted = np.clip(truth + rng.integers(-1, 2, 400), 0, 5)
    confusion = ev.confusion_of(truth, predicted, 6)
    assert ev.kappa(confusion) == pytest.approx(cohen_kappa_score(truth, predicted))
    assert ev.kappa(confusion, True) == pytest.approx(cohen_kappa_score(truth, predicted, weights="quadratic"))
    ours = ev.class_figures(confusion)
    for mean in ("macro", "weighted"):
        want = precision_recall_fscore_support(truth, predicted, average=mean)[:3]
        assert [ours[f"{mean}_{k}"] for k in ("precision", "recall", "f1")] == pytest.approx(list(want))


def test_coverage_cells_and_groups(written, inputs):
    cells = written[1]["cells"]["truth"]
    assert [(r["sex"], r["band"], r["hits"], r["n"]) for r in cells[:4]] == [("girls", "0-5 y", 1, 1), ("girls", "5-10 y", 1, 1), ("girls", "10-14 y", 0, 1), ("girls", "14-19 y", 0, 1)]
    bands = {r["group"]: r for r in ev.groups(inputs["parts"]["holdout"])["band"]}
    assert set(bands) == {"24-48", "72-96", "120-144", "168-192"}
    assert (bands["120-144"]["n"], bands["120-144"]["mae"], bands["120-144"]["bias"]) == (2, 18.0, 6.0)
    assert bands["120-144"]["girls"] == (1, 12.0, -12.0)
    assert ev.BAND_NAMES[-1] == "216-228" and len(ev.BAND_NAMES) == len(ev.BAND_BOUNDS) + 1


def test_setting_uncertain_films_aside():
    p = part([100] * 10, [0] * 10, 100 + np.arange(10.0))
    kept, mae = ev.risk_coverage(p, -np.arange(10.0))
    assert (kept[4], mae[4]) == (0.5, 2.0)
    row = ev.set_aside(p, -np.arange(10.0), 0.2)
    assert (row["n"], row["mae"]) == (8, 3.5)


def test_reliability_bins_and_stage_loss():
    p = part([30] * 4, [0] * 4, [30] * 4, stage=[1, 1, 1, 2], certain=2.0)
    confidence = np.exp(2) / (np.exp(2) + 5)
    rows, gap = ev.reliability(p)
    assert len(rows) == 1 and rows[0]["accuracy"] == 0.75 and rows[0]["confidence"] == pytest.approx(confidence)
    assert gap == pytest.approx(abs(0.75 - confidence))
    assert ev.stage_loss(p, 1.0) == pytest.approx(-np.log(confidence) * 0.75 - 0.25 * np.log(1 / (np.exp(2) + 5)))


def test_the_stage_of_an_age_is_as_right_as_its_error_allows():
    middle = np.array([12.0, 42, 90, 144, 186, 216])               # far from every bound: a small error changes nothing
    assert ev.stages_of_ages(middle, 0.5) == (1.0, 1.0)
    at_bound = np.repeat([60.0, 59.0], 200)                        # half of the errors cross it, whatever their size
    accuracy, qwk = ev.stages_of_ages(at_bound, 6.0)
    assert accuracy == pytest.approx(0.5, abs=0.1) and qwk == pytest.approx(0, abs=0.2)


def test_targets_say_reached_and_not_reached(written, inputs):
    rows = {r["target"]: r for r in written[1]["acceptance"]}
    assert rows["MAE <= 6.3 months"] == {"target": "MAE <= 6.3 months", "value": "13.50", "reached": False}
    assert rows["MAE, averaged with the mirrored film <= 6.2 months"]["reached"] is True
    assert rows["stage accuracy >= 0.84"]["reached"] is True
    assert rows["median change < 2 months, turned by 5 to 15 degrees (validate)"] == {
        "target": "median change < 2 months, turned by 5 to 15 degrees (validate)", "value": "2.50", "reached": False}
    assert rows["median change < 2 months, inverted (validate)"]["reached"] is None
    assert rows["quantization: largest single change <= 1.2 months"]["value"] == "0.500"
    without = acceptance.rows(report.compute(inputs | {"quantization": None, "mirrored": None, "robustness": []}))
    assert sum(r["reached"] is None for r in without if "mirrored" in r["target"] or "quantization" in r["target"]) == 3


def test_report_holds_the_numbers_and_its_figures(written):
    folder, results = written
    text = (folder / "REPORT.md").read_text()
    assert f"| MAE | 13.50 ({results['headline']['holdout']['mae'][1]:.2f} to" in text
    assert "| MAE <= 6.3 months | 13.50 | **not reached** |" in text
    assert "| 24-48 | 2 | 4.50 | -1.50 | 4.74 | 100.0 % | 1: 6.00, -6.00 | 1: 3.00, +3.00 |" in text
    assert "| turned by +15 degrees | 4 | 2.50 |" in text
    assert "| this pack | 19.00 MB | 1.250" in text and "| 0.99 |" in text and "onnxruntime-web 0, 1 thread" in text
    assert "| 9.10 | 7.07 |" in text and "comparable?" in text
    assert "| holdout (n = 8) | MAE | 13.50 (" in text and "100.0 % of the girls' labels in `train` and 0.0 % of the boys'" in text
    named = {line.split("(figures/")[1].rstrip(")") for line in text.splitlines() if line.startswith("![")}
    drawn = {p.name: p.stat().st_size for p in (folder / "figures").iterdir()}
    assert named == set(drawn) and len(drawn) == 13
    assert all(2_000 < size < report.LARGEST_SVG for size in drawn.values())
    assert not list(folder.glob("*.partial"))


def test_a_reader_who_rounds_is_met_by_his_median_and_one_who_does_not_is_not():
    rng = np.random.default_rng(5)
    true, male = rng.uniform(60, 180, 600), np.arange(600) % 2
    of = np.where(np.arange(600) < 300, "train", "holdout")

    def gained(labels):
        held = part(labels[300:], male[300:], true[300:] + rng.normal(0, 3, 300))
        found = report.standards({"holdout": held, "both": held}, (labels, male, of))
        stated = np.abs(held["age"] - held["truth"]).mean()
        return [stated - median["mae"][0] for median in found["medians"]["holdout"]], found
    (smoothed, single), found = gained(np.round(true / 12) * 12)
    assert single > smoothed > 0.3 and found["share"] == (1.0, 1.0) and found["rise"][0] < 0.7 < 1.3 < found["rise"][1]
    (smoothed, single), found = gained(true.round())
    assert smoothed < 0.1 and max(found["share"]) < 0.5
    (smoothed, single), _ = gained(np.where(of == "train", true, np.round(true / 12) * 12).round())
    assert smoothed < 0.1                                    # what is said of the labels is learnt of train alone


def test_the_card_takes_the_table_of_stored_weights_once(inputs):
    storage = report_text.quantization(inputs["quantization"])
    plain = "# Card\n\n## Quantization\n\nWeights int8.\n\n## Resizing\n\nText.\n"
    once = card.with_storage(plain, storage)
    assert once == card.with_storage(once, storage)
    assert once.index("Weights int8.") < once.index(card.STORAGE) < once.index("| this pack |") < once.index("\n\n## Resizing\n\nText.\n")
    assert once.replace(f"{card.STORAGE}{storage}\n\n", "") == plain
    with pytest.raises(ValueError, match="no section"):
        card.with_storage("# Card\n", storage)
    unmeasured = report_text.quantization(inputs["quantization"] | {"speeds": None})
    assert "was not measured" in unmeasured and "| - |" in unmeasured


def test_rerun_gives_the_same_bytes(written, inputs, tmp_path):
    folder, _ = written
    report.write(inputs, tmp_path)
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        assert path.read_bytes() == (tmp_path / path.relative_to(folder)).read_bytes(), path.name
    assert b"dc:date" not in (tmp_path / "figures/tsne.svg").read_bytes()


def test_what_was_not_measured_is_said(inputs, tmp_path):
    report.write(inputs | {"quantization": None, "logs": [], "points": None, "phantoms": [], "robustness": [], "mirrored": None, "limited": True}, tmp_path)
    text = (tmp_path / "REPORT.md").read_text()
    assert "Not measured: no fp32 graph was given" in text and "shortened development run" in text
    assert "## Robustness\n\nNot measured." in text and "## The network" not in text
    assert len(list((tmp_path / "figures").iterdir())) == 10


def test_a_resumed_log_replaces_what_was_lost(inputs):
    assert [r[0] for r in inputs["logs"][0]] == [1, 2, 2.5]


def test_memory_runs_once_per_model_placing_run_and_films(tmp_path):
    calls = []

    def run():
        calls.append(1)
        return {"age": np.arange(3.0)}
    memory = pack_folder.Memory(tmp_path, "a" * 64, "p")
    for _ in range(2):
        assert list(memory("x", ["1", "2"], run)["age"]) == [0, 1, 2]
    memory("x", ["1", "3"], run)
    memory("y", ["1", "2"], run)
    pack_folder.Memory(tmp_path, "b" * 64, "p")("x", ["1", "2"], run)
    pack_folder.Memory(tmp_path, "a" * 64, "another finder")("x", ["1", "2"], run)
    assert len(calls) == 5


def test_changes_keep_the_film_and_the_sample_is_fixed():
    film = np.random.default_rng(0).integers(0, 255, (40, 40), dtype=np.uint8)
    rng = np.random.default_rng(1)
    out = {name: change(film, rng) for name, (_, change) in robustness.CHANGES.items()}
    assert all(v.dtype == np.uint8 and v.ndim == 2 for v in out.values())
    assert (out["inverted"] == 255 - film).all() and (out["mirrored"] == film[:, ::-1]).all()
    assert out["resampled to 150 x 150 px"].shape == (150, 150)
    assert out["brightness +20 %"].mean() > film.mean() > out["brightness -20 %"].mean()
    films = Films(np.zeros((50, 2, 2)), np.arange(50), np.zeros(50), np.zeros(50), np.array(["validate", "holdout"] * 25))
    assert (robustness.sample(films, count=10) == robustness.sample(films, count=10)).all()
    assert set(films.part[robustness.sample(films)]) == {"validate"}


def test_a_pack_whose_model_is_another_is_refused(tmp_path):
    (tmp_path / "manifest.json").write_text(json.dumps({"files": {"model": {"path": "model.onnx", "sha256": "0" * 64}}}))
    (tmp_path / "model.onnx").write_bytes(b"other")
    args = type("Args", (), {"pack": str(tmp_path), "data": str(tmp_path)})
    with pytest.raises(report.DataError, match="not the one that the manifest names"):
        report.gather(args)


def test_published_figures_have_sources():
    published = report.load_published()
    assert all(row["source"] and row["comparable"] for row in published["models"] + published["humans"])
    assert published["table2"]["images"] == 12611 and len(published["percentiles"]["months"]) == len(ev.PERCENTILES)
