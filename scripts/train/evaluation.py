"""The arithmetic of the evaluation report: figures with bootstrap intervals, groups, agreement, coverage, risk and coverage.

A part is a dict of arrays over films: truth, male, and what `calibrate.as_reported` gives (age, low, high, half, stage, probability,
confidence, tier), with `spread` and `stage_logits`, and its `stages` where they are not paper A's. Ages in months; error = prediction - label. Nothing here reads films or files.
"""
import numpy as np
from scipy.special import log_softmax
from scipy.stats import beta

from .metrics import bootstrap_mae
from .stages import PAPER_A

REPEATS = 2000
PERCENTILES = (25, 50, 75, 90, 95, 99)
TIERS = ("high", "medium", "low")
BAND_BOUNDS = tuple(range(24, 217, 24))
BAND_NAMES = tuple(f"{low}-{low + 24 if low < 216 else 228}" for low in (0, *BAND_BOUNDS))
CELL_BOUNDS, CELL_NAMES = (60, 120, 168), ("0-5 y", "5-10 y", "10-14 y", "14-19 y")
SEXES = ("girls", "boys")


def stages_of(part):
    return part.get("stages", PAPER_A)


def clopper_pearson(hits, n, level=0.95):
    """Exact confidence interval of a proportion (Clopper and Pearson 1934)."""
    if n == 0:
        return 0.0, 1.0
    tail = (1 - level) / 2
    return (float(beta.ppf(tail, hits, n - hits + 1)) if hits else 0.0,
            float(beta.ppf(1 - tail, hits + 1, n - hits)) if hits < n else 1.0)


def kappa(confusion, quadratic=False):
    """Cohen's kappa of confusion matrices [..., K, K]; `quadratic` weights a disagreement by its squared distance."""
    k = confusion.shape[-1]
    distance = np.subtract.outer(np.arange(k), np.arange(k))
    weight = distance ** 2 if quadratic else (distance != 0)
    n = confusion.sum((-2, -1), keepdims=True)
    chance = confusion.sum(-1, keepdims=True) * confusion.sum(-2, keepdims=True) / n
    return 1 - (weight * confusion).sum((-2, -1)) / (weight * chance).sum((-2, -1))


def class_figures(confusion):
    """Precision, recall, F1 per class [..., K] (rows: label, columns: prediction) and their macro and support-weighted means."""
    hit, support, predicted = (np.diagonal(confusion, axis1=-2, axis2=-1), confusion.sum(-1), confusion.sum(-2))
    precision, recall = hit / np.maximum(predicted, 1), hit / np.maximum(support, 1)
    f1 = 2 * hit / np.maximum(support + predicted, 1)
    weight = support / support.sum(-1, keepdims=True)
    present = np.maximum((support > 0).sum(-1), 1)          # a class without films has no recall: it does not enter the macro mean
    named = {"precision": precision, "recall": recall, "f1": f1}
    return named | {"support": support} | {f"macro_{k}": (v * (support > 0)).sum(-1) / present for k, v in named.items()} \
        | {f"weighted_{k}": (v * weight).sum(-1) for k, v in named.items()}


def confusion_of(truth, predicted, classes):
    return np.bincount(truth * classes + predicted, minlength=classes ** 2).reshape(classes, classes)


def with_interval(value, drawn):
    """(value, low, high): with the 95 % percentile interval of its bootstrap resamples [R]; those that have no value are left out."""
    return float(value), *(float(q) for q in np.nanquantile(drawn, (0.025, 0.975)))


def _figures(part, index):
    """Every headline figure for the resamples `index` [R, n] of films: {name: [R]}."""
    error = part["age"] - part["truth"]
    e, male, truth = error[index], part["male"][index] == 1, part["truth"][index]
    a = np.abs(e)
    covered = ((part["truth"] >= part["low"]) & (part["truth"] <= part["high"]))[index]
    stages = stages_of(part)
    count = stages.count
    code = stages.of(part["truth"]) * count + part["stage"]
    shifted = code[index] + count ** 2 * np.arange(len(index))[:, None]
    confusion = np.bincount(shifted.ravel(), minlength=count ** 2 * len(index)).reshape(-1, count, count)
    classes = class_figures(confusion)
    by_age = stages.of(part["age"]) == stages.of(part["truth"])
    girls, boys = (np.where(m, a, 0).sum(1) / np.maximum(m.sum(1), 1) for m in (~male, male))
    out = {
        "mae": a.mean(1), "median": np.median(a, 1), "rmse": np.sqrt((e ** 2).mean(1)), "bias": e.mean(1),
        "r2": 1 - (e ** 2).sum(1) / ((truth - truth.mean(1, keepdims=True)) ** 2).sum(1),
        "mae_girls": girls, "mae_boys": boys, "sex_gap": np.abs(girls - boys),
        "bias_girls": np.where(~male, e, 0).sum(1) / np.maximum((~male).sum(1), 1),
        "bias_boys": np.where(male, e, 0).sum(1) / np.maximum(male.sum(1), 1),
        **{f"within_{m}": (a <= m).mean(1) for m in (6, 12, 24)}, **{f"over_{m}": (a > m).mean(1) for m in (12, 24)},
        "stage_accuracy": (confusion * np.eye(count)).sum((1, 2)) / index.shape[1], "age_stage_accuracy": by_age[index].mean(1),
        "qwk": kappa(confusion, quadratic=True), "kappa": kappa(confusion),
        **{k: classes[k] for k in classes if k.startswith(("macro", "weighted"))},
        "coverage": covered.mean(1), "half_width": part["half"][index].mean(1),
    }
    return out | {f"p{q}": v for q, v in zip(PERCENTILES, np.percentile(a, PERCENTILES, axis=1))}


def headline(part, repeats=REPEATS, seed=0, chunk=250):
    """{name: (value, low, high)}: the figure and its 95 % percentile bootstrap interval over films."""
    n = len(part["truth"])
    value = _figures(part, np.arange(n)[None])
    rng = np.random.default_rng(seed)
    with np.errstate(invalid="ignore", divide="ignore"):
        parts = [_figures(part, rng.integers(0, n, (min(chunk, repeats - i), n))) for i in range(0, repeats, chunk)]
    return {k: with_interval(v[0], np.concatenate([p[k] for p in parts])) for k, v in value.items()}


def group_rows(part, keys, names):
    """Rows {group, n, mae, interval, bias, rmse, coverage, girls, boys} of the films whose `keys` is the name's position; `girls` and
    `boys` are (n, MAE, bias) or None. Groups without films are left out."""
    error = part["age"] - part["truth"]
    covered = (part["truth"] >= part["low"]) & (part["truth"] <= part["high"])
    rows = []
    for index, name in enumerate(names):
        m = keys == index
        if not m.any():
            continue
        sexes = {}
        for sex, label in enumerate(SEXES):
            s = m & (part["male"] == sex)
            sexes[label] = (int(s.sum()), float(np.abs(error[s]).mean()), float(error[s].mean())) if s.any() else None
        rows.append({"group": name, "n": int(m.sum()), "mae": float(np.abs(error[m]).mean()), "interval": bootstrap_mae(error[m]),
                     "bias": float(error[m].mean()), "rmse": float(np.sqrt((error[m] ** 2).mean())),
                     "coverage": float(covered[m].mean()), "stage_accuracy": float((part["stage"] == stages_of(part).of(part["truth"]))[m].mean()),
                     **sexes})
    return rows


def groups(part):
    return {"sex": group_rows(part, part["male"], SEXES), "band": group_rows(part, np.digitize(part["truth"], BAND_BOUNDS), BAND_NAMES),
            "stage": group_rows(part, stages_of(part).of(part["truth"]), stages_of(part).names), "tier": group_rows(part, part["tier"], TIERS)}


def coverage_cells(part, by="truth"):
    """Rows {sex, band, n, hits, coverage, low, high} of the intervals' coverage by sex and band of `by` (truth or age)."""
    covered = (part["truth"] >= part["low"]) & (part["truth"] <= part["high"])
    band, rows = np.digitize(part[by], CELL_BOUNDS), []
    for sex, label in enumerate(SEXES):
        for b, name in enumerate(CELL_NAMES):
            m = (part["male"] == sex) & (band == b)
            n, hits = int(m.sum()), int(covered[m].sum())
            if n:
                low, high = clopper_pearson(hits, n)
                rows.append({"sex": label, "band": name, "n": n, "hits": hits, "coverage": hits / n, "low": low, "high": high})
    return rows


def risk_coverage(part, certainty):
    """(share kept [n], MAE of the kept films [n]), the least certain set aside first (ties in file order)."""
    order = np.argsort(-certainty, kind="stable")
    kept = np.arange(1, len(order) + 1)
    return kept / len(order), np.abs(part["age"] - part["truth"])[order].cumsum() / kept


def set_aside(part, certainty, share):
    """MAE, and its bootstrap interval, of the films that stay when the least certain `share` is set aside."""
    kept = np.sort(np.argsort(-certainty, kind="stable")[:len(certainty) - round(share * len(certainty))])
    error = (part["age"] - part["truth"])[kept]
    return {"n": len(kept), "mae": float(np.abs(error).mean()), "interval": bootstrap_mae(error)}


def at_same_point(score, is_class, precision, recall, repeats=REPEATS, seed=0):
    """A class told by score > threshold, at another classifier's operating point: ((precision where the recall is at least `recall`, low, high), (the largest
    recall where the precision is at least `precision`, low, high)), with 95 % percentile bootstrap intervals over films. score, is_class: [N]."""
    order = np.argsort(-score, kind="stable")
    is_class, last = is_class[order].astype(float), np.r_[np.diff(score[order]) < 0, True]          # a threshold cannot part films of equal score
    drawn = np.random.default_rng(seed).integers(0, len(order), (repeats, len(order)))
    weights = np.stack([np.ones(len(order)), *(np.bincount(rows, minlength=len(order)) for rows in drawn)])
    hits = np.cumsum(weights * is_class, 1)
    told, of_all = hits / np.maximum(np.cumsum(weights, 1), 1), hits / np.maximum(hits[:, -1:], 1)
    first = np.argmax(last & (of_all >= recall), axis=1)
    found = told[np.arange(len(told)), first], np.where(last & (told >= precision), of_all, 0).max(1)
    return tuple(with_interval(f[0], f[1:]) for f in found)


def reliability(part, bins=10):
    """Rows {n, confidence, accuracy, low, high} over equal bins of the most probable stage's probability; expected calibration error."""
    right = part["stage"] == stages_of(part).of(part["truth"])
    index = np.minimum((part["confidence"] * bins).astype(int), bins - 1)
    rows = []
    for b in range(bins):
        m = index == b
        if m.any():
            low, high = clopper_pearson(int(right[m].sum()), int(m.sum()))
            rows.append({"n": int(m.sum()), "confidence": float(part["confidence"][m].mean()), "accuracy": float(right[m].mean()),
                         "low": low, "high": high})
    return rows, sum(r["n"] * abs(r["confidence"] - r["accuracy"]) for r in rows) / len(right)


def stage_loss(part, temperature):
    """Negative log-likelihood of the true stage."""
    stage = stages_of(part).of(part["truth"])
    return float(-log_softmax(part["stage_logits"] / temperature, axis=1)[np.arange(len(stage)), stage].mean())


def stages_of_ages(truth, rmse, repeats=200, seed=0):
    """(accuracy, QWK) of the stage of an age that is Laplace-distributed around the label with this RMSE, months: what the stages' bounds, which cut
    through the thick of the labels, leave to an age of that error. Means of `repeats` draws."""
    rng = np.random.default_rng(seed)
    ages = np.clip(truth + rng.laplace(0, rmse / 2 ** 0.5, (repeats, len(truth))), 0, 228)
    count = PAPER_A.count
    codes = PAPER_A.of(truth) * count + PAPER_A.of(ages) + count ** 2 * np.arange(repeats)[:, None]
    confusion = np.bincount(codes.ravel(), minlength=count ** 2 * repeats).reshape(repeats, count, count)
    return float((confusion * np.eye(count)).sum((1, 2)).mean() / len(truth)), float(kappa(confusion, quadratic=True).mean())


def four_classes(part, bounds):
    """Accuracy, kappas and F1 of the classes that paper B uses, taken from the age."""
    confusion = confusion_of(np.digitize(part["truth"], bounds), np.digitize(part["age"], bounds), len(bounds) + 1)
    figures = class_figures(confusion)
    return {"accuracy": float(np.trace(confusion) / confusion.sum()), "qwk": float(kappa(confusion, True)), "kappa": float(kappa(confusion)),
            "macro_f1": float(figures["macro_f1"]), "weighted_f1": float(figures["weighted_f1"])}


def distribution(age, male, part_names):
    """{part: counts [6 stages, 2 sexes]} of labels, `all` included, and the age's mean, sd, range."""
    stage = PAPER_A.of(age)
    names = ("train", "validate", "holdout")
    counts = {p: np.array([[int(((stage == s) & (male == sex) & (part_names == p)).sum()) for sex in (0, 1)] for s in range(PAPER_A.count)])
              for p in names}
    counts["all"] = sum(counts[p] for p in names)
    return {"counts": counts, "mean": float(age.mean()), "sd": float(age.std(ddof=1)), "range": (float(age.min()), float(age.max()))}


def join(parts):
    """One part of several: the arrays that all of them have, one after the other."""
    shared = set.intersection(*({k for k, v in p.items() if isinstance(v, np.ndarray)} for p in parts))
    return {k: np.concatenate([p[k] for p in parts]) for k in sorted(shared)} | {"stages": stages_of(parts[0])}
