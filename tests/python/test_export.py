import numpy as np
import onnxruntime
import pytest
import torch

from scripts.train import calibrate, rounding, training_log
from scripts.train.export import write_pack
from scripts.train.network import AGE_MEAN, AGE_SD, BoneAgeNet
from scripts.train.onnx_graph import export_fp32, texture_channels
from scripts.train.quantize import int8_per_channel, quantize
from scripts.train.stages import PAPER_A
from scripts.train.static_int8 import quantize_static_int8, sensitive


@pytest.fixture(scope="module")
def net():
    torch.manual_seed(1)
    net = BoneAgeNet("efficientnet_b0").eval()
    for module in net.backbone.modules():      # batch norms that do something
        if hasattr(module, "running_var"):
            module.running_var.uniform_(0.5, 2)
            module.running_mean.normal_(0, 0.1)
            module.weight.data.uniform_(0.5, 1.5)
            module.bias.data.normal_(0, 0.1)
    net.age.weight.data.normal_(0, 0.2)
    return net


def run(model, x):
    return onnxruntime.InferenceSession(model.SerializeToString()).run(None, {"image": x.numpy()})


def test_graph_equals_the_network_for_both_sexes(net, tmp_path):
    x = torch.randn(1, 3, 96, 96)
    age, spread, logits, features, *_ = run(export_fp32(net, 96, tmp_path / "a.onnx"), x)
    for sex in (0, 1):
        with torch.no_grad():
            out = net(x, torch.tensor([float(sex)]))
        assert age[sex] == pytest.approx(float(out["age"]), abs=1e-4)
        assert spread[sex] == pytest.approx(float(out["spread"]), abs=1e-4)
        assert logits[sex] == pytest.approx(out["stage_logits"][0].numpy(), abs=1e-4)
    assert features == pytest.approx(net.backbone(x)[0].detach().numpy(), abs=1e-4)


@pytest.mark.parametrize("correction", [None, {"female": (0.9, 5.0), "male": (1.1, -3.0)}])
def test_age_map_is_grad_cam_by_autograd(net, tmp_path, correction):
    x = torch.randn(1, 3, 96, 96)
    age_map = run(export_fp32(net, 96, tmp_path / "a.onnx", correction), x)[4]
    feature_map = net.backbone.forward_features(x).detach().requires_grad_()
    for sex, name in ((0, "female"), (1, "male")):
        feature_map.grad = None
        net.heads(feature_map.mean((2, 3)), torch.tensor([float(sex)]))["age"].backward()
        cam = (feature_map.grad[0].mean((1, 2))[:, None, None] * feature_map[0]).sum(0).detach().numpy()
        assert np.corrcoef(cam.ravel(), age_map[sex].ravel())[0, 1] >= 0.9999
        slope = correction[name][0] if correction else 1.0
        assert age_map[sex] == pytest.approx(slope * cam, abs=1e-5)


def test_stage_map_is_grad_cam_of_every_stage_by_autograd(net, tmp_path):
    x = torch.randn(1, 3, 96, 96)
    stage_map = run(export_fp32(net, 96, tmp_path / "a.onnx", {"female": (0.9, 5.0), "male": (1.1, -3.0)}), x)[5]
    feature_map = net.backbone.forward_features(x).detach().requires_grad_()
    for sex in (0, 1):
        for stage in range(6):
            feature_map.grad = None
            net.heads(feature_map.mean((2, 3)), torch.tensor([float(sex)]))["stage_logits"][0, stage].backward()
            cam = (feature_map.grad[0].mean((1, 2))[:, None, None] * feature_map[0]).sum(0).detach().numpy()
            assert np.corrcoef(cam.ravel(), stage_map[sex, stage].ravel())[0, 1] >= 0.9999
            assert stage_map[sex, stage] == pytest.approx(cam, abs=1e-5)


def test_texture_and_evidence_are_those_of_the_last_stage_but_one(net, tmp_path):
    x = torch.randn(1, 3, 96, 96)
    rng = np.random.default_rng(2)
    channels = texture_channels(net.backbone)
    probe = {"attention": rng.normal(0, 0.3, channels), "evidence": rng.normal(0, 1, channels), "bias": 0.25}
    *_, texture, evidence, texture_map = run(export_fp32(net, 96, tmp_path / "a.onnx", probe=probe, with_map=True), x)
    backbone = net.backbone
    with torch.no_grad():
        expected = backbone.blocks[:-1](backbone.bn1(backbone.conv_stem(x)))[0].numpy()
    assert texture_map == pytest.approx(expected, abs=1e-4)
    assert texture == pytest.approx(np.concatenate([expected.mean((1, 2)), expected.std((1, 2))]), abs=1e-4)
    attention = np.exp(np.tensordot(probe["attention"], expected, 1))
    assert evidence[0] == pytest.approx((attention * np.tensordot(probe["evidence"], expected, 1)).sum() / attention.sum() + 0.25, abs=1e-3)
    assert run(export_fp32(net, 96, tmp_path / "b.onnx"), x)[7] == pytest.approx([0.0])


def test_correction_is_written_into_the_age(net, tmp_path):
    x = torch.randn(1, 3, 96, 96)
    plain = run(export_fp32(net, 96, tmp_path / "a.onnx"), x)[0] * AGE_SD + AGE_MEAN
    moved = run(export_fp32(net, 96, tmp_path / "b.onnx", {"female": (0.9, 5.0), "male": (1.0, -3.0)}), x)[0] * AGE_SD + AGE_MEAN
    assert moved == pytest.approx([0.9 * plain[0] + 5, plain[1] - 3], abs=1e-3)


def test_quantized_graph_is_small_and_close(net, tmp_path):
    model = export_fp32(net, 96, tmp_path / "a.onnx")
    small = quantize(model)
    assert len(small.SerializeToString()) < 0.36 * len(model.SerializeToString())
    kinds = {n.op_type for n in small.graph.node}
    assert "Cast" in kinds and "DequantizeLinear" not in kinds
    x = torch.randn(1, 3, 96, 96)
    assert run(small, x)[0] == pytest.approx(run(model, x)[0], abs=0.05)


def test_static_int8_computes_in_int8_but_where_it_is_sensitive(net, tmp_path):
    model = export_fp32(net, 96, tmp_path / "a.onnx")
    tensors = [torch.randn(1, 3, 96, 96).numpy() for _ in range(3)]
    static = quantize_static_int8(model, tensors)
    made = {o: n.op_type for n in static.graph.node for o in n.output}
    convolutions = [n for n in static.graph.node if n.op_type == "Conv"]
    floats = {n.name for n in convolutions if made[n.input[1]] != "DequantizeLinear"}
    assert floats == set(sensitive(model)) and 0 < len(floats) < len(convolutions)
    stem = next(n for n in convolutions if "conv_stem" in n.name)
    assert stem.name in floats
    assert len(static.SerializeToString()) < 0.36 * len(model.SerializeToString())
    x = torch.from_numpy(tensors[0])
    assert run(static, x)[0] == pytest.approx(run(model, x)[0], abs=0.3)


def test_int8_rounding_is_no_worse_than_the_plain_one():
    weight = np.random.default_rng(0).standard_t(3, (8, 64)).astype(np.float32)
    q, scale = int8_per_channel(weight)
    top = np.abs(weight).max(1, keepdims=True) / 127
    plain = ((np.round(weight / top) * top - weight) ** 2).sum()
    assert ((q * scale[:, None] - weight) ** 2).sum() <= plain + 1e-6


def test_conformal_quantile_is_the_split_conformal_rank():
    score = np.arange(1, 100, dtype=float)                 # n = 99: rank ceil(100 * 0.9) = 90
    assert calibrate.conformal_quantile(score) == 90
    assert calibrate.conformal_quantile(np.arange(5.0)) == 4   # too few: the largest


def test_intervals_cover_unseen_films():
    rng = np.random.default_rng(2)
    n = 4000
    age, male, spread = rng.uniform(10, 220, n), rng.integers(0, 2, n), rng.uniform(3, 15, n)
    predicted = age + rng.laplace(0, spread)
    fit, test = slice(0, n // 2), slice(n // 2, n)
    for use_spread in (False, True):
        interval = calibrate.fit_interval(predicted[fit], spread[fit], age[fit], male[fit], use_spread)
        half = calibrate.half_width(interval, predicted[test], spread[test], male[test])
        assert np.mean(np.abs(predicted[test] - age[test]) <= half) == pytest.approx(0.9, abs=0.03)


def test_a_cell_of_few_films_is_drawn_towards_its_band_and_all_films():
    # 100 girls under 5 y with errors of 10, 50 boys there with 4, 1,400 others with 2: nine tenths of all err by 2 at most
    predicted = np.concatenate([np.full(150, 30.0), np.full(1400, 90.0)])
    male = np.concatenate([np.zeros(100), np.ones(50), np.zeros(1400)]).astype(int)
    error = np.concatenate([np.full(100, 10.0), np.full(50, 4.0), np.full(1400, 2.0)])
    interval = calibrate.fit_interval(predicted, np.ones(1550), predicted + error, male, False)
    everyone, band = 2.0, (150 * 10 + 100 * 2) / 250
    assert interval["quantiles"]["female"] == pytest.approx([(100 * 10 + 100 * band) / 200, everyone, everyone, everyone], abs=1e-4)
    assert interval["quantiles"]["male"] == pytest.approx([(50 * 4 + 100 * band) / 150, everyone, everyone, everyone], abs=1e-4)


def test_temperature_is_recovered():
    rng = np.random.default_rng(4)
    age = rng.uniform(0, 228, 5000)
    logits = rng.normal(0, 1, (5000, 6))
    probability = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    stage = (probability.cumsum(1) > rng.random((5000, 1))).argmax(1)
    age = np.array([12, 40, 90, 150, 180, 210])[stage]
    assert calibrate.fit_temperature(3 * logits, age, PAPER_A) == pytest.approx(3, rel=0.08)


def test_correction_must_pay_for_itself():
    rng = np.random.default_rng(5)
    age, male = rng.uniform(20, 220, 400), rng.integers(0, 2, 400)
    noise = rng.normal(0, 8, 400)
    lines, gain = calibrate.fit_correction(age + noise + np.where(male, -4, 4), age, male)
    assert lines and gain > 0.3
    assert calibrate.fit_correction(age + rng.normal(0, 0.5, 400), age, male)[0] is None


def test_stage_distance():
    assert list(calibrate.stage_distance(np.array([30.0, 20.0, 65.0]), np.array([1, 1, 1]), PAPER_A)) == [0, 4, 5]


def test_a_new_pack_keeps_the_licence_and_drops_the_report_of_the_old_weights(tmp_path):
    pack = tmp_path / "carpal-b4"
    (pack / "figures").mkdir(parents=True)
    (pack / "figures/a.svg").write_text("old")
    (pack / "REPORT.md").write_text("old")
    (pack / "LICENSE.md").write_text("terms")
    write_pack(pack, {"model.onnx": b"model", "reference.bin": b"r"}, {"name": "carpal-b4"}, "card")
    assert sorted(p.name for p in pack.iterdir()) == ["LICENSE.md", "MODEL_CARD.md", "manifest.json", "model.onnx", "reference.bin"]
    assert (pack / "LICENSE.md").read_text() == "terms" and list(tmp_path.iterdir()) == [pack]


def test_a_pack_keeps_the_logs_of_the_runs_that_led_to_it(tmp_path):
    assert training_log.of_pack(tmp_path) == {}
    first, second = [[1.0, 20.0, None, None], [2.5, None, 12.25, 9.0]], [[3.0, 8.0, None, None]]
    runs = training_log.with_runs(training_log.with_runs({}, "0.1.0", [first]), "0.2.0", [second, first])
    (tmp_path / "training.csv").write_bytes(training_log.as_csv(runs))
    read = training_log.of_pack(tmp_path)
    assert read == runs and list(read) == ["0.1.0 1", "0.2.0 1", "0.2.0 2"]
    assert list(training_log.with_runs(read, "0.2.0", [second])) == ["0.1.0 1", "0.2.0 1"]      # exported once more
    assert training_log.with_runs(read, "0.2.0", []) == read                                    # and without its log


def test_rounding_by_films_keeps_a_layers_outputs_closer():
    rng = np.random.default_rng(4)
    mix = rng.normal(size=(48, 48)) * (0.9 ** np.arange(48))           # inputs that go together, as features do
    x = mix @ rng.normal(size=(48, 3000))
    weight = rng.standard_t(4, (16, 48)).astype(np.float32)
    q, scale = int8_per_channel(weight)
    scale = scale * 12                                                 # coarse, so that rounding matters
    plain = np.clip(np.round(weight / scale[:, None]), -127, 127)
    mine = rounding.round_with(weight, scale, x @ x.T / x.shape[1])
    error = [((v * scale[:, None] - weight) @ x).std() for v in (plain, mine)]
    assert error[1] < 0.6 * error[0]


def test_moments_are_those_of_the_pointwise_layers_inputs(net, tmp_path):
    model = export_fp32(net, 96, tmp_path / "a.onnx")
    x = torch.randn(1, 3, 96, 96)
    moments = rounding.second_moments(model, [x.numpy(), x.numpy()])
    head = next(name for name in moments if "conv_head" in name)
    with torch.no_grad():
        into = net.backbone.blocks(net.backbone.bn1(net.backbone.conv_stem(x)))[0].flatten(1).numpy()
    assert moments[head] == pytest.approx(2 * into @ into.T / into.shape[1], abs=1e-3)
    assert not any(".se." in name for name in moments)
    small = quantize(model, moments=moments)
    assert len(small.SerializeToString()) == len(quantize(model).SerializeToString())
    assert run(small, x)[0] == pytest.approx(run(model, x)[0], abs=0.05)
