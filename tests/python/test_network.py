import numpy as np
import pytest
import torch
from PIL import Image

from scripts.train import average, landed
from scripts.train.augment import Augment, normalise, resize
from scripts.train.network import BoneAgeNet
from scripts.train.stages import PAPER_A
from scripts.train.onnx_graph import export_fp32
from scripts.train.quantize import quantize


def test_stage_lower_bound_belongs_to_the_stage():
    assert list(PAPER_A.of([0, 23.99, 24, 60, 120, 168, 204, 228])) == [0, 0, 1, 2, 3, 4, 5, 5]


def test_resize_is_pillows_bilinear_up_to_its_rounding():
    rng = np.random.default_rng(0)
    for height, width, size in ((517, 401, 300), (40, 33, 64), (299, 299, 300)):
        film = rng.integers(0, 255, (height, width), dtype=np.uint8)
        ours = resize(torch.from_numpy(film).float()[None, None] / 255, size)[0, 0].numpy() * 255
        pillow = np.asarray(Image.fromarray(film).resize((size, size), Image.BILINEAR), np.float32)
        assert np.abs(ours - pillow).max() <= 1.01      # Pillow rounds to 8 bits after each of its two passes


def test_normalise_is_imagenet():
    x = normalise(torch.full((1, 1, 2, 2), 0.5))
    assert x.shape == (1, 3, 2, 2)
    assert x[0, :, 0, 0].tolist() == pytest.approx([(0.5 - 0.485) / 0.229, (0.5 - 0.456) / 0.224, (0.5 - 0.406) / 0.225], abs=1e-6)


def test_augmentation_is_a_function_of_its_generator_and_stays_in_range():
    films = torch.rand(16, 1, 99, 99, generator=torch.Generator().manual_seed(5))

    def run(seed):
        return Augment(chance=3.0)(films, 80, torch.Generator().manual_seed(seed))
    before, first, again, other = films.clone(), run(1), run(1), run(2)
    assert torch.equal(films, before), "the films themselves are not touched"
    assert first.shape == (16, 1, 80, 80) and float(first.min()) >= 0 and float(first.max()) <= 1
    assert torch.equal(first, again) and not torch.equal(first, other)


def test_sex_moves_age_and_is_never_dropped():
    torch.manual_seed(0)
    net = BoneAgeNet("efficientnet_b0", dropout=0.9).train()
    net.backbone.eval()
    features = torch.zeros(64, net.backbone.num_features)
    male, female = (net.heads(features, torch.full((64,), s))["age"] for s in (1.0, 0.0))
    assert not torch.allclose(male, female)
    assert float(male.std()) < 1e-6, "dropout must not touch the sex"


def test_warm_file_with_int8_tensors_loads(tmp_path):
    torch.manual_seed(0)
    net = BoneAgeNet("efficientnet_b0")
    names = {"backbone": "b", "age": "reg", "stage": "cls"}
    stored = {}
    for key, value in net.state_dict().items():
        if key.startswith("spread") or key.endswith("num_batches_tracked"):
            continue
        head, rest = key.split(".", 1)
        value = value.numpy()
        if key == "age.weight":
            value = value[:, :512]
        name = f"{names.get(head, head)}.{rest}"
        if value.ndim > 1:
            scale = np.abs(value).reshape(len(value), -1).max(1) / 127 + 1e-12
            stored[name + ":q"] = np.round(value / scale.reshape((-1,) + (1,) * (value.ndim - 1))).astype(np.int8)
            stored[name + ":s"] = scale.astype(np.float32)
        else:
            stored[name] = value
    np.savez(tmp_path / "warm.npz", **stored)
    other = BoneAgeNet("efficientnet_b0")
    other.load_initial(str(tmp_path / "warm.npz"))
    assert torch.allclose(other.age.weight, net.age.weight, atol=0.01) and other.age.weight.shape == (1, 518)
    stored.pop("hidden.bias")
    np.savez(tmp_path / "broken.npz", **stored)
    with pytest.raises(ValueError, match="hidden.bias"):
        other.load_initial(str(tmp_path / "broken.npz"))


def test_the_mean_of_weights_is_of_what_the_networks_compute():
    torch.manual_seed(2)
    one, other = (BoneAgeNet("efficientnet_b0", hidden=16).eval() for _ in range(2))
    for net in (one, other):
        for module in net.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.running_mean.normal_(0, 0.1)
                module.running_var.uniform_(0.5, 2)
    image, sex = torch.randn(2, 3, 64, 64), torch.tensor([0.0, 1.0])

    def made(shares):
        net = BoneAgeNet("efficientnet_b0", hidden=16)
        landed.take(net, average.mean([landed.folded(one), landed.folded(other)], shares), "their mean", torch.randn(16, 3, 64, 64))
        return net.eval()
    with torch.no_grad():
        for shares, wanted in (((1, 0), one), ((0, 3), other)):
            for name, value in wanted(image, sex).items():
                torch.testing.assert_close(made(shares)(image, sex)[name], value, atol=1e-4, rtol=1e-4)
    middle = made((1, 1))
    torch.testing.assert_close(middle.hidden.weight, (one.hidden.weight + other.hidden.weight) / 2)
    images = torch.randn(16, 3, 64, 64)
    with torch.no_grad():           # it trains on: in training it computes nearly what it computes otherwise
        features = middle.backbone(images)
        assert (middle.train().backbone(images) - features).abs().mean() < 0.1 * features.abs().mean()
    with pytest.raises(ValueError, match="has the shapes"):
        average.mean([landed.folded(one), landed.folded(BoneAgeNet("efficientnet_b0", hidden=8))], (1, 1))


def test_a_landed_pack_is_a_network_again(tmp_path):
    torch.manual_seed(3)
    net = BoneAgeNet("efficientnet_b0").train()
    for parameter in net.parameters():          # the exporter stores equal ones only once
        parameter.data.add_(0.01 * torch.randn_like(parameter))
    images, sex = torch.randn(8, 3, 64, 64), torch.tensor([0.0, 1.0] * 4)
    for _ in range(20):
        net(torch.randn(8, 3, 64, 64), sex)             # statistics of its own
    net.eval()
    (tmp_path / "model.onnx").write_bytes(quantize(export_fp32(net, 64, tmp_path / "fp32.onnx")).SerializeToString())
    again = BoneAgeNet("efficientnet_b0", drop_path=0.0, dropout=0.0)
    landed.load(again, tmp_path / "fp32.onnx", images)
    with torch.no_grad():
        assert torch.allclose(again.eval()(images, sex)["age"], net(images, sex)["age"], atol=1e-4)
        features = again.backbone(images)
        trained = again.train().backbone(images)
    # for the optimizer, every channel has the size that weights have before norms are folded into them
    for name in ("conv_stem", "blocks.1.0.conv_pw", "blocks.1.0.conv_dw", "blocks.2.0.conv_pwl"):
        assert again.backbone.get_submodule(name).weight.flatten(1).norm(dim=1).detach().numpy() == pytest.approx(1.0, abs=1e-4), name
    # in training, with the statistics of the batch that it was loaded with, it computes nearly the same
    assert (trained - features).abs().mean() < 0.05 * features.abs().mean()
    landed.load(again, tmp_path / "model.onnx", images)
    with torch.no_grad():
        assert torch.allclose(again.eval()(images, sex)["age"], net(images, sex)["age"], atol=0.05)
    with pytest.raises(ValueError, match="is .*not"):
        landed.load(BoneAgeNet("efficientnet_b0", hidden=100), tmp_path / "fp32.onnx", images)
    with pytest.raises(ValueError, match="there is no"):
        landed.load(BoneAgeNet("efficientnet_b1"), tmp_path / "fp32.onnx", images)
