"""What the core needs beside the network's own outputs to refuse and to doubt: reference, maturity, limits of consistency."""
import numpy as np

from . import calibrate, maturity, reference
from .onnx_graph import MAP
from .predict import predict

YOUNGER = 3000       # films below the adolescents that the reference is fitted to as well


def choose(films, seed=0):
    """(positions of the training films that reference and maturity are fitted to, how many films each stands for): all adolescents,
    for the mature ones are few, and a sample of the younger."""
    rows = films.where("train")
    older = rows[films.age[rows] >= reference.ADOLESCENT]
    younger = rows[films.age[rows] < reference.ADOLESCENT]
    some = np.sort(np.random.default_rng(seed).choice(younger, min(YOUNGER, len(younger)), replace=False))
    return older, some, len(younger) / max(len(some), 1)


def fit(model, films, chain, calibration, ranges, components=reference.COMPONENTS):
    """`model` has MAP among its outputs. Returns {"anatomy", "maturity": parts of the manifest, "reference": Reference, "probe"}."""
    older, younger, stands_for = choose(films)
    read = [predict(model, films.pixels[rows], films.male[rows], chain[-1:], label=label, extra=(*reference.INPUTS, MAP))
            for rows, label in ((older, "adolescents"), (younger, "younger"))]
    x = np.concatenate([reference.join(r) for r in read])
    # the younger films stand for more: the subspace is that of children, not of adolescents
    rng = np.random.default_rng(0)
    keep = np.concatenate([rng.permutation(len(older))[:int(len(older) / stands_for)], len(older) + np.arange(len(younger))])
    ref = reference.fit(x[np.sort(keep)], components)
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
    weight = np.concatenate([np.ones(len(older)), np.full(len(younger), stands_for)])
    grown = maturity.fit(values, films.age[rows], films.male[rows], weight, ranges)

    found = {part: reference.distances(model, ref, films, films.where(part), chain) for part in ("validate", "holdout")}
    limits = reference.fit_limits(found["validate"])
    anatomy = {"inputs": list(reference.INPUTS), "components": len(ref.variance), "distance": limits,
               "source": f"Fitted to {len(keep)} training films; limits: quantiles {reference.REVIEW} and {reference.REFUSE} of the validate films "
                         "under all conditions listed; holdout chose nothing",
               "rates": [row for part in found for row in reference.rates(found[part], limits, part)]}
    return {"anatomy": anatomy, "maturity": grown, "reference": ref, "probe": probe}
