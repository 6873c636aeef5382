import math
import struct

import numpy as np
import pytest
import torch
from PIL import Image

from scripts.train import alternatives, maturity, metrics, reference, safety
from scripts.train.calibrate import fit_confidence, fit_consistency
from scripts.train.stages import PAPER_A
from scripts.train.data import Films
from scripts.train.network import BoneAgeNet
from scripts.train.onnx_graph import MAP, export_fp32
from scripts.train.predict import look, predict, session
from scripts.train.quantize import quantize

RNG = np.random.default_rng(7)


def hands(n, rng=RNG):
    """Made-up features: three directions of spread in twelve dimensions, and a little of everything."""
    return rng.normal(0, 3, (n, 3)) @ DIRECTIONS + rng.normal(0, 0.1, (n, 12)) + np.arange(12)


DIRECTIONS = np.linalg.qr(RNG.normal(size=(12, 3)))[0].T


def test_what_lies_off_the_subspace_is_far_and_what_lies_in_it_is_not():
    ref = reference.fit(hands(500), components=3)
    assert np.abs(ref.project(hands(500))[2].mean() - 1) < 0.2
    own, far = ref.distance(hands(300)), ref.distance(hands(300) + RNG.normal(0, 1.5, (300, 12)))
    assert own.max() < np.quantile(far, 0.02)
    assert (ref.distance(np.arange(12) + 4 * DIRECTIONS[:1]) < own.max()).all()      # unusual, but of the same kind


def test_file_holds_what_the_distance_needs():
    ref = reference.fit(hands(200), components=3)
    ref.centres = RNG.normal(size=(2, 2, 3)).astype(np.float32)
    data = ref.to_bytes()
    d, k = struct.unpack_from("<II", data, 8)
    assert data[:8] == b"CARPLRF1" and (d, k) == (12, 3)
    floats = np.frombuffer(data, "<f4", 2 * d + k + 1, 16)
    components = np.frombuffer(data, "<f2", k * d, 16 + 4 * len(floats)).reshape(k, d).astype(float)
    two = np.frombuffer(data, "<f4", 4 * k, 16 + 4 * len(floats) + 2 * k * d)
    assert len(data) == 16 + 4 * len(floats) + 2 * k * d + 16 * k and two == pytest.approx(ref.centres.ravel())
    x = hands(1)[0]
    z = (x - floats[:d]) * floats[d:2 * d]
    y = components @ z
    assert np.log((z @ z - y @ y) / floats[-1]) == pytest.approx(ref.distance(x[None])[0], abs=1e-6)


def test_limits_are_quantiles_of_all_conditions_together():
    found = {"a": np.arange(500.0), "b": np.arange(500.0, 1000.0)}
    limits = reference.fit_limits(found)
    assert limits["review"]["high"] == pytest.approx(979.02) and limits["refuse"]["high"] == pytest.approx(996.003)
    assert [row["review"] for row in reference.rates(found, limits, "x")] == [0, 0.04]


def test_the_distance_chosen_is_among_its_alternatives_and_those_outside_the_subspace_find_what_lies_there():
    x, age = hands(400), RNG.uniform(0, 228, 400)
    scores = alternatives.candidates(x, age, 6, components=3)
    assert (scores["**outside the subspace** (chosen)"](x) == reference.fit(x, 3).distance(x)).all()
    far = hands(50) + RNG.normal(0, 4, (50, 12))
    for name, score in scores.items():
        auc = alternatives._auc(score(hands(100)), score(far))
        assert 0 <= auc[1] <= auc[0] <= auc[2] <= 1 and (auc[0] > 0.9 or "outside" not in name), name


def test_pictures_come_by_class_and_an_adults_hand_is_in_none(tmp_path):
    rows = ["file,body_part", "a.png,hand", "b64_.png,chest", "c.png,knee", "d.png,hand_adult"]
    (tmp_path / "other_and_hands.csv").write_text("\n".join(rows))
    for name in ("a", "b64_", "c", "d"):
        Image.fromarray(np.zeros((4, 4), np.uint8)).save(tmp_path / f"{name}.png")
    assert {k: len(v) for k, v in alternatives.load_pictures(tmp_path).items()} == {
        "other radiographs": 1, "other thumbnails": 1, "hands of another source": 1}
    assert alternatives.load_pictures(tmp_path / "nowhere") == {}


@pytest.mark.parametrize("view, at", [("mirrored", (10, 43)), ("turned_left", None), ("turned_right", None)])
def test_views_of_the_second_look(view, at):
    x = np.zeros((1, 3, 64, 64), np.float32)
    x[:, :, 10, 20] = 1.0
    seen = look(x, view)[0, 0]
    assert look(x, "as_is") is x
    if at:
        assert seen[at] == 1
        return
    y, x_at = np.average(np.mgrid[:64, :64].reshape(2, -1), axis=1, weights=seen.ravel()) - 31.5
    was, turned = math.atan2(10 - 31.5, 20 - 31.5), math.atan2(y, x_at)
    assert math.degrees(turned - was) == pytest.approx(10 if view == "turned_right" else -10, abs=1)      # y points down


def test_probe_finds_a_mark_at_any_place():
    n = 240
    maps = RNG.normal(0, 0.3, (n, 5, 4, 4)).astype(np.float16)
    mature = np.arange(n) % 4 == 0
    for i in np.flatnonzero(mature):
        maps[i, 2, RNG.integers(4), RNG.integers(4)] += 4
    probe = maturity.fit_probe(maps[:160], mature[:160])
    value = maturity.evidence(probe, maps[160:])
    assert value[mature[160:]].min() > value[~mature[160:]].max()


def test_nearer_to_mature_is_of_the_own_sex():
    two = np.array([[[0.0], [2.0]], [[0.0], [-2.0]]])
    near = maturity.nearer_to_mature(np.array([[2.0], [2.0]]), np.array([0, 1]), two, np.array([1.0]))
    assert near == pytest.approx([4.0, 4.0 - 16.0])


def test_votes_are_fitted_to_specificity_and_need_a_picture():
    n = 4000
    male = (np.arange(n) % 2).astype(float)
    age = RNG.uniform(150, 228, n)
    grown = maturity.is_mature(age, male)
    values = grown[:, None] * 4.0 + RNG.normal(0, 1, (n, 5))
    values[:, 2] += 216
    made = maturity.fit(values, age, male, np.ones(n), {"female": [0, 216], "male": [0, 228]})
    assert [f["code"] for f in made["factors"]["female"]] == list(maturity.CODES)
    for sex in ("female", "male"):
        assert made["vote"][sex]["specificity"] > 0.99 and made["vote"][sex]["sensitivity"] > 0.95
        assert made["factors"][sex][0]["auc"] > 0.98 and made["factors"][sex][0]["auc_low"] <= made["factors"][sex][0]["auc"]
    assert made["factors"]["male"][2]["limit"] >= 228


def test_refused_inconsistency_is_beyond_every_film_of_the_fit():
    n = 300
    predicted, male = RNG.uniform(10, 210, n), (np.arange(n) % 2).astype(float)
    interval = {"bands_months": [], "quantiles": {"female": [2.0], "male": [2.0]}, "scale": "spread"}
    made = fit_consistency(predicted, predicted + RNG.normal(0, 5, n), np.full(n, 6.0), PAPER_A.of(predicted), PAPER_A, male,
                           interval, {"female": [0, 216], "male": [0, 228]}, predicted + np.array([[1.0], [-3.0]]), np.full(n, 14.0))
    assert made["view_difference_months"] == {"review": 3.0, "refuse": 24.0}
    assert made["sex_difference_months"]["refuse"] > made["sex_difference_months"]["review"] > 0
    assert made["age_outside_stage_refuse_months"] >= 24 and made["half_width_months"] == {"review": 12.0, "refuse": 21.0}


def test_a_limit_that_is_a_width_of_its_own_lets_that_width_pass():
    """Unscaled intervals have eight widths: at 17.6018 months a limit of 17.60 put every boy of that band up for review."""
    n, wide = 200, 17.6018
    predicted, male = np.linspace(10, 210, n), np.arange(n) % 2
    interval = {"bands_months": [100.0], "quantiles": {"female": [12.0, 12.0], "male": [wide, wide]}, "scale": "absolute"}
    made = fit_consistency(predicted, predicted, np.ones(n), PAPER_A.of(predicted), PAPER_A, male, interval, {"female": [0, 216], "male": [0, 228]},
                           predicted[None], np.full(n, wide))
    assert wide <= made["half_width_months"]["review"] < wide + 0.01 and 1.5 * wide <= made["half_width_months"]["refuse"] < 1.5 * wide + 0.01
    assert wide <= fit_confidence(np.full(n, wide))["half_width_months"]["medium"] < wide + 0.01
    assert fit_confidence(np.full(n, 17.57))["half_width_months"] == {"high": 17.57, "medium": 17.57}


def test_errors_are_counted_by_tier_and_by_sex_and_predicted_age():
    shown = {"age": np.array([50.0, 70.0, 80.0, 200.0]), "tier": np.array([0, 0, 2, 2])}
    made = metrics.errors("holdout", shown, np.array([49.0, 75.0, 80.0, 100.0]), np.array([0, 0, 0, 1]), [60.0])
    assert [(row["tier"], row["n"], row["mae"]) for row in made["by_tier"]] == [("high", 2, 3.0), ("low", 2, 50.0)]
    assert [(row["sex"], row["from_months"], row["to_months"], row["n"]) for row in made["by_age"]] == [("female", 0.0, 60.0, 1), ("female", 60.0, 228.0, 2), ("male", 60.0, 228.0, 1)]
    # -5 and 0 in bins of three months around 0; what lies further out than the bins reach counts in the last one
    assert made["by_age"][1]["counts"] == [0] * 8 + [1, 0, 1] + [0] * 9
    assert made["by_age"][2]["counts"] == [0] * 19 + [1]


def test_whole_fit_on_made_up_films(tmp_path):
    torch.manual_seed(0)
    n = 60
    pixels = RNG.integers(0, 255, (n, 48, 48), dtype=np.uint8)
    age = np.concatenate([np.linspace(20, 140, 20), np.linspace(150, 228, 40)]).astype(np.float32)
    male = (np.arange(n) % 2).astype(np.float32)
    part = np.array((["train"] * 4 + ["validate"]) * 12)
    films = Films(pixels, np.arange(n).astype(str), age, male, part)
    net = BoneAgeNet("efficientnet_b0").eval()
    model = session(quantize(export_fp32(net, 64, tmp_path / "m.onnx", with_map=True)).SerializeToString())
    calibration = {"temperature": 1.0, "confidence": {"high": 0.7, "medium": 0.4},
                   "interval": {"bands_months": [], "quantiles": {"female": [2.0], "male": [2.0]}, "scale": "spread"}}
    films.part[np.flatnonzero(part == "validate")[6:]] = "holdout"
    pictures = {"other radiographs": list(RNG.integers(0, 255, (6, 30, 40), dtype=np.uint8)), "hands of another source": list(pixels[:4])}
    made = safety.fit(model, films, films.pixels, [64], calibration, {"female": [0, 216], "male": [0, 228]}, pictures)
    assert len(made["reference"].variance) <= 12 and {len(row["refused"]) for row in made["alternatives"]} == {2}
    assert safety.fit(model, films, films.pixels, [64], calibration, {"female": [0, 216], "male": [0, 228]}, {})["alternatives"] == []
    assert made["reference"].to_bytes()[:8] == b"CARPLRF1"
    assert {r["films"].split(",")[0] for r in made["anatomy"]["rates"]} == {"validate"}
    # the probe that goes into the graph gives there what it gave in the fit
    whole = session(quantize(export_fp32(net, 64, tmp_path / "n.onnx", probe=made["probe"], with_map=True)).SerializeToString())
    read = predict(whole, pixels[:6], male[:6], [64], extra=("maturity_evidence", MAP))
    assert read["maturity_evidence"][:, 0] == pytest.approx(maturity.evidence(made["probe"], read[MAP].astype(float)), abs=0.05)
