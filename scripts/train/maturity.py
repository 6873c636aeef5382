"""Skeletal maturity by five factors: the probe for fused physes, each factor's limit, and how well factors and vote tell.

A film counts as mature from 204 months (girls) and 216 (boys): where the labels' last year begins. 1 age at the ceiling, 2 probability
of the last stage, 3 upper end of the interval, 4 nearness to the features of mature hands, 5 image evidence of fused physes. 1 to 3 say
the same thing three ways, so a vote needs 4 or 5.
"""
import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from torch.nn import functional as F

from . import evaluation as ev
from .reference import ADOLESCENT, centres, nearer_to_mature

MATURE_FROM = (204.0, 216.0)     # months: female, male
CODES = ("age_at_ceiling", "near_maturity_probability", "interval_at_ceiling", "reference_distance", "fused_physes")
VOTES = 3
SPECIFICITY = 0.97               # of each factor, among growing adolescents of the sex
FOLDS = 5


def is_mature(age, male):
    return age >= np.array(MATURE_FROM)[male.astype(int)]


def fit_probe(maps, mature, steps=150, batch=512, seed=0):
    """The probe of `onnx_graph.PackGraph` from maps [N,T,h,w] and labels: logistic loss, both classes with the same weight. Channels are
    standardised for the fit and the scale is put into the weights."""
    generator = torch.Generator().manual_seed(seed)
    x = torch.from_numpy(maps.reshape(*maps.shape[:2], -1))
    sample = x[:: max(1, len(x) // 500)].float()
    mean, sd = sample.mean((0, 2)), sample.std((0, 2)) + 1e-6
    attention, evidence, bias = (torch.zeros(n, requires_grad=True) for n in (x.shape[1], x.shape[1], 1))
    optimizer = torch.optim.AdamW([attention, evidence, bias], lr=0.01, weight_decay=0.1)
    sides = [torch.from_numpy(np.flatnonzero(mature == side)) for side in (False, True)]
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = 0.01 * (1 - step / steps)
        rows = torch.cat([side[torch.randint(len(side), (batch // 2,), generator=generator)] for side in sides])
        z = (x[rows].float() - mean[:, None]) / sd[:, None]
        weight = torch.einsum("nts,t->ns", z, attention).softmax(1)
        logit = (torch.einsum("nts,t->ns", z, evidence) * weight).sum(1) + bias
        loss = F.binary_cross_entropy_with_logits(logit, torch.cat([torch.zeros(batch // 2), torch.ones(batch // 2)]))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():     # a constant added to the attention changes nothing; one added to the evidence moves the bias
        return {"attention": (attention / sd).numpy(), "evidence": (evidence / sd).numpy(),
                "bias": float(bias - (evidence / sd * mean).sum())}


def evidence(probe, maps):
    """The graph's `maturity_evidence` for maps [N,T,h,w]."""
    out = []
    for i in range(0, len(maps), 256):
        x = maps[i:i + 256].reshape(len(maps[i:i + 256]), maps.shape[1], -1).astype(np.float32)
        a = np.einsum("nts,t->ns", x, probe["attention"])
        w = np.exp(a - a.max(1, keepdims=True))
        out.append((np.einsum("nts,t->ns", x, probe["evidence"]) * w).sum(1) / w.sum(1) + probe["bias"])
    return np.concatenate(out)


def cross_fitted(y, variance, maps, age, male, seed=0):
    """Factors 4 and 5 of each film from centres and probes that have not seen it: (reference_distance [N], fused_physes [N])."""
    fold = np.random.default_rng(seed).permutation(len(age)) % FOLDS
    mature, near, fused = is_mature(age, male), np.empty(len(age)), np.empty(len(age))
    for k in range(FOLDS):
        test = fold == k
        near[test] = nearer_to_mature(y[test], male[test], centres(y[~test], age[~test], male[~test], MATURE_FROM), variance)
        fused[test] = evidence(fit_probe(maps[~test], mature[~test]), maps[test])
    return near, fused


def _auc(mature, value, weight, repeats=400, seed=0):
    """(AUC, low, high): area under the ROC curve and its 95 % bootstrap interval over films."""
    rng = np.random.default_rng(seed)
    found = roc_auc_score(mature, value, sample_weight=weight)
    drawn = []
    for _ in range(repeats):
        rows = rng.integers(0, len(mature), len(mature))
        if mature[rows].any() and not mature[rows].all():
            drawn.append(roc_auc_score(mature[rows], value[rows], sample_weight=weight[rows]))
    return [round(v, 4) for v in ev.with_interval(found, drawn)]


def fit(values, age, male, weight, ranges):
    """The manifest's `maturity`. `values`: [N, 5], the factors in the order of CODES; `weight` [N]: how many films each stands for."""
    mature, growing = is_mature(age, male), (age >= ADOLESCENT) & ~is_mature(age, male)
    factors, vote = {}, {}
    for sex, name in enumerate(("female", "male")):
        own = male == sex
        limits = np.quantile(values[own & growing], SPECIFICITY, axis=0)
        limits[2] = max(limits[2], ranges[name][1])     # below the ceiling an interval does not reach it
        factors[name] = []
        for i, code in enumerate(CODES):
            auc, low, high = _auc(mature[own], values[own, i], weight[own])
            factors[name].append({"code": code, "limit": round(float(limits[i]), 4), "auc": auc, "auc_low": low, "auc_high": high})
        votes = (values[own] >= np.array([f["limit"] for f in factors[name]])).astype(int)
        said = (votes.sum(1) >= VOTES) & votes[:, 3:].any(1)
        auc, low, high = _auc(mature[own], votes.sum(1) * (1 - 0.5 * ~votes[:, 3:].any(1)), weight[own])
        vote[name] = {"auc": auc, "auc_low": low, "auc_high": high, "sensitivity": round(float(said[mature[own]].mean()), 4),
                      "specificity": round(float((~said)[growing[own]].mean()), 4)}
    return {"from_months": dict(zip(("female", "male"), MATURE_FROM)), "stated_limit_months": {s: ranges[s][1] for s in ("female", "male")},
            "votes": VOTES, "factors": factors, "vote": vote,
            "source": f"Cross-fitted on train ({int(mature.sum())} mature of {int(weight.sum())} films; {FOLDS} folds for factors 4 and 5). Each limit: "
                      f"{SPECIFICITY:.0%} of growing adolescents ({ADOLESCENT:g} months or more) below it. Specificity is among those too."}
