"""Paper B's networks (2.2): EfficientNet-B0 features (1280) and an embedding of the sex (32) -> 256 -> 128 -> the age, or four categories.

Sex enters only behind the pooled features, as in network.py: one pass over the image serves both sexes. The age is normalised (the paper predicts
years: a matter of scale), heads run in fp32 also under autocast, and the sex is never dropped out.
"""
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from .network import Backboned

CATEGORY_BOUNDS = (60.0, 120.0, 180.0)    # months; the lower bound belongs to the category (paper B, 2.1.3)
CATEGORIES = len(CATEGORY_BOUNDS) + 1
EMBEDDING = 32


def category_of(age_months):
    """Category index 0..3 of ages in months (array or scalar)."""
    return np.digitize(age_months, CATEGORY_BOUNDS)


class _EmbeddingNet(Backboned):
    def __init__(self, arch, drop_path, outputs):
        super().__init__(arch, drop_path)
        self.sex = nn.Embedding(2, EMBEDDING)
        self.first = nn.Linear(self.backbone.num_features + EMBEDDING, 256)
        self.second = nn.Linear(256, 128)
        self.last = nn.Linear(128, outputs)

    def joined(self, image, sex):
        """[N, 1312]: the pooled features and the sex's embedding, which the trees read too."""
        return torch.cat([self.backbone(image).float(), self.sex(sex.long())], 1)

    def heads(self, joined):
        with torch.autocast(joined.device.type, enabled=False):
            x = F.dropout(F.relu(self.first(joined.float())), 0.3, self.training)
            return self.last(F.dropout(F.relu(self.second(x)), 0.2, self.training))


class AgeNet(_EmbeddingNet):
    """`forward(image, sex)`: image [N,3,S,S] normalised, sex [N] (male 1, female 0) -> {"age": [N] normalised}."""

    def __init__(self, arch="efficientnet_b0", drop_path=0.0):
        super().__init__(arch, drop_path, 1)

    def forward(self, image, sex):
        return {"age": self.heads(self.joined(image, sex))[:, 0]}


class CategoryNet(_EmbeddingNet):
    """`forward(image, sex)` -> {"category_logits": [N,4]}."""

    def __init__(self, arch="efficientnet_b0", drop_path=0.0):
        super().__init__(arch, drop_path, CATEGORIES)

    def forward(self, image, sex):
        return {"category_logits": self.heads(self.joined(image, sex))}
