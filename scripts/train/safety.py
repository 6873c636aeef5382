"""What the core needs beside the network's own outputs to refuse and to doubt: reference, maturity, limits of consistency."""
import numpy as np

from . import alternatives, calibrate, maturity, reference
from .onnx_graph import MAP
from .predict import predict

SAMPLE = 1400        # films each of the growing adolescents and of the younger children


def choose(films, seed=0):
    """(positions of adolescents, positions of younger, films that each of them stands for): the training films that reference and
    maturity are fitted to. All mature ones, for they are few, and a sample of the others."""
    rows, rng = films.where("train"), np.random.default_rng(seed)
    mature = maturity.is_mature(films.age[rows], films.male[rows])
    adolescent = (films.age[rows] >= reference.ADOLESCENT) & ~mature
    groups = [rows[mature], rows[adolescent], rows[~mature & ~adolescent]]
    drawn = [groups[0], *(np.sort(rng.choice(group, min(SAMPLE, len(group)), replace=False)) for group in groups[1:])]
    weights = [np.full(len(some), len(group) / max(len(some), 1)) for some, group in zip(drawn, groups)]
    return np.concatenate(drawn[:2]), drawn[2], np.concatenate(weights)


def fit(model, films, lying, chain, calibration, ranges, pictures, components=reference.COMPONENTS, conditions=tuple(reference.CONDITIONS)):
    """`films`: as they are placed; `lying` [N,S,S]: their pixels before. `model` has MAP among its outputs; `pictures` as of `alternatives.load_pictures`;
    `components`, `conditions`: of reference.py. Returns {"anatomy", "maturity": parts of the
    manifest, "reference": Reference, "probe", "alternatives": rows for the card}."""
    older, younger, weight = choose(films)
    read = [predict(model, films.pixels[rows], films.male[rows], chain[-1:], label=label, extra=(*reference.INPUTS, MAP))
            for rows, label in ((older, "adolescents"), (younger, "younger"))]
    x = np.concatenate([reference.join(r) for r in read])
    # as many of each age as in the population: the subspace is that of children, not of adolescents
    chance = weight / weight.max()
    keep = np.random.default_rng(0).random(len(x)) < chance
    ref = reference.fit(x[keep], components)
    y = ref.project(reference.join(read[0]))[0]
    age, male, maps = films.age[older], films.male[older], read[0][MAP]
    ref.centres = reference.centres(y, age, male, maturity.MATURE_FROM)
    near, fused = maturity.cross_fitted(y, ref.variance, maps, age, male)
    probe = maturity.fit_probe(maps, maturity.is_mature(age, male))

    y_young = ref.project(reference.join(read[1]))[0]
    rows = np.concatenate([older, younger])
    near = np.concatenate([near, reference.nearer_to_mature(y_young, films.male[younger], ref.centres, ref.variance)])
    fused = np.concatenate([fused, maturity.evidence(probe, read[1][MAP])])     # the younger films fitted neither centres nor probe
    network = {k: np.concatenate([r[k] for r in read]) for k in ("age", "spread", "stage_logits")} | {"male": films.male[rows]}
    shown = calibrate.as_reported(network, calibration, ranges)
    values = np.stack([network["age"], shown["probability"][:, -1], shown["age"] + shown["half"], near, fused], 1)
    grown = maturity.fit(values, films.age[rows], films.male[rows], weight, ranges)

    seen = reference.measure(model, films, lying, films.where("validate"), chain, conditions)
    found = {name: ref.distance(features) for name, features in seen.items()}
    limits = reference.fit_limits(found)
    anatomy = {"inputs": list(reference.INPUTS), "components": len(ref.variance), "distance": limits,
               "source": f"Fitted to {int(keep.sum())} training films; limits: quantiles {reference.REVIEW} and {reference.REFUSE} of the validate films "
                         "under all conditions listed",
               "rates": reference.rates(found, limits, "validate")}
    other = alternatives.compare(model, x[keep], films.age[rows][keep], read[0]["features"].shape[1], seen, pictures, chain, components)
    return {"anatomy": anatomy, "maturity": grown, "reference": ref, "probe": probe, "alternatives": other}
