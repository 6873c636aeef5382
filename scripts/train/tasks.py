"""What a network is trained for: the network, the loss of its outputs, and the figures by which a run is followed and stopped (lower is better).

Loss of the bucket-hybrid: smooth L1 on the normalised age (paper A uses MSE; labels are one reader's and have outliers, which a Huber loss forgives),
cross-entropy of the six stages, and the Laplace likelihood of the age residual for the spread head alone (the residual is detached: the spread
never buys itself a better likelihood by moving the age). Paper B: Huber, and cross-entropy of its four categories.
"""
import numpy as np
import torch
import torch.nn.functional as F

from .network import AGE_MEAN, AGE_SD, BoneAgeNet
from .network_b import AgeNet, CategoryNet
from .stages import PAPER_A, PAPER_B


def _age_loss(out, wanted_months, config):
    return F.smooth_l1_loss(out["age"], (wanted_months - AGE_MEAN) / AGE_SD, beta=config.huber_beta)


def _class_loss(logits, index):
    return F.cross_entropy(logits, torch.from_numpy(index))


class OfAge:
    """Followed by the MAE, months; `validate` by the median too."""
    unit, columns = "months", ("train_mae", "validate_mae", "validate_median")

    @staticmethod
    def error(out, age_months):
        return (out["age"].float() * AGE_SD + AGE_MEAN - age_months).abs()

    @classmethod
    def followed(cls, out, age_months):
        return float(cls.error(out, age_months).mean())

    @classmethod
    def measured(cls, out, age_months):
        error = cls.error(out, age_months).numpy()
        return float(error.mean()), float(np.median(error))


class BucketHybrid(OfAge):
    @staticmethod
    def network(config):
        return BoneAgeNet(config.arch, config.drop_path, config.dropout)

    @staticmethod
    def loss(out, age_months, wanted_months, config):
        residual = (out["age"] - (age_months - AGE_MEAN) / AGE_SD).abs().detach()
        spread = (residual * torch.exp(-out["spread"]) + out["spread"]).mean()
        stage = _class_loss(out["stage_logits"], PAPER_A.of(age_months.numpy()))
        return _age_loss(out, wanted_months, config) + config.stage_weight * stage + config.spread_weight * spread


class Age(OfAge):
    @staticmethod
    def network(config):
        return AgeNet(config.arch, config.drop_path)

    @staticmethod
    def loss(out, age_months, wanted_months, config):
        return _age_loss(out, wanted_months, config)


class Category:
    """Followed by the share of wrong categories; `validate` by their cross-entropy too."""
    unit, columns = "of 1 wrong", ("train_wrong", "validate_wrong", "validate_entropy")

    @staticmethod
    def network(config):
        return CategoryNet(config.arch, config.drop_path)

    @staticmethod
    def loss(out, age_months, wanted_months, config):
        return _class_loss(out["category_logits"], PAPER_B.of(age_months.numpy()))

    @staticmethod
    def followed(out, age_months):
        return float((out["category_logits"].argmax(1).numpy() != PAPER_B.of(age_months.numpy())).mean())

    @classmethod
    def measured(cls, out, age_months):
        return cls.followed(out, age_months), float(_class_loss(out["category_logits"].float(), PAPER_B.of(age_months.numpy())))


TASKS = {"bucket_hybrid": BucketHybrid, "age": Age, "category": Category}
