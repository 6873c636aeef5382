"""The bucket-hybrid network (paper A): EfficientNet-B4 features (1792) + sex (1) -> hidden layer -> stage, age and spread heads.

Sex enters only behind the pooled features, so one pass over the image gives the result for both sexes. The heads have a hidden
layer: with a linear one, sex would be a constant offset. The age head also reads the six stage probabilities, so the stage
distribution may help the age (paper A, "contextual advice"). All heads run in fp32, also under autocast.
"""
import numpy as np
import timm
import torch
import torch.nn.functional as F
from torch import nn

from . import checkpoint
from .grow import Grower, load_lite
from .stages import PAPER_A

STAGES = PAPER_A.count
AGE_MEAN, AGE_SD = 127.3994, 41.1211               # months (paper A, Table 2)
IMAGE_MEAN, IMAGE_SD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)   # ImageNet


class Backboned(nn.Module):
    """A timm EfficientNet without its classifier, under heads of its subclass's."""

    def __init__(self, arch, drop_path):
        super().__init__()
        self.backbone = timm.create_model(arch, pretrained=False, num_classes=0, drop_path_rate=drop_path)

    def freeze(self, stages):
        """Hold the stem and the first `stages` stages still (weights and batch statistics); 0 frees all. The early stages are the
        widest: at 300 px a step with two of them held takes 0.68 of the time (measured), and edges need the least training."""
        held = [self.backbone.conv_stem, self.backbone.bn1, *self.backbone.blocks[:stages]] if stages else []
        self.backbone.requires_grad_(True)
        for module in held:
            module.eval().requires_grad_(False)

    def load_initial(self, source):
        """Start from `efficientnet_lite0|1|2` (ImageNet, grown) or a checkpoint of `fit.py` (its moving average)."""
        if source.startswith("efficientnet_lite"):
            Grower()(load_lite(source), self.backbone)
        else:
            state = checkpoint.load(source)
            if "ema" not in state:
                raise checkpoint.CheckpointError(f"{source} holds no weights")
            self.load_state_dict(state["ema"])


class BoneAgeNet(Backboned):
    """`forward(image, sex)`: image [N,3,S,S] normalised, sex [N] (male 1, female 0) -> dict of
    age [N] (normalised), spread [N] (log of the Laplace scale of the normalised age), stage_logits [N,6]."""

    def __init__(self, arch="efficientnet_b4", drop_path=0.1, dropout=0.3, hidden=512):
        super().__init__(arch, drop_path)
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.Linear(self.backbone.num_features + 1, hidden)
        self.stage = nn.Linear(hidden, STAGES)
        self.age = nn.Linear(hidden + STAGES, 1)
        self.spread = nn.Linear(hidden, 1)
        nn.init.zeros_(self.age.weight.data[:, hidden:])
        nn.init.zeros_(self.spread.weight)
        nn.init.constant_(self.spread.bias, -1.6)   # about 8 months

    def forward(self, image, sex):
        return self.heads(self.backbone(image), sex)

    def heads(self, features, sex):
        with torch.autocast(features.device.type, enabled=False):
            # no dropout on the sex: a sex missing in a third of the steps teaches the mean of both (measured: girls +4.1, boys -3.1 months)
            joined = torch.cat([self.dropout(features.float()), sex.float()[:, None]], 1)
            hidden = F.silu(self.hidden(joined))
            logits = self.stage(hidden)
            age = self.age(torch.cat([hidden, logits.softmax(1)], 1))[:, 0]
            return {"age": age, "spread": self.spread(hidden)[:, 0], "stage_logits": logits}

    def load_initial(self, source):
        """As every network's, or from a warm .npz."""
        if source.endswith(".npz"):
            self._load_npz(source)
        else:
            super().load_initial(source)

    def _load_npz(self, path):
        """int8 tensors `NAME:q` with scales `NAME:s` per output channel, others as float32 (see ../shared/weights/README.md)."""
        z = np.load(path)
        state = {k: torch.from_numpy(z[k]) for k in z.files if not k.endswith((":q", ":s"))}
        for key in (k[:-2] for k in z.files if k.endswith(":q")):
            q = z[key + ":q"].astype("float32")
            state[key] = torch.from_numpy(q * z[key + ":s"].reshape((-1,) + (1,) * (q.ndim - 1)))
        names = {"b": "backbone", "reg": "age", "cls": "stage"}
        state = {".".join([names.get(k.split(".")[0], k.split(".")[0])] + k.split(".")[1:]): v for k, v in state.items()}
        if state["age.weight"].shape[1] < self.age.in_features:      # a head without the stage probabilities
            wide = torch.zeros_like(self.age.weight)
            wide[:, :state["age.weight"].shape[1]] = state["age.weight"]
            state["age.weight"] = wide
        missing, unexpected = self.load_state_dict(state, strict=False)
        allowed = {"spread.weight", "spread.bias"}
        missing = [m for m in missing if m not in allowed and not m.endswith("num_batches_tracked")]
        if missing or unexpected:
            raise ValueError(f"{path}: missing {missing[:3]}, unexpected {list(unexpected)[:3]}")
