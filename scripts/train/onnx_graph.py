"""The network as the pack's ONNX graph: one image in, both sexes out, Grad-CAM written as forward operations.

    image [1,3,S,S] -> age [2], spread [2], stage_logits [2,6], features [C], age_map [2,h,w]      (rows: female, male)
                       stage_map [2,6,h,w], texture [2T], maturity_evidence [1]

texture: mean and standard deviation over the map of the last stage but one (T channels). It says how a film looks before the network
has decided what it means, which tells other body parts apart better than the last features alone (see `reference.py`).

maturity_evidence: a logit from the same map: evidence at each place, weighted by an attention over the places (Ilse et al., ICML
2018, with linear attention); fitted by `maturity.py`, 0 without a probe.

age_map: the network pools linearly, so the gradient of the age with respect to the last feature map A is g / (h w), where g is its
gradient with respect to the pooled features. g is short algebra through the heads, so Grad-CAM needs no backward pass in the browser:
age_map = sum_c g_c A_c / (h w), in units of the normalised age; its sum over the map is g . features. Positive: pushes the age up. stage_map is the same of each stage's logit.
"""
import copy

import onnx
import torch
from torch import nn

from .network import AGE_MEAN, AGE_SD

OUTPUTS = ("age", "spread", "stage_logits", "features", "age_map", "stage_map", "texture", "maturity_evidence")
MAP = "texture_map"     # [T,h,w], only in graphs made for fitting


class Trunk(nn.Module):
    """A network's backbone with its norms folded, and what is read off its maps. `probe`: {"attention": [T], "evidence": [T], "bias": float} of the
    maturity evidence, or None."""

    def __init__(self, net, probe):
        super().__init__()
        fold_batch_norms(net.backbone)
        self.backbone = net.backbone
        channels = texture_channels(net.backbone)
        probe = probe or {"attention": [0.0] * channels, "evidence": [0.0] * channels, "bias": 0.0}
        for name in ("attention", "evidence"):
            self.register_buffer(name, torch.as_tensor(probe[name], dtype=torch.float32).view(channels, 1, 1))
        self.evidence_bias = float(probe["bias"])

    def maps(self, image):
        net = self.backbone
        x = net.blocks[:-1](net.bn1(net.conv_stem(image)))
        return x, net.bn2(net.conv_head(net.blocks[-1](x)))

    def evidence_of(self, texture_map):
        weight = (texture_map * self.attention).sum(0).reshape(-1).softmax(0)
        return ((texture_map * self.evidence).sum(0).reshape(-1) * weight).sum(0, keepdim=True) + self.evidence_bias


def line(correction):
    """(slope [2], shift [2]) of a linear correction {"female": (slope, offset months), "male": ...} or None, in normalised units:
    slope * (age * sd + mean) + offset = (age * slope + shift) * sd + mean."""
    pairs = [(correction or {}).get(sex, (1.0, 0.0)) for sex in ("female", "male")]
    return torch.tensor([slope for slope, _ in pairs]), torch.tensor([((slope - 1) * AGE_MEAN + offset) / AGE_SD for slope, offset in pairs])


def on_map(by_feature, feature_map):
    """Gradients [..., C] with respect to the pooled features, laid on the map [C,h,w] that was pooled: [..., h, w]."""
    channels, h, w = feature_map.shape
    return (by_feature @ feature_map.reshape(channels, h * w)).reshape(*by_feature.shape[:-1], h, w) / (h * w)


class PackGraph(Trunk):
    """`correction`: of `line`, written into the age output. `probe`: see Trunk. `with_map`: one output more, MAP."""

    def __init__(self, net, correction=None, probe=None, with_map=False):
        net = copy.deepcopy(net).eval().float()
        super().__init__(net, probe)
        self.hidden, self.stage, self.age, self.spread = net.hidden, net.stage, net.age, net.spread
        self.with_map = with_map
        self.register_buffer("sex", torch.tensor([[0.0], [1.0]]))
        slope, shift = line(correction)
        self.register_buffer("slope", slope)
        self.register_buffer("shift", shift)

    def forward(self, image):
        texture_map, feature_map = self.maps(image)
        features = feature_map.mean((2, 3))
        joined = torch.cat([features.expand(2, -1), self.sex], 1)
        z = self.hidden(joined)
        gate = torch.sigmoid(z)
        hidden = z * gate
        logits = self.stage(hidden)
        p = logits.softmax(1)
        age = self.age(torch.cat([hidden, p], 1))[:, 0] * self.slope + self.shift
        outputs = (age, self.spread(hidden)[:, 0], logits, features[0], self._age_map(feature_map[0], z, gate, p), self._stage_map(feature_map[0], z, gate),
                   texture(texture_map[0]), self.evidence_of(texture_map[0]))
        return (*outputs, texture_map[0]) if self.with_map else outputs

    def _age_map(self, feature_map, z, gate, p):
        width = self.hidden.out_features
        to_hidden, to_stage = self.age.weight[0, :width], self.age.weight[0, width:]
        by_stage = p * (to_stage - (p * to_stage).sum(1, keepdim=True))          # softmax' transposed, applied to the head's weights
        by_hidden = to_hidden + by_stage @ self.stage.weight
        by_z = by_hidden * gate * (1 + z * (1 - gate)) * self.slope[:, None]     # SiLU'
        return on_map((by_z @ self.hidden.weight)[:, :-1], feature_map)          # without the sex column

    def _stage_map(self, feature_map, z, gate):
        by_z = self.stage.weight * (gate * (1 + z * (1 - gate)))[:, None]        # [2,6,hidden]
        return on_map((by_z @ self.hidden.weight)[:, :, :-1], feature_map)


def texture_channels(backbone):
    """T: the channels of the last stage but one."""
    last = backbone.blocks[-2][-1]
    return (last.conv_pwl if hasattr(last, "conv_pwl") else last.conv_pw).out_channels


def texture(texture_map):
    mean = texture_map.mean((1, 2))
    variance = ((texture_map - mean[:, None, None]) ** 2).mean((1, 2))
    return torch.cat([mean, torch.sqrt(variance + 1e-12)])


def _norm_names(backbone):
    """(module, name of a convolution, name of the batch norm behind it) for each pair of a timm EfficientNet."""
    yield backbone, "conv_stem", "bn1"
    yield backbone, "conv_head", "bn2"
    for stage in backbone.blocks:
        for block in stage:
            names = [("conv_dw", "bn1"), ("conv_pw", "bn2")] if hasattr(block, "conv_pw") and not hasattr(block, "conv_pwl") else \
                    [("conv_pw", "bn1"), ("conv_dw", "bn2"), ("conv_pwl", "bn3")]
            yield from ((block, *pair) for pair in names)


def norm_pairs(backbone):
    """(convolution, batch norm behind it) for each pair."""
    return [(getattr(module, conv), getattr(module, norm)) for module, conv, norm in _norm_names(backbone)]


def fold_batch_norms(backbone):
    """Fold every batch norm of a timm EfficientNet into the convolution before it (exact in evaluation mode)."""
    for module, conv_name, norm_name in _norm_names(backbone):
        conv, norm = getattr(module, conv_name), getattr(module, norm_name)
        scale = norm.weight.data / torch.sqrt(norm.running_var + norm.eps)
        bias = norm.bias.data - norm.running_mean * scale
        if conv.bias is not None:
            bias = bias + conv.bias.data * scale
        conv.weight.data.mul_(scale.view(-1, 1, 1, 1))
        conv.bias = nn.Parameter(bias)
        # timm's norm layer carries the activation: keep that, drop the arithmetic
        norm.weight.data.fill_(1.0)
        setattr(module, norm_name, nn.Sequential(getattr(norm, "drop", nn.Identity()), getattr(norm, "act", nn.Identity())))


def export_fp32(net, size, path, correction=None, probe=None, with_map=False):
    """Write the fp32 graph; returns the onnx model (checked)."""
    return write(PackGraph(net, correction, probe, with_map), size, path, [*OUTPUTS, MAP] if with_map else list(OUTPUTS))


def write(graph, size, path, names):
    """Write a graph of one image with these outputs; returns the onnx model (checked)."""
    with torch.no_grad():
        torch.onnx.export(graph, (torch.zeros(1, 3, size, size),), str(path), input_names=["image"], output_names=names,
                          opset_version=17, dynamo=False, do_constant_folding=True)
    model = onnx.load(str(path))
    onnx.checker.check_model(model)
    return model
