"""Makes web/src/study/metrics.golden.json: what the page's metrics must come to, by scikit-learn, SciPy and NumPy.

python tests/python/make_metrics_golden.py

The random numbers of the resamples are the page's (`bootstrap.ts`), written here a second time: with the same draws the intervals must be
equal and not merely alike.
"""
import json
from pathlib import Path

import numpy as np
from scipy import stats
from sklearn.calibration import calibration_curve
from sklearn.linear_model import LinearRegression
from sklearn.metrics import (accuracy_score, cohen_kappa_score, confusion_matrix, mean_absolute_error, mean_squared_error, median_absolute_error,
                             r2_score)

GOLDEN = Path(__file__).parents[2] / "web/src/study/metrics.golden.json"
BOUNDS = [24, 60, 120, 168, 204]
SEED = 20240611
RESAMPLES = 300
FOLDS, REPEATS = 5, 20


class Mulberry32:
    """T. Ettinger's generator: its state grows by a constant, so that many draws are one array."""

    def __init__(self, seed):
        self.state = seed

    def draws(self, n):
        a = (self.state + 0x6D2B79F5 * np.arange(1, n + 1, dtype=np.uint64)) & 0xFFFFFFFF
        self.state = int(a[-1])
        mix = lambda x, y: (x * y) & 0xFFFFFFFF
        t = mix(a ^ (a >> 15), 1 | a)
        t = ((t + mix(t ^ (t >> 7), 61 | t)) & 0xFFFFFFFF) ^ t
        return t ^ (t >> 14)

    def below(self, n, size):
        return ((self.draws(size) * n) >> 32).astype(int)

    def shuffled(self, n):
        order = list(range(n))
        for last in range(n - 1, 0, -1):
            other = int(self.below(last + 1, 1)[0])
            order[last], order[other] = order[other], order[last]
        return order


def films(n=120, seed=7):
    rng = np.random.default_rng(seed)
    truth = np.r_[BOUNDS, rng.integers(1, 229, n - len(BOUNDS))].astype(float)
    spread = 3 + 9 * rng.random(n)
    prediction = np.round(np.clip(truth * 0.94 + 9 + rng.normal(0, 1, n) * spread, 0, 228), 3)
    half = np.round(1.7 * spread, 3)
    stage = np.digitize(np.clip(prediction + rng.normal(0, 8, n), 0, 228), BOUNDS)
    probability = np.round(np.clip(rng.beta(4, 2, n), 0.2, 1), 3)
    return [{"sex": str(rng.choice(["female", "male"])), "truth": float(t), "prediction": float(p), "low": round(float(p - h), 3), "high": round(float(p + h), 3),
             "stage": int(s), "probability": float(q), "tier": ["high", "medium", "low"][int(np.digitize(h, [11, 16]))]}
            for t, p, h, s, q in zip(truth, prediction, half, stage, probability)]


def column(rows, name):
    return np.array([one[name] for one in rows])


def figures(rows):
    truth, prediction, stage = (column(rows, name) for name in ("truth", "prediction", "stage"))
    absolute, true_stage = np.abs(prediction - truth), np.digitize(truth, BOUNDS)
    return {
        "mae": mean_absolute_error(truth, prediction), "median": median_absolute_error(truth, prediction),
        **{f"p{q}": np.percentile(absolute, q) for q in (75, 90, 95)},
        "rmse": mean_squared_error(truth, prediction) ** 0.5, "bias": np.mean(prediction - truth), "r2": r2_score(truth, prediction),
        **{f"within_{months}": np.mean(absolute <= months) for months in (6, 12, 24)},
        "stage_accuracy": accuracy_score(true_stage, stage), "qwk": cohen_kappa_score(true_stage, stage, weights="quadratic"),
        "coverage90": np.mean((column(rows, "low") <= truth) & (truth <= column(rows, "high"))),
    }


def interval(values):
    return list(np.quantile(values, [0.025, 0.975]))


def bootstrap(rows):
    """Films by absolute error, as the page draws them."""
    order = np.argsort(np.abs(column(rows, "prediction") - column(rows, "truth")), kind="stable")
    ordered, draws = [rows[i] for i in order], Mulberry32(SEED)
    found = [figures([ordered[i] for i in draws.below(len(rows), len(rows))]) for _ in range(RESAMPLES)]
    return {name: interval([one[name] for one in found]) for name in found[0]}


def mean_interval(values, resamples):
    draws = Mulberry32(SEED)
    return interval([values[draws.below(len(values), len(values))].mean() for _ in range(resamples)])


def reliability(rows):
    probability = column(rows, "probability")
    right = np.digitize(column(rows, "truth"), BOUNDS) == column(rows, "stage")
    observed, stated = calibration_curve(right, probability, n_bins=10, strategy="uniform")
    bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], probability)
    counts = [int((bins == i).sum()) for i in range(10) if (bins == i).any()]
    wilson = [stats.binomtest(int(round(share * n)), n).proportion_ci(0.95, method="wilson") for share, n in zip(observed, counts)]
    return {"n": counts, "stated": list(stated), "observed": list(observed), "low": [one.low for one in wilson], "high": [one.high for one in wilson],
            "ece": float(np.sum(np.abs(observed - stated) * counts) / len(rows))}


def readers(rows):
    difference = column(rows, "prediction") - column(rows, "truth")
    bias, sd = difference.mean(), difference.std(ddof=1)
    return {"bias": bias, "limits": [bias - 1.96 * sd, bias + 1.96 * sd], "bias_interval": mean_interval(difference, 2000), "mae_interval": mean_interval(np.abs(difference), 2000)}


def site(rows):
    """Repeated k-fold cross-validation of a line, both sexes as one."""
    x, y = column(rows, "prediction"), column(rows, "truth")
    low, high = column(rows, "low"), column(rows, "high")
    fit = lambda index: LinearRegression().fit(x[index, None], y[index])
    draws, after, covered = Mulberry32(SEED), np.zeros(len(x)), 0
    for _ in range(REPEATS):
        order = np.array(draws.shuffled(len(x)))
        for fold in range(FOLDS):
            out = order[fold::FOLDS]
            line = fit(np.setdiff1d(order, out))
            after[out] += np.abs(line.predict(x[out, None]) - y[out]) / REPEATS
            covered += ((line.predict(low[out, None]) <= y[out]) & (y[out] <= line.predict(high[out, None]))).sum()
    whole, gains = fit(np.arange(len(x))), np.abs(x - y) - after
    ends = mean_interval(gains, 2000)
    return {"slope": whole.coef_[0], "intercept_months": whole.intercept_, "mae_before_months": np.abs(x - y).mean(), "mae_after_months": after.mean(),
            "gain_months": gains.mean(), "gain_low_months": ends[0], "gain_high_months": ends[1], "coverage_after": covered / (len(x) * REPEATS)}


def golden(rows):
    truth, stage = column(rows, "truth"), column(rows, "stage")
    return {
        "made_with": "scikit-learn, SciPy and NumPy by tests/python/make_metrics_golden.py; random films, seed 7",
        "bounds": BOUNDS, "seed": SEED, "resamples": RESAMPLES,
        "expected": {
            "figures": {"n": len(rows), **figures(rows)}, "confusion": confusion_matrix(np.digitize(truth, BOUNDS), stage, labels=range(6)).tolist(),
            "intervals": bootstrap(rows), "reliability": reliability(rows), "readers": readers(rows), "site": site(rows),
        },
        "films": rows,
    }


def plain(value):
    return value.item() if isinstance(value, np.generic) else [plain(one) for one in value] if isinstance(value, list) else {
        key: plain(one) for key, one in value.items()} if isinstance(value, dict) else value


def written(made):
    """One film a line."""
    head = json.dumps(plain({key: value for key, value in made.items() if key != "films"}))
    return head[:-1] + ', "films": [\n' + ",\n".join(json.dumps(one) for one in made["films"]) + "\n]}\n"


if __name__ == "__main__":
    GOLDEN.write_text(written(golden(films())))
