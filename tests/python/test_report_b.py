"""carpal-b0's report beside paper B, on made-up predictions."""
import numpy as np
import pytest

from scripts.train import calibrate, evaluation as ev, report_b, robustness, second_opinion
from scripts.train.report import load_published
from scripts.train.stages import PAPER_B

MANIFEST = {
    "name": "made-up", "version": "1.2.3", "title": "Made-up pack", "files": {"model": {"sha256": "ab" * 32, "bytes": 1}},
    "age": {"range_months": {"female": [0, 216], "male": [0, 228]}},
    "performance": [{"part": "compared", "n": 40, "mae": 8.5, "median": 6, "rmse": 9, "bias": 0, "r2": 0.9, "mae_female": 8, "mae_male": 9, "coverage90": 0.9}],
    "calibration": {"temperature": 1.0, "confidence": {"high": 0.7, "medium": 0.4, "half_width_months": {"high": 15.0, "medium": 18.0}},
                    "interval": {"level": 0.9, "scale": "absolute", "bands_months": [60, 120, 168], "fitted_on": "validate (60 films)",
                                 "quantiles": {"female": [12.0] * 4, "male": [12.0] * 4}}},
}


def part(n, seed, error):
    rng = np.random.default_rng(seed)
    truth, male = rng.uniform(6, 215, n).round(), np.arange(n) % 2
    logits = np.full((n, 4), -2.0)
    logits[np.arange(n), PAPER_B.of(truth)] = 2.0
    out = {"age": truth + rng.normal(0, error, n), "spread": np.ones(n), "stage_logits": logits, "male": male}
    shown = calibrate.as_reported(out, MANIFEST["calibration"], MANIFEST["age"]["range_months"])
    return out | {"truth": truth, "stages": PAPER_B} | shown | {"by": {"network": shown["age"] + 1, "trees": shown["age"] - 3, "ensemble": shown["age"]},
                                                               "untrained": np.arange(n) < 40}


@pytest.fixture
def inputs():
    return {"manifest": MANIFEST, "beside": MANIFEST | {"name": "other"}, "beside_age": part(160, 1, 6.0)["age"][:40] + 2, "parts": {"holdout": part(160, 1, 6.0), "validate": part(120, 2, 6.0)}, "logs": [],
            "points": np.random.default_rng(0).normal(size=(160, 2)), "phantoms": [], "sources": [],
            "robustness": [robustness.change_row("none", None, np.zeros(4), np.ones(4)), robustness.change_row("mirrored", np.zeros(4), np.array([1.0, 1, 1, 3]), np.ones(4), "mirror")],
            "speeds": {"runtime": "r", "threads": 1, "reference": "x", "networks": [{"name": "x", "version": "1", "size": 300, "bytes": 10, "milliseconds": 7, "to_reference": 1}]}}


def test_every_goal_of_the_paper_is_a_row_and_is_judged_the_right_way_round(inputs):
    rows = {row[0]: row[1:] for row in report_b.targets(report_b.compute(inputs))}
    assert rows["holdout: MAE, ensemble"][2] == "yes" and rows["holdout: R2, ensemble"][2] == "yes"         # an sd of 6 months is better than the paper
    assert rows["classifier: accuracy"] == ["0.889", "1.000 (1.000 to 1.000)", "yes"]
    assert rows["classifier: recall, infant/toddler"][0] == "0.77" and rows["holdout: bias, girls, network"][0] == "-0.71"
    assert len(rows) == 12 + 9 + 6 + 5 + 8
    worse = inputs | {"parts": {"holdout": part(160, 1, 30.0), "validate": part(120, 2, 30.0)}}
    rows = {row[0]: row[1:] for row in report_b.targets(report_b.compute(worse))}
    assert rows["holdout: MAE, ensemble"][2] == "**no**" and rows["validation: R2, trees"][2] == "**no**"


def test_figures_of_sex_and_category_by_hand():
    some = {"age": np.array([10.0, 20, 100, 210]), "truth": np.array([12.0, 16, 100, 200]), "male": np.array([0, 0, 1, 1]), "stage": np.array([0, 1, 1, 3])}
    found = report_b.by_sex(some)
    assert found["mae_girls"][0] == 3 and found["bias_girls"][0] == 1 and found["rmse_boys"][0] == pytest.approx(50 ** 0.5)
    categories = report_b.per_category(some)
    assert [c[0] for c in categories["recall"]] == [0.5, 1, 0, 1] and [c[0] for c in categories["precision"]] == [1, 0.5, 0, 1]
    assert list(categories["support"]) == [2, 1, 0, 1]


def test_a_category_at_anothers_operating_point_by_hand():
    score = np.array([0.9, 0.8, 0.8, 0.6, 0.5, 0.4])
    is_class = np.array([1, 1, 0, 1, 0, 1], bool)
    precision, recall = ev.at_same_point(score, is_class, 0.75, 0.5)
    assert precision[0] == pytest.approx(2 / 3)              # two of four at 0.8, where two films tie and one of them is of no use
    assert recall[0] == 0.75                                 # three of the first four are right
    assert precision[1] <= precision[0] <= precision[2] and recall[1] <= recall[0] <= recall[2]
    assert ev.at_same_point(-score, is_class, 0.9, 0.5)[1][0] == 0.25        # turned round: the film of the lowest score is right, the next is not
    assert ev.at_same_point(score, ~is_class, 0.9, 0.5)[1][0] == 0           # no threshold is as precise


def test_what_two_readings_have_in_common():
    rng = np.random.default_rng(0)
    truth, of_the_film = rng.uniform(0, 200, 40_000), rng.normal(0, 8, 40_000)
    one, other = (truth + of_the_film + rng.normal(0, own, 40_000) for own in (3, 4))
    found = second_opinion.together(one, other, truth, 20)
    assert found["correlation"][0] == pytest.approx(64 / (73 * 80) ** 0.5, abs=0.01)
    assert found["rmse"][0] == pytest.approx((64 + 25 / 4) ** 0.5, abs=0.1)
    assert found["shared_rmse"][0] == pytest.approx(8, abs=0.1) and found["shared_mae"][0] == pytest.approx(8 * (2 / np.pi) ** 0.5, abs=0.1)
    assert all(low < value < high for value, low, high in found.values())
    by_hand = second_opinion.together(np.array([10.0, 20, 30]), np.array([12.0, 20, 36]), np.array([11.0, 20, 30]), 5)
    assert (by_hand["mae"][0], by_hand["median"][0]) == (1, 0) and by_hand["rmse"][0] == 3 ** 0.5
    assert by_hand["shared_rmse"][0] == 0         # (-1)(1) + 0 + 0 is below nothing shared


def test_the_papers_confusion_matrix_gives_its_precision_and_recall():
    classifier = load_published()["paper_b"]["classifier"]
    figures = ev.class_figures(np.array(classifier["confusion"]))
    for name in ("precision", "recall", "f1"):
        assert figures[name] == pytest.approx(classifier[name], abs=0.0075), name


def test_the_report_is_written_whole_and_the_same_again(inputs, tmp_path):
    report_b.write(inputs, tmp_path)
    text = (tmp_path / "REPORT.md").read_text()
    assert "| holdout: MAE, network | 7.38 |" in text and "the 40 films that neither was trained on" in text and "Their errors correlate by 1.00 (1.00 to 1.00)" in text and "| x 1 | 300 px | 0.0 MB | 7 ms | 1.00 |" in text and "kappa 0.794 (0.853)" in text and "| mirrored | 4 | 1.00 |" in text and "None" not in text and "nan" not in text
    names = sorted(p.name for p in (tmp_path / "figures").iterdir())
    assert names == ["bland_altman.svg", "confusion_matrix.svg", "error_by_age.svg", "predicted_actual.svg", "reliability.svg", "tsne.svg"]
    assert all(f"figures/{name}" in text for name in names)
    before = text, (tmp_path / "figures/tsne.svg").read_bytes()
    report_b.write(inputs, tmp_path)
    assert before == ((tmp_path / "REPORT.md").read_text(), (tmp_path / "figures/tsne.svg").read_bytes())
