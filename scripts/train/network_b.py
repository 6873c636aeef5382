"""Paper B's networks (2.2): EfficientNet-B0 features (1280) and an embedding of the sex (32) -> 256 -> 128 -> the age, or four categories.

Sex enters only behind the pooled features, as in network.py: one pass over the image serves both sexes. The age is normalised (the paper predicts
years: a matter of scale), heads run in fp32 also under autocast, and the sex is never dropped out.
"""
import torch
import torch.nn.functional as F
from torch import nn

from .network import Backboned
from .stages import PAPER_B

EMBEDDING = 32


class Head(nn.Module):
    """`forward(joined)`: [N, 1312] -> [N, outputs]."""

    def __init__(self, width, outputs):
        super().__init__()
        self.first = nn.Linear(width, 256)
        self.second = nn.Linear(256, 128)
        self.last = nn.Linear(128, outputs)

    def forward(self, joined):
        x = F.dropout(F.relu(self.first(joined)), 0.3, self.training)
        return self.last(F.dropout(F.relu(self.second(x)), 0.2, self.training))

    def gradient(self, joined):
        """[N, outputs, 1312]: of every output with respect to what it is given, in forward operations."""
        first = self.first(joined)
        second = self.second(F.relu(first))
        by_second = self.last.weight * (second > 0).float()[:, None]
        return (by_second @ self.second.weight * (first > 0).float()[:, None]) @ self.first.weight


class _EmbeddingNet(Backboned):
    def __init__(self, arch, drop_path, outputs):
        super().__init__(arch, drop_path)
        self.sex = nn.Embedding(2, EMBEDDING)
        self.head = Head(self.backbone.num_features + EMBEDDING, outputs)

    def joined(self, image, sex):
        """[N, 1312]: the pooled features and the sex's embedding, which the trees read too."""
        return torch.cat([self.backbone(image).float(), self.sex(sex.long())], 1)

    def heads(self, joined):
        with torch.autocast(joined.device.type, enabled=False):
            return self.head(joined.float())


class AgeNet(_EmbeddingNet):
    """`forward(image, sex)`: image [N,3,S,S] normalised, sex [N] (male 1, female 0) -> {"age": [N] normalised}."""

    def __init__(self, arch="efficientnet_b0", drop_path=0.0):
        super().__init__(arch, drop_path, 1)

    def forward(self, image, sex):
        return {"age": self.heads(self.joined(image, sex))[:, 0]}


class CategoryNet(_EmbeddingNet):
    """`forward(image, sex)` -> {"category_logits": [N,4]}."""

    def __init__(self, arch="efficientnet_b0", drop_path=0.0):
        super().__init__(arch, drop_path, PAPER_B.count)

    def forward(self, image, sex):
        return {"category_logits": self.heads(self.joined(image, sex))}
