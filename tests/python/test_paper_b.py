"""Paper B's networks, cut of the films and augmentation."""
import dataclasses

import numpy as np
import onnxruntime
import pytest
import torch

from scripts.train import trees
from scripts.train.augment import PaperB
from scripts.train.config import Config
from scripts.train.data import Films, paper_b_parts
from scripts.train.fit import Run
from scripts.train.network import AGE_MEAN, AGE_SD
from scripts.train.network_b import AgeNet, CategoryNet, category_of
from scripts.train.tasks import Age, Category


def films(n=400, seed=0):
    rng = np.random.default_rng(seed)
    part = np.array(["train"] * round(0.9 * n) + ["validate"] * round(0.03 * n) + ["holdout"] * round(0.07 * n))
    return Films(rng.integers(0, 255, (n, 32, 32), dtype=np.uint8), np.arange(n).astype(str), rng.uniform(1, 228, n).astype(np.float32),
                 rng.integers(0, 2, n).astype(np.float32), rng.permutation(part))


def test_categories_begin_at_their_lower_bound():
    assert [int(category_of(m)) for m in (0, 59.9, 60, 119, 120, 179, 180, 228)] == [0, 0, 1, 1, 2, 2, 3, 3]


def test_the_cut_is_stratified_and_holds_out_what_the_other_pack_never_trained_on():
    some = films(2000)
    part = paper_b_parts(some)
    assert np.all(part[some.part != "train"] == "holdout")
    assert [abs((part == name).mean() - share) < 0.01 for name, share in (("train", 0.7), ("validate", 0.15), ("holdout", 0.15))] == [True] * 3
    cell = (some.age // 24).astype(int) * 2 + some.male.astype(int)
    for c in np.unique(cell):
        own = part[cell == c]
        assert abs((own == "validate").sum() - 0.15 * len(own)) <= 0.5
    assert np.array_equal(part, paper_b_parts(some))


def test_the_cut_of_the_real_films_has_the_papers_sizes(shared):
    import csv
    with open(shared / "data/rsna/train.csv", newline="") as stream:
        labels = {row["id"]: row for row in csv.DictReader(stream)}
    with open(shared / "training/split.csv", newline="") as stream:
        rows = [(labels[row["id"]], row["part"]) for row in csv.DictReader(stream)]
    some = Films(None, None, np.array([float(r["boneage"]) for r, _ in rows], np.float32), np.array([r["male"] == "True" for r, _ in rows], np.float32),
                 np.array([p for _, p in rows]))
    part = paper_b_parts(some)
    counts = {name: int((part == name).sum()) for name in ("train", "validate", "holdout")}
    assert abs(counts["holdout"] - 1892) <= 8 and abs(counts["validate"] - 1892) <= 8 and sum(counts.values()) == 12611


@pytest.mark.parametrize("net, name, width", [(AgeNet(), "age", ()), (CategoryNet(), "category_logits", (4,))])
def test_the_networks_have_the_papers_widths_and_read_the_sex(net, name, width):
    net.eval()
    x = torch.randn(2, 3, 64, 64)
    joined = net.joined(x, torch.zeros(2))
    assert joined.shape == (2, 1312) and net.first.out_features == 256 and net.second.out_features == 128
    girls, boys = (net(x, torch.full((2,), sex)) for sex in (0.0, 1.0))
    assert girls[name].shape == (2, *width) and not torch.allclose(girls[name], boys[name])
    net.train()
    torch.manual_seed(0)
    assert torch.equal(net.joined(x, torch.ones(2))[:, 1280:], net.sex.weight[1].expand(2, -1))       # never dropped


def test_the_papers_augmentation_stays_in_its_ranges_and_follows_its_generator():
    film = torch.full((64, 1, 40, 40), 0.5)
    film[:, :, 10:30, 18:22] = 1.0
    a, b = (PaperB()(film.clone(), 40, torch.Generator().manual_seed(3)) for _ in range(2))
    assert torch.equal(a, b) and a.min() >= 0 and a.max() <= 1
    assert not torch.equal(a, PaperB()(film.clone(), 40, torch.Generator().manual_seed(4)))
    middle = a[:, 0, 20, 4]                                            # plain ground: only brightness and contrast change it
    assert 0.5 * 0.85 - 0.06 < middle.min() < middle.max() < 0.5 * 1.15 + 0.06 and middle.std() > 0.02
    assert torch.allclose(PaperB(0.0)(film[:1].clone(), 40, torch.Generator().manual_seed(1)), film[:1], atol=1e-5)      # symmetric: mirrored or not


@pytest.mark.parametrize("task, columns", [("age", Age.columns), ("category", Category.columns)])
def test_a_run_learns_logs_and_stops_when_validate_stands_still(tmp_path, task, columns):
    config = Config(task=task, arch="efficientnet_b0", initial="", sizes=((1.0, 32),), final_size=32, batch=4, steps=40, measure_every=2, patience=3,
                    min_delta=1e9, augmentation="paper_b", split="b")
    run = Run(config, films(60), tmp_path)
    run._prepare()
    run.go()
    assert run.step == 2 * 3 + 2 and run.stale >= 3                     # the first measurement is the best, three more do not better it
    again = Run(config, films(60), tmp_path)
    again.resume()
    assert again.ended and again.stale == run.stale
    text = (tmp_path / "log.csv").read_text()
    assert text.splitlines()[0] == ",".join(("step", "minutes", "lr", "loss", *columns)) and (tmp_path / "best.pt").exists()
    unhurried = Run(dataclasses.replace(config, patience=0), films(60), tmp_path)
    unhurried.resume()
    assert not unhurried.ended


def test_figures_of_the_tasks_by_hand():
    ages = torch.tensor([30.0, 90.0, 150.0, 200.0])
    out = {"category_logits": torch.eye(4)[[0, 1, 3, 3]] * 10}
    wrong, entropy = Category.measured(out, ages)
    assert wrong == 0.25 and entropy == pytest.approx(10 / 4, abs=0.01)
    mae, median = Age.measured({"age": (ages + torch.tensor([3.0, -6, 0, 12]) - 127.3994) / 41.1211}, ages)
    assert mae == pytest.approx(5.25, abs=1e-3) and median == pytest.approx(4.5, abs=1e-3)


def test_trees_in_the_graph_give_xgboosts_own_predictions():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(900, 20)).astype(np.float32)
    x[:, 3] = np.round(x[:, 3], 1)                                     # ties with the splits: x < split must not become x <= split
    y = 120 + 30 * x[:, 0] + 12 * (x[:, 3] > 0) + rng.normal(0, 3, 900)
    booster = trees.fit(x[:600], y[:600], (x[600:], y[600:]), threads=1)
    own = trees.predict(booster, x)
    graph = onnxruntime.InferenceSession(trees.graph(booster, 20).SerializeToString())
    given = graph.run(None, {"features": x})[0][:, 0] * AGE_SD + AGE_MEAN
    assert np.abs(given - own).max() < 1e-5 * AGE_SD
    assert 20 < booster.num_boosted_rounds() < 600 and np.abs(own[600:] - y[600:]).mean() < 7
