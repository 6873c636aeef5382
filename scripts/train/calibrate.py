"""Calibration on the `validate` part: temperature of the stage head, conformal intervals, the limit of the consistency check."""
import math

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax


LEVEL = 0.9
BANDS = (60.0, 120.0, 168.0)     # months of predicted age
POOL = 100                       # films that a wider group counts as beside a cell's own: the coverage of a 90 % quantile from n films has a
                                 # standard error of 0.3 / sqrt(n), 3 points at 100. By 5-fold cross-validation on `validate` (200 times) the
                                 # quantile's loss is 1.213 months so, 1.221 where each cell of 100 films stands alone
UPPER = 228.0


def fit_temperature(logits, age, stages):
    """The T > 0 that minimises the negative log-likelihood of softmax(logits / T) (Guo et al. 2017)."""
    stage = stages.of(age)

    def loss(log_t):
        return -log_softmax(logits / math.exp(log_t), axis=1)[np.arange(len(stage)), stage].mean()

    return float(math.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))


def conformal_quantile(score, level=LEVEL):
    """The ceil((n + 1) level)-th smallest score: split conformal prediction (Vovk; Lei et al. 2018)."""
    rank = min(len(score), math.ceil((len(score) + 1) * level))
    return float(np.sort(score)[rank - 1])


def fit_correction(predicted, age, male, folds=10, seed=0):
    """Linear correction of the age by sex, {sex: (slope, offset months)}, with its cross-validated gain in MAE (months) on the films
    it is fitted on. None where the gain is not above 0.05 months: a correction must pay for itself on films that it has not seen."""
    rng = np.random.default_rng(seed)
    fold = rng.permutation(len(age)) % folds
    corrected = np.empty(len(age))
    for sex in (0, 1):
        for k in range(folds):
            fit, test = (male == sex) & (fold != k), (male == sex) & (fold == k)
            slope, offset = np.polyfit(predicted[fit], age[fit], 1)
            corrected[test] = slope * predicted[test] + offset
    gain = float(np.abs(predicted - age).mean() - np.abs(corrected - age).mean())
    if gain <= 0.05:
        return None, gain
    lines = {name: tuple(float(v) for v in np.polyfit(predicted[male == sex], age[male == sex], 1)) for sex, name in ((0, "female"), (1, "male"))}
    return lines, gain


def fit_interval(predicted, spread, age, male, use_spread):
    """The manifest's `calibration.interval`: quantiles of |error| (or |error| / spread) by sex and band of predicted age. Few films make a cell, so
    each quantile is drawn towards that of its band, and that towards all films', by POOL films."""
    score = np.abs(age - predicted) / (spread if use_spread else 1.0)
    band = np.digitize(predicted, BANDS)

    def towards(wider, films):
        n = films.sum()
        return (n * conformal_quantile(score[films]) + POOL * wider) / (n + POOL) if n else wider

    everyone = conformal_quantile(score)
    by_band = [towards(everyone, band == b) for b in range(len(BANDS) + 1)]
    quantiles = {name: [round(towards(wider, (band == b) & (male == sex)), 4) for b, wider in enumerate(by_band)]
                 for sex, name in ((0, "female"), (1, "male"))}
    return {"level": LEVEL, "scale": "spread" if use_spread else "absolute", "bands_months": list(BANDS), "quantiles": quantiles,
            "fitted_on": f"validate ({len(age)} films)"}


def half_width(interval, predicted, spread, male):
    """Half width in months of each film's interval."""
    band = np.digitize(predicted, interval["bands_months"])
    table = np.array([interval["quantiles"]["female"], interval["quantiles"]["male"]])
    return table[male.astype(int), band] * (spread if interval["scale"] == "spread" else 1.0)


def stage_distance(predicted, stage, stages):
    """Months from the age to the nearest bound of the stage's bucket; 0 inside."""
    bounds = np.array([0.0, *stages.bounds, UPPER])
    return np.maximum(0, np.maximum(bounds[stage] - predicted, predicted - bounds[stage + 1]))


def fit_consistency(predicted, other_sex, spread, stage, stages, male, interval, ranges, views, unplaced_half):
    """The manifest's `calibration.consistency`: what 1 % of the films exceed is to be looked at; what none comes near (1.5 times the
    largest) is refused. Months. `views` [V, N]: the films' predicted ages in the second look's views; `unplaced_half` [N]: half widths of the
    films as they lie, for a film whose outline is not certain is not placed and is no worse a film."""
    distance = stage_distance(predicted, stage, stages)
    pairs = {"sex_difference_months": np.abs(predicted - other_sex), "half_width_months": half_width(interval, predicted, spread, male)}
    turned = np.abs(views - predicted).max(0)
    beyond = np.abs(predicted - clamp(predicted, male, ranges))
    return {
        "age_outside_stage_months": _limit(np.quantile(distance, 0.99)), "age_outside_stage_refuse_months": _limit(max(1.5 * distance.max(), 24)),
        **{name: {"review": _limit(np.quantile(v, 0.99)), "refuse": _limit(1.5 * max(v.max(), unplaced_half.max() if name == "half_width_months" else 0))}
           for name, v in pairs.items()},
        # films that lie askew already are turned further: two years at least
        "view_difference_months": {"review": _limit(np.quantile(turned, 0.99)), "refuse": _limit(max(1.5 * turned.max(), 24))},
        "implausible_months": _limit(max(1.5 * beyond.max(), 12)),
    }


def fit_confidence(half):
    """The manifest's `calibration.confidence`: stage probabilities of paper A, Table 5; an interval wider than that of 60 % of the films
    keeps a reading from the high tier, wider than that of 90 % from the medium one (the spread ranks errors better than the probability)."""
    return {"high": 0.7, "medium": 0.4, "half_width_months": {"high": _limit(np.quantile(half, 0.6)), "medium": _limit(np.quantile(half, 0.9))}}


def _limit(value):
    """In hundredths of a month, never below `value`: widths that are not scaled by the spread are few, and a limit that is one of them must let it pass."""
    return math.ceil(float(value) * 100 - 1e-6) / 100


def stage_probabilities(logits, temperature):
    return softmax(logits / temperature, axis=1)


def clamp(age, male, ranges):
    """Ages (one a film, or [..., N]) within the manifest's `age.range_months` of each film's sex, as the core reports them."""
    low_high = np.array([ranges["female"], ranges["male"]], float)[np.asarray(male).astype(int)]
    return np.clip(age, low_high[:, 0], low_high[:, 1])


def as_reported(read, calibration, ranges):
    """What the core makes of the network's outputs `read` (age, spread, stage_logits, male): clamped age, interval (low, high, and its
    half width before clamping), most probable stage, stage probabilities, confidence and tier (0 high, 1 medium, 2 low; before findings lower it)."""
    male = read["male"]
    age = clamp(read["age"], male, ranges)
    half = half_width(calibration["interval"], read["age"], read["spread"], male)
    probability = stage_probabilities(read["stage_logits"], calibration["temperature"])
    confidence, limits = probability.max(1), calibration["confidence"]
    tier = np.where(confidence >= limits["high"], 0, np.where(confidence >= limits["medium"], 1, 2))
    if "half_width_months" in limits:
        wide = limits["half_width_months"]
        tier = np.maximum(tier, np.where(half > wide["medium"], 2, np.where(half > wide["high"], 1, 0)))
    return {
        "age": age, "low": clamp(age - half, male, ranges), "high": clamp(age + half, male, ranges), "half": half,
        "stage": read["stage_logits"].argmax(1), "probability": probability, "confidence": confidence,
        "tier": tier,
    }
