"""The figures that a pack is judged by. Ages in months; error = prediction - label."""
import numpy as np
from sklearn.metrics import cohen_kappa_score


def summary(part, age, male, predicted, stage, stages, low, high):
    """One row for manifest and card. `stage` is the most probable of `stages`, `low`/`high` the reported interval."""
    error = predicted - age
    truth = stages.of(age)
    return {
        "part": part, "n": int(len(age)), "mae": _r(np.abs(error).mean()), "median": _r(np.median(np.abs(error))),
        "rmse": _r(np.sqrt((error ** 2).mean())), "bias": _r(error.mean()),
        "r2": _r(1 - (error ** 2).sum() / ((age - age.mean()) ** 2).sum(), 4),
        "stage_accuracy": _r((stage == truth).mean(), 4), "qwk": _r(cohen_kappa_score(truth, stage, weights="quadratic"), 4),
        "coverage90": _r(((age >= low) & (age <= high)).mean(), 4),
        "mae_female": _r(np.abs(error[male == 0]).mean()), "mae_male": _r(np.abs(error[male == 1]).mean()),
    }


def bootstrap_mae(error, repeats=2000, seed=0):
    """95 % percentile interval of the mean absolute error over films."""
    rng = np.random.default_rng(seed)
    absolute = np.abs(error)
    means = absolute[rng.integers(0, len(absolute), (repeats, len(absolute)))].mean(1)
    return [_r(np.quantile(means, q)) for q in (0.025, 0.975)]


def by_group(keys, labels, error, covered):
    """Rows {group, n, mae, bias, rmse, coverage90} for each of `labels` at its position in `keys`."""
    rows = []
    for index, label in enumerate(labels):
        mask = keys == index
        if mask.any():
            rows.append({"group": label, "n": int(mask.sum()), "mae": _r(np.abs(error[mask]).mean()), "bias": _r(error[mask].mean()),
                         "rmse": _r(np.sqrt((error[mask] ** 2).mean())), "coverage90": _r(covered[mask].mean(), 4)})
    return rows


ERROR_BIN = 3       # months
ERROR_BINS = 20     # the first and the last hold what lies further out


def errors(part, shown, truth, male, bands):
    """The manifest's `errors`: how far off readings like a given one were. `shown`: of `calibrate.as_reported`. By tier of the network, and by
    sex and band of predicted age (those of the interval) with the counts of the signed errors in bins of ERROR_BIN months around 0."""
    error = shown["age"] - truth
    band = np.digitize(shown["age"], bands)
    edges = [0.0, *bands, 228.0]
    middle = np.clip(np.floor(error / ERROR_BIN).astype(int) + ERROR_BINS // 2, 0, ERROR_BINS - 1)
    cells = [(sex, name, b) for sex, name in enumerate(("female", "male")) for b in range(len(bands) + 1)]
    return {
        "part": part, "bin_months": ERROR_BIN,
        "by_tier": [{"tier": tier} | _spread(error[shown["tier"] == i]) for i, tier in enumerate(("high", "medium", "low")) if (shown["tier"] == i).any()],
        "by_age": [{"sex": name, "from_months": edges[b], "to_months": edges[b + 1]} | _spread(error[own])
                   | {"counts": np.bincount(middle[own], minlength=ERROR_BINS).tolist()}
                   for sex, name, b in cells for own in [(male == sex) & (band == b)] if own.any()],
    }


def _spread(error):
    absolute = np.abs(error)
    return {"n": int(len(error)), "mae": _r(absolute.mean()), "median": _r(np.median(absolute)), "p90": _r(np.quantile(absolute, 0.9)), "bias": _r(error.mean())}


def _r(value, digits=3):
    return round(float(value), digits)
