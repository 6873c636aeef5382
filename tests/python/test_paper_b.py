"""Paper B's networks, cut of the films and augmentation."""
import copy
import dataclasses

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from scripts.train import heads, landed, onnx_graph_b, runtimes, second_opinion, trees
from scripts.train.augment import PaperB
from scripts.train.config import Config
from scripts.train.data import Films, paper_b_parts
from scripts.train.fit import Run
from scripts.train.network import AGE_MEAN, AGE_SD
from scripts.train.network_b import AgeNet, CategoryNet, Head
from scripts.train.quantize import quantize
from scripts.train.stages import PAPER_B
from scripts.train.tasks import Age, Category


def films(n=400, seed=0):
    rng = np.random.default_rng(seed)
    part = np.array(["train"] * round(0.9 * n) + ["validate"] * round(0.03 * n) + ["holdout"] * round(0.07 * n))
    return Films(rng.integers(0, 255, (n, 32, 32), dtype=np.uint8), np.arange(n).astype(str), rng.uniform(1, 228, n).astype(np.float32),
                 rng.integers(0, 2, n).astype(np.float32), rng.permutation(part))


def test_categories_begin_at_their_lower_bound():
    assert [int(PAPER_B.of(m)) for m in (0, 59.9, 60, 119, 120, 179, 180, 228)] == [0, 0, 1, 1, 2, 2, 3, 3]


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
    assert joined.shape == (2, 1312) and net.head.first.out_features == 256 and net.head.second.out_features == 128
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


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A made-up system: (network, classifier's head, booster, share, graph, an image)."""
    torch.manual_seed(3)
    net = AgeNet().eval()
    for module in net.backbone.modules():      # batch norms that do something
        if hasattr(module, "running_var"):
            module.running_var.uniform_(0.5, 2)
            module.running_mean.normal_(0, 0.1)
        elif getattr(module, "bias", None) is not None:        # equal ones would be stored once
            module.bias.data.normal_(0, 0.1)
    net.head.last.weight.data.normal_(0, 0.3)
    rng = np.random.default_rng(1)
    joined = rng.normal(0.3, 0.5, (300, 1312)).astype(np.float32)
    ages = 120 + 40 * joined[:, 5] - 20 * joined[:, 700] + rng.normal(0, 4, 300)
    booster = trees.fit(joined, ages, rounds=30, threads=1)
    head, _ = heads.fit_category(joined[:200], ages[:200], (joined[200:], ages[200:]))
    correction = {"female": (0.9, 5.0), "male": (1.1, -3.0)}
    graph = onnx_graph_b.export_fp32(net, head, booster, 0.7, 96, tmp_path_factory.mktemp("b") / "a.onnx", correction)
    return net, head, booster, correction, graph, torch.randn(1, 3, 96, 96)


def outputs(model, x):
    opened = onnxruntime.InferenceSession(model.SerializeToString())
    return dict(zip([o.name for o in opened.get_outputs()], opened.run(None, {"image": x.numpy()})))


def test_the_graph_is_the_weighted_mean_of_network_and_trees_for_both_sexes(whole):
    net, head, booster, correction, graph, x = whole
    out = outputs(onnx_graph_b.with_parts(graph), x)
    assert tuple(out)[:7] == onnx_graph_b.OUTPUTS and "spread" not in out
    for sex, name in enumerate(("female", "male")):
        with torch.no_grad():
            joined = net.joined(x, torch.tensor([float(sex)]))
            network = float(net.heads(joined)[0, 0]) * AGE_SD + AGE_MEAN
            logits = head(joined)[0].numpy()
        slope, offset = correction[name]
        wanted = slope * (0.7 * network + 0.3 * float(trees.predict(booster, joined.numpy())[0])) + offset
        assert out["age"][sex] * AGE_SD + AGE_MEAN == pytest.approx(wanted, abs=0.01)
        assert out["stage_logits"][sex] == pytest.approx(logits, abs=1e-3)
        assert out["joined"][sex] == pytest.approx(joined[0].numpy(), abs=1e-4)


def test_the_maps_are_grad_cam_by_autograd(whole):
    net, head, _, correction, graph, x = whole
    out = outputs(graph, x)
    feature_map = net.backbone.forward_features(x).detach().requires_grad_()
    for sex, name in enumerate(("female", "male")):
        joined = torch.cat([feature_map.mean((2, 3)), net.sex.weight[[sex]]], 1)
        wanted = [(0.7 * correction[name][0] * net.head(joined)[0, 0], out["age_map"][sex])] + list(zip(head(joined)[0], out["stage_map"][sex]))
        for value, given in wanted:
            (gradient,) = torch.autograd.grad(value, feature_map, retain_graph=True)
            cam = (gradient[0].mean((1, 2))[:, None, None] * feature_map[0]).sum(0).detach().numpy()
            assert given == pytest.approx(cam, abs=1e-5)


def test_the_graph_is_small_once_stored_and_hardly_moves(whole):
    graph, x = whole[4:]
    small = quantize(graph)
    assert len(small.SerializeToString()) < 6_500_000
    assert outputs(small, x)["age"] == pytest.approx(outputs(graph, x)["age"], abs=0.05)


def test_both_heads_learn_and_their_scale_is_in_the_first_layer():
    rng = np.random.default_rng(4)
    x = rng.normal(5, 3, (800, 12)).astype(np.float32)
    ages = np.clip(110 + 20 * (x[:, 0] - 5), 1, 228)
    head, entropy = heads.fit_category(x[:600], ages[:600], (x[600:], ages[600:]))
    right = (head(torch.from_numpy(x[600:])).argmax(1).numpy() == PAPER_B.of(ages[600:])).mean()
    assert right > 0.85 and entropy < 0.5
    head, loss = heads.fit_age(x[:600], ages[:600], (x[600:], ages[600:]), Head(12, 1))
    off = np.abs(head(torch.from_numpy(x[600:]))[:, 0].numpy() * AGE_SD + AGE_MEAN - ages[600:])
    assert off.mean() < 12 and loss < 0.2


def test_each_category_is_as_probable_on_validate_as_it_is_frequent_there():
    rng = np.random.default_rng(5)
    x = rng.normal(5, 3, (1200, 12)).astype(np.float32)
    ages = np.clip(110 + 20 * (x[:, 0] - 5), 1, 228)
    rare = np.flatnonzero((ages[:800] >= 60) | (rng.random(800) < 0.2))       # of the youngest a fifth is left to learn from
    fitted, held = x[:800][rare], x[800:] + rng.normal(0, 1, (400, 12)).astype(np.float32)
    head, _ = heads.fit_category(fitted, ages[:800][rare], (held, ages[800:]))
    told = torch.softmax(head(torch.from_numpy(held)), 1).sum(0).numpy()
    assert told == pytest.approx(np.bincount(PAPER_B.of(ages[800:]), minlength=4), abs=0.5)
    lacks = ages[800:] < 180                                                  # without the oldest: finite all the same
    head, entropy = heads.fit_category(fitted, ages[:800][rare], (held[lacks], ages[800:][lacks]))
    assert torch.isfinite(head.last.bias).all() and np.isfinite(entropy)


@pytest.fixture
def told():
    """A head, features [400, 12] and the ages in months that it tells of them."""
    torch.manual_seed(6)
    x = np.random.default_rng(6).normal(5, 3, (400, 12)).astype(np.float32)
    trained = Head(12, 1).eval()
    with torch.no_grad():
        return trained, x, trained(torch.from_numpy(x))[:, 0].numpy() * AGE_SD + AGE_MEAN


def test_the_trained_head_is_kept_where_it_is_better(told):
    trained, x, ages = told
    kept, loss = heads.fit_age(x[:300], ages[:300], (x[300:], ages[300:]), trained)
    assert loss < 1e-6 and torch.equal(kept.first.weight, trained.first.weight)
    torch.manual_seed(7)
    off = Head(12, 1)
    fitted, loss = heads.fit_age(x[:300], ages[:300], (x[300:], ages[300:]), off)
    assert loss < 0.05 and not torch.equal(fitted.first.weight, off.first.weight)


def test_an_age_head_errs_by_nothing_on_average_on_validate(told):
    trained, x, ages = told
    low = copy.deepcopy(trained)
    low.last.bias.data.sub_(0.2)
    head, loss = heads.fit_age(x[:300], ages[:300], (x[300:], ages[300:]), low)       # the trained one, eight months too low
    assert loss < 1e-6 and torch.equal(head.first.weight, trained.first.weight)
    assert torch.equal(low.last.bias, trained.last.bias - 0.2)                        # what was given is left as it was
    skewed = np.clip(ages + np.random.default_rng(7).exponential(10, 400), 0, 228)
    for given in (trained, Head(12, 1)):                                              # kept; fitted anew
        head, _ = heads.fit_age(x[:300], skewed[:300], (x[300:], skewed[300:]), given)
        error = head(torch.from_numpy(x[300:]))[:, 0].detach().numpy() * AGE_SD + AGE_MEAN - skewed[300:]
        assert abs(error.mean()) < 0.01


def test_a_head_leans_on_features_that_tell_not_on_those_that_hardly_vary():
    """What storage or a turned film changes in those must not move the age."""
    rng = np.random.default_rng(5)
    ages = rng.uniform(0, 228, 400).astype(np.float32)
    x = np.concatenate([rng.normal(0, 1, (400, 4)) + (ages[:, None] - 114) / 40, rng.normal(0, 1e-3, (400, 60))], 1).astype(np.float32)
    head, _ = heads.fit_age(x[:300], ages[:300], (x[300:], ages[300:]), Head(64, 1))
    shifted = x[300:] + np.r_[np.zeros(4), rng.normal(0, 1e-3, 60)].astype(np.float32)
    off = (head(torch.from_numpy(shifted)) - head(torch.from_numpy(x[300:]))).abs()[:, 0].numpy() * AGE_SD
    assert off.mean() < 0.1


def test_the_limit_of_two_opinions_is_a_percentile_and_replaces_an_earlier_one():
    one = np.arange(101.0)
    months = second_opinion.limit(one, np.zeros(101))
    assert months == 99
    other = {"name": "carpal-b4", "version": "0.5.0"}
    made = second_opinion.with_limit({"second_opinion": [{"pack": "carpal-b4", "version": "0.4.1"}, {"pack": "x"}]}, other, months, 101)
    assert [(e["pack"], e.get("version")) for e in made["second_opinion"]] == [("x", None), ("carpal-b4", "0.5.0")]
    assert made["second_opinion"][1]["difference_months"] == {"review": 99}


def test_training_goes_on_from_the_packs_graph(whole, tmp_path):
    net, head, _, _, graph, x = whole
    onnx.save(graph, str(tmp_path / "pack.onnx"))
    again = AgeNet()
    landed.load(again, tmp_path / "pack.onnx", torch.randn(3, 3, 96, 96))
    again.eval()
    with torch.no_grad():
        for sex in (0.0, 1.0):
            joined = net.joined(x, torch.tensor([sex]))
            assert float(again(x, torch.tensor([sex]))["age"]) == pytest.approx(float(net.heads(joined)[0, 0]), abs=1e-3)
            assert landed.category_head(tmp_path / "pack.onnx")(joined)[0].numpy() == pytest.approx(head(joined)[0].numpy(), abs=1e-4)


def test_the_parity_of_runtimes_is_of_the_networks_part(whole, tmp_path):
    net, head, _, _, graph, x = whole
    onnx.save(graph, str(tmp_path / "fp32.onnx"))
    alone = runtimes.in_native(runtimes.network_alone(tmp_path / "fp32.onnx", tmp_path / "alone.onnx"), x.numpy())
    assert runtimes.apart(runtimes.in_torch(net, x.numpy(), head), alone)[0] < runtimes.LIMIT_MONTHS
    assert runtimes.apart(runtimes.in_native(tmp_path / "fp32.onnx", x.numpy()), alone)[0] > 1
