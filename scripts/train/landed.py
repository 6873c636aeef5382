"""Train on from a landed pack: the graph's weights back into the network, on a machine where no checkpoint is left.

The export folded every batch norm into the convolution before it. Here each gets back the mean and variance that its input has over some
training films, with the scale and shift that undo them, and each channel of a convolution the size that weights have in training: the network computes
what the graph computes, and trains as a checkpoint does. Folded weights are five times too small or too large, by kind of layer, for an optimizer whose
step does not depend on the gradient's size (measured: the first 100 steps at a tenth of the peak rate cost 1.4 months).
"""
import copy

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from .network_b import Head
from .onnx_graph import fold_batch_norms, norm_pairs
from .predict import tensor
from .tasks import TASKS

FILMS = 64


RENAMED = {"sex.weight": "sexes"}      # of AgeNet in paper B's graph


def some_films(films, size):
    """Normalised training films [FILMS, 3, size, size] of a cache (data.Films), over all of its length."""
    rows = films.where("train")
    return torch.from_numpy(np.concatenate([tensor(films.pixels[i], [size]) for i in rows[:: max(1, len(rows) // FILMS)][:FILMS]]))


def network(config, source, films):
    """The network of a configuration, with the weights of `source`; see `start`."""
    net = TASKS[config.task].network(config)
    start(net, source, films, config.final_size)
    return net


def start(net, source, films, size):
    """Put the weights of `source` into `net`: the model.onnx of a pack, or what the network itself begins from (`load_initial`: a checkpoint, ImageNet)."""
    if source.endswith(".onnx"):
        load(net, source, some_films(films, size))
    else:
        net.load_initial(source)


def load(net, path, images):
    """Put the weights of the pack's graph at `path` into `net` (a BoneAgeNet or AgeNet of its architecture); see `take`. The linear correction by sex,
    which is not the network's, stays behind."""
    take(net, decode(onnx.load(str(path))), path, images)


def take(net, weights, source, images):
    """Put folded `weights` {name: array} of `source` into `net` so that it trains on; `images` [N,3,S,S]: normalised training films.
    ValueError where a weight is missing or has another shape."""
    pairs = _put(net, weights, source)
    for conv, norm in pairs:
        norm.weight.data.copy_(_sized(conv.weight.data))
    _unfold(net, pairs, images)


def _put(net, weights, source):
    """Put folded `weights` into `net`, its norms left without effect but for the bias; its pairs of convolution and norm."""
    convolutions = {name: module for name, module in net.named_modules() if isinstance(module, torch.nn.Conv2d)}
    names = {module: name for name, module in convolutions.items()}
    pairs = norm_pairs(net.backbone)
    normed = {names[conv] for conv, _ in pairs}

    def take(name, into):
        stored = RENAMED.get(name, name)
        if stored not in weights:
            raise ValueError(f"{source}: there is no {stored}")
        value = torch.tensor(weights[stored])
        if value.shape != into.shape:
            raise ValueError(f"{source}: {name} is {tuple(value.shape)}, not {tuple(into.shape)}")
        into.data.copy_(value)

    for name, parameter in net.named_parameters():
        module = name.rsplit(".", 1)[0]
        if module in normed or module in convolutions or not module.startswith("backbone"):
            take(name, parameter)
    for conv, norm in pairs:
        take(f"{names[conv]}.bias", norm.bias)
        norm.weight.data.fill_(1.0)
        norm.running_mean.zero_()
        norm.running_var.fill_(1.0 - norm.eps)
    return pairs


def folded(net):
    """{name: float32 array} of a network's weights as a graph has them: its norms folded into the convolutions before them."""
    net = copy.deepcopy(net).eval().float()
    fold_batch_norms(net.backbone)
    return {RENAMED.get(name, name): value.numpy() for name, value in net.state_dict().items()}


def category_head(path):
    """The classifier's head of a pack of paper B's kind."""
    weights = {name.removeprefix("category."): torch.tensor(value) for name, value in decode(onnx.load(str(path))).items() if name.startswith("category.")}
    head = Head(weights["first.weight"].shape[1], weights["last.weight"].shape[0])
    head.load_state_dict(weights)
    return head.eval()


def decode(model):
    """{name: float32 array} of the graph's weights, int8 and fp16 ones too (quantize.py)."""
    stored = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    out = {}
    for name, value in stored.items():
        base, _, kind = name.partition(":")
        if kind in ("q", "h"):
            out[base] = value.astype(np.float32) * (stored[base + ":s"] if kind == "q" else 1)
        elif not kind:
            out[name] = value
    return out


def _sized(weight):
    """`weight` [O, ...] with every channel's mean square brought to 1 / fan-in, in place, and what each was divided by [O]; channels of nothing are left."""
    values = weight.flatten(1)
    size = values.pow(2).sum(1).sqrt()
    size[size < 1e-6] = 1.0
    values.div_(size[:, None])
    return size


def _unfold(net, pairs, images):
    """Give each norm the statistics of its input, without a change of what it computes."""
    sums = {norm: [0, 0.0, 0.0] for _, norm in pairs}

    def add(norm, inputs):
        x = inputs[0].double()
        sums[norm][0] += x.numel() // x.shape[1]
        sums[norm][1] += x.sum((0, 2, 3))
        sums[norm][2] += (x ** 2).sum((0, 2, 3))
    hooks = [norm.register_forward_pre_hook(add) for _, norm in pairs]
    net.eval()
    with torch.no_grad():
        for some in images.split(8):
            net.backbone(some)
    for hook in hooks:
        hook.remove()
    for norm, (n, total, squares) in sums.items():
        mean = total / n
        variance = (squares / n - mean ** 2).clamp(min=1e-8)
        scale = torch.sqrt(variance + norm.eps)
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.bias.data.add_(norm.weight.data * mean)
        norm.weight.data.mul_(scale)
