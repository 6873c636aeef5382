import numpy as np
import pytest

from scripts.train import metrics
from scripts.train.supplement import renamed, supplemented

CALIBRATION = {"temperature": 1.0, "interval": {"level": 0.9, "scale": "spread", "bands_months": [], "quantiles": {"female": [2.0], "male": [2.0]}},
               "confidence": {"high": 0.7, "medium": 0.4}}


def read():
    rng = np.random.default_rng(3)
    truth = rng.uniform(10, 210, 40)
    return {"truth": truth, "male": (np.arange(40) % 2), "age": truth + rng.normal(0, 5, 40), "spread": np.full(40, 5.0), "stage_logits": rng.normal(0, 1, (40, 6))}


def manifest(one):
    from scripts.train import calibrate
    ranges = {"female": [0, 216], "male": [0, 228]}
    shown = calibrate.as_reported(one, CALIBRATION, ranges)
    row = metrics.summary("holdout", one["truth"], one["male"], shown["age"], shown["stage"], shown["low"], shown["high"])
    return {"version": "0.3.4", "changes": [{"version": "0.3.4"}], "files": {"model": {"path": "model.onnx"}}, "calibration": CALIBRATION, "age": {"range_months": ranges}, "performance": [row]}


def test_a_version_more_says_more_and_reads_the_same():
    one = read()
    before = manifest(one)
    made = supplemented(before, b"graph", [{"name": "age", "shape": [2]}], one, b"abc", {"age_months": [1, 2]}, "0.3.5", "more", "2026-01-02")
    assert made["version"] == "0.3.5" and [c["version"] for c in made["changes"]] == ["0.3.5", "0.3.4"]
    assert sum(row["n"] for row in made["errors"]["by_tier"]) == sum(row["n"] for row in made["errors"]["by_age"]) == 40
    assert made["files"]["self_test"]["bytes"] == 3 and made["self_test"] == {"age_months": [1, 2]}
    assert made["files"]["model"]["bytes"] == 5 and made["outputs"] == [{"name": "age", "shape": [2]}]
    assert made["performance"] == before["performance"] and made["calibration"] == before["calibration"]


def test_another_network_or_the_same_version_is_refused():
    one = read()
    before = manifest(one)
    with pytest.raises(ValueError, match="a version 0.3.4 already"):
        supplemented(before, b"", [], one, b"", {}, "0.3.4", "", "")
    with pytest.raises(ValueError, match="does not read the films"):
        supplemented(before, b"", [], one | {"age": one["age"] + 1}, b"", {}, "0.3.5", "", "")


def test_reports_take_the_new_version_where_they_are_of_the_old_one():
    for text in ("Pack `carpal-b4` 0.3.4, SHA", "# carpal-b4 0.3.4: what", "# Placement: `carpal-b4` 0.3.4\n"):
        assert renamed(text + " and 0.3.4", "carpal-b4", "0.3.4", "0.3.5") == text.replace("0.3.4", "0.3.5") + " and 0.3.4"
    with pytest.raises(ValueError, match="not that of version 0.3.3"):
        renamed("# carpal-b4 0.3.4: what", "carpal-b4", "0.3.3", "0.3.5")


def test_reports_take_the_new_graph_with_its_version():
    old, new = {"sha256": "a" * 64, "bytes": 1234567}, {"sha256": "b" * 64, "bytes": 1234568}
    text = f"Pack `x` 0.1.0, {'a' * 64} (1,234,567 bytes), model {'a' * 12}."
    assert renamed(text, "x", "0.1.0", "0.1.1", (old, new)) == f"Pack `x` 0.1.1, {'b' * 64} (1,234,568 bytes), model {'b' * 12}."
