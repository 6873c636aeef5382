"""Why the distance of `reference.py` and no other: each candidate fitted to the same training films, its limit set where the same share
of validate films is refused, and then asked about radiographs of other body parts and about hands of another source, which chose nothing.
"""
import csv
import pathlib

import numpy as np
from PIL import Image
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import NearestNeighbors

from . import evaluation as ev, reference
from .predict import predict
from .stages import PAPER_A

NEIGHBOURS = 5
FALSE_REFUSAL = 1 - reference.REFUSE


def load_pictures(folder):
    """{class: grey pictures} of `folder`/other_and_hands.csv: "other radiographs", "other thumbnails" (64 px) and "hands of another source".
    An adult's hand is a hand, and belongs to none. Empty where the table is not there."""
    table = pathlib.Path(folder) / "other_and_hands.csv"
    if not table.exists():
        return {}
    out = {"other radiographs": [], "other thumbnails": [], "hands of another source": []}
    for row in csv.DictReader(table.open()):
        kind = "hands of another source" if row["body_part"] == "hand" else "other thumbnails" if "64_" in row["file"] else "other radiographs"
        if row["body_part"] != "hand_adult":
            out[kind].append(np.asarray(Image.open(table.parent / row["file"]).convert("L")))
    return out


def candidates(x, age, size, components):
    """{name: function of features [N, D] -> score [N], higher is less like a hand}, each fitted to the training films `x`. `size`: how
    many of the D are the last features; the others are texture."""
    def outside(part):
        fitted = reference.fit(x[:, part], components)
        return lambda other: fitted.distance(other[:, part])
    whole = reference.fit(x, components)

    def within(y):
        return y / np.sqrt(whole.variance)
    inside = lambda other: np.log(whole.project(other)[1])
    y = within(whole.project(x)[0])
    stage = PAPER_A.of(age)
    means = np.array([y[stage == s].mean(0) for s in range(PAPER_A.count) if (stage == s).any()])
    near = NearestNeighbors(n_neighbors=NEIGHBOURS).fit(y)
    cosine = NearestNeighbors(n_neighbors=NEIGHBOURS, metric="cosine").fit(y)
    last, texture = slice(0, size), slice(size, None)
    return {
        "**outside the subspace** (chosen)": whole.distance,
        "outside, last features alone": outside(last), "outside, texture alone": outside(texture),
        "shrunk Mahalanobis in the subspace": inside,
        "the same, to the nearest stage's mean": lambda other: ((within(whole.project(other)[0])[:, None] - means) ** 2).sum(2).min(1),
        "in and outside together": lambda other: whole.distance(other) + inside(other),
        f"{NEIGHBOURS} nearest neighbours, Euclidean": lambda other: near.kneighbors(within(whole.project(other)[0]))[0].mean(1),
        f"{NEIGHBOURS} nearest neighbours, cosine": lambda other: cosine.kneighbors(within(whole.project(other)[0]))[0].mean(1),
    }


def compare(model, x, age, size, validate, pictures, chain, components):
    """Rows {"name", "auc": (value, low, high) of other radiographs v validate films, "refused": {class: share}}; `validate`: features of
    validate films under each condition."""
    if not pictures:
        return []
    found = {kind: reference.join(predict(model, some, np.zeros(len(some)), chain, label=kind, extra=reference.INPUTS)) for kind, some in pictures.items()}
    rows, good = [], np.concatenate(list(validate.values()))
    for name, score in candidates(x, age, size, components).items():
        hands, others = score(good), score(found["other radiographs"])
        limit = np.quantile(hands, 1 - FALSE_REFUSAL)
        rows.append({"name": name, "auc": _auc(hands, others), "refused": {kind: float((score(some) > limit).mean()) for kind, some in found.items()}})
    return rows


def _auc(hands, others, repeats=200, seed=0):
    rng = np.random.default_rng(seed)
    truth = np.r_[np.zeros(len(hands)), np.ones(len(others))]
    drawn = [roc_auc_score(truth, np.r_[rng.choice(hands, len(hands)), rng.choice(others, len(others))]) for _ in range(repeats)]
    return ev.with_interval(roc_auc_score(truth, np.r_[hands, others]), drawn)
