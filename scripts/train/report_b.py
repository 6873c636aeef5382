"""Evaluation report of carpal-b0 beside paper B: PACK/REPORT.md and PACK/figures/*.svg, every number of the pack measured here.

    python -m scripts.train.report_b --pack models/carpal-b0 --beside models/carpal-b4 --data ../shared/data/rsna --split ../shared/training/split.csv \
        --cache FOLDER

What the network says about the films is kept in the cache folder, as report.py's. `holdout` chose nothing; the weight of the ensemble, the number of trees,
the classifier's stop, calibration and limits were chosen on `validate`.
"""
import argparse
import dataclasses
import json
import pathlib
import sys

import numpy as np
import onnx

from . import calibrate, evaluation as ev, figures, figures_model, robustness, second_opinion, training_log
from .card import percent, table
from .data import SPLITS, DataError, films_arguments, load_films
from .network import AGE_MEAN, AGE_SD
from .onnx_graph_b import JOINED, OF_NETWORK, OF_TREES, with_parts
from .predict import predict, session
from .pack_folder import PackFolder
from .report import load_published, phantoms, put
from .report_text import cell_table, ci, figure, group_table, robustness_section, share_of
from .stages import PAPER_B

MODELS = ("network", "trees", "ensemble")
DIGITS = {"r2": 4, "qwk": 3, "kappa": 3, "macro_f1": 3, "weighted_f1": 3, "stage_accuracy": 3, "over_24": 3}
HIGHER = {"r2", "qwk", "kappa", "macro_f1", "weighted_f1", "stage_accuracy", "precision", "recall"}


def gather(args):
    """Everything that needs films or the network."""
    pack = PackFolder(args.pack)
    manifest, ranges, side, parts = pack.manifest, pack.ranges, pack.chain[-1:], {}
    films, remember = load_films(args.data, args.split, args.cache), pack.memory(args.cache)
    own_part, films.part = films.part, SPLITS["b"](films)
    lying, films.pixels = films.pixels, pack.shown(films.pixels, args.cache)
    model = session(with_parts(onnx.ModelProto.FromString(pack.graph)).SerializeToString())
    for name in ("holdout", "validate"):
        rows = films.where(name)
        out = remember(f"paper B {side}", films.ids[rows], lambda: predict(
            model, films.pixels[rows], films.male[rows], side, "as_is", name, (OF_NETWORK, OF_TREES, JOINED)))
        part = out | {"truth": films.age[rows].astype(float), "male": films.male[rows].astype(int), "stages": PAPER_B}
        part |= calibrate.as_reported(out | {"male": part["male"]}, manifest["calibration"], ranges)
        part |= {"by": {model: calibrate.clamp(age, part["male"], ranges) for model, age in (
            ("network", out[OF_NETWORK] * AGE_SD + AGE_MEAN), ("trees", out[OF_TREES] * AGE_SD + AGE_MEAN), ("ensemble", out["age"]))}}
        parts[name] = part | {"untrained": own_part[rows] != "train"}
    held, beside = parts["holdout"], PackFolder(args.beside)
    theirs = second_opinion.reported(beside, dataclasses.replace(films, pixels=lying), films.where("holdout")[held["untrained"]], args.cache)
    speeds = pack.path.parent / "latency.json"
    return {"manifest": manifest, "beside": beside.manifest, "beside_age": theirs, "parts": parts, "speeds": json.loads(speeds.read_text()) if speeds.exists() else None, "logs": list(training_log.of_pack(pack.path).values()),
            "points": remember("t-SNE of the joined features", films.ids[films.where("holdout")], lambda: {"xy": figures_model.embed(held[JOINED])})["xy"],
            "robustness": robustness.measure(model, films, lying, pack.placement, robustness.sample(films), pack.chain, ranges, remember),
            "sources": robustness.measure_sources(model, pathlib.Path(args.data), films, lying, pack.placement, pack.chain, ranges, remember),
            "phantoms": phantoms(session(pack.graph, 1), pack.chain)}


def of_model(part, model):
    return {k: v for k, v in part.items() if k != "by"} | {"age": part["by"][model]}


def by_sex(part, repeats=ev.REPEATS, seed=0):
    """{name: (value, low, high)} of MAE, RMSE and bias of each sex."""
    out, rng = {}, np.random.default_rng(seed)
    for sex, label in enumerate(ev.SEXES):
        error = (part["age"] - part["truth"])[part["male"] == sex]
        drawn = error[rng.integers(0, len(error), (repeats, len(error)))]
        for name, of in (("mae", lambda e: np.abs(e).mean(-1)), ("rmse", lambda e: np.sqrt((e ** 2).mean(-1))), ("bias", lambda e: e.mean(-1))):
            out[f"{name}_{label}"] = ev.with_interval(of(error), of(drawn))
    return out


def per_category(part, repeats=ev.REPEATS, seed=0):
    """{"precision", "recall", "f1": [(value, low, high) of each category]}, and the films of each."""
    truth, rng = PAPER_B.of(part["truth"]), np.random.default_rng(seed)
    index = rng.integers(0, len(truth), (repeats, len(truth)))
    code = truth * 4 + part["stage"]
    drawn = np.stack([np.bincount(code[rows], minlength=16).reshape(4, 4) for rows in index])
    value, spread = ev.class_figures(ev.confusion_of(truth, part["stage"], 4)), ev.class_figures(drawn)
    return {k: [ev.with_interval(value[k][c], spread[k][:, c]) for c in range(4)] for k in ("precision", "recall", "f1")} | {"support": value["support"]}


def compute(inputs):
    parts = inputs["parts"]
    held = parts["holdout"]
    both = {name: {model: ev.headline(of_model(part, model)) for model in MODELS} for name, part in parts.items()}
    untrained = {k: v[held["untrained"]] if isinstance(v, np.ndarray) else v for k, v in held.items() if k != "by"}
    return {"manifest": inputs["manifest"], "beside": inputs["beside"], "n": {name: len(part["truth"]) for name, part in parts.items()}, "headline": both,
            "sexes": {model: by_sex(of_model(held, model)) for model in MODELS}, "categories": per_category(held),
            "same_points": same_points(held, load_published()["paper_b"]["classifier"]), "groups": ev.groups(held),
            "cells": {by: ev.coverage_cells(held, by) for by in ("truth", "age")}, "untrained": (len(untrained["truth"]), ev.headline(untrained)),
            "together": second_opinion.together(untrained["age"], inputs["beside_age"], untrained["truth"]),
            "ece": ev.reliability(held)[1], **{name: inputs[name] for name in ("speeds", "robustness", "sources")}}


def targets(results):
    """Rows [what, paper B, this pack (95 %), reached] of what the pack is to beat."""
    published, rows = load_published()["paper_b"], []
    held, chosen = results["headline"]["holdout"], results["headline"]["validate"]

    def row(what, name, theirs, ours, model=None):
        digits = DIGITS.get(name, 2)
        better = abs(ours[0]) <= abs(theirs) if name.startswith("bias") else ours[0] >= theirs if name in HIGHER else ours[0] <= theirs
        rows.append([what + (f", {model}" if model else ""), f"{theirs:.{digits}f}", ci(ours, digits), "yes" if better else "**no**"])
    for name, label in (("mae", "MAE"), ("rmse", "RMSE"), ("r2", "R2"), ("median", "median"), ("p90", "90th percentile"), ("over_24", "share over 24 months")):
        row(f"holdout: {label}", name, published["holdout"][name], held["network"][name], "network")
        row(f"holdout: {label}", name, published["holdout"][name], held["ensemble"][name], "ensemble")
    for model in MODELS:
        for name, label in (("mae", "MAE"), ("rmse", "RMSE"), ("r2", "R2")):
            row(f"validation: {label}", name, published["validation"][model][name], chosen[model][name], model)
    for name, label in (("mae", "MAE"), ("rmse", "RMSE"), ("bias", "bias")):
        for sex in ev.SEXES:
            row(f"holdout: {label}, {sex}", name, published["holdout"][f"{name}_{sex}"], results["sexes"]["network"][f"{name}_{sex}"], "network")
    for theirs, name, label in (("accuracy", "stage_accuracy", "accuracy"), ("qwk", "qwk", "QWK"), ("kappa", "kappa", "Cohen's kappa"), ("macro_f1", "macro_f1", "macro F1"),
                                ("weighted_f1", "weighted_f1", "weighted F1")):
        row(f"classifier: {label}", name, published["classifier"][theirs], held["ensemble"][name])
    for c, category in enumerate(published["classifier"]["names"]):
        for name in ("precision", "recall"):
            row(f"classifier: {name}, {category}", name, published["classifier"][name][c], results["categories"][name][c])
    return rows


def same_points(part, classifier):
    """Of each category, `ev.at_same_point` of its probability at the published precision and recall."""
    truth = PAPER_B.of(part["truth"])
    return [ev.at_same_point(part["probability"][:, c], truth == c, classifier["precision"][c], classifier["recall"][c]) for c in range(PAPER_B.count)]


HEAD = [("MAE", "mae", ci), ("median", "median", ci), ("RMSE", "rmse", ci), ("bias", "bias", ci), ("R2", "r2", lambda t: ci(t, 4)),
        ("90th percentile", "p90", ci), ("over 12 months", "over_12", share_of), ("over 24 months", "over_24", share_of)]
PACKS = [("MAE", "mae"), ("median", "median"), ("RMSE", "rmse"), ("bias", "bias"), ("R2", "r2"), ("MAE, girls", "mae_female"), ("MAE, boys", "mae_male"),
         ("90 % interval covers", "coverage90")]


def speed(measured):
    """The packs' time beside each other (models/latency.json, by `node tests/bench/networks.mjs --write models/latency.json`)."""
    if not measured:
        return "The time was not measured."
    rows = [[f"{n['name']} {n['version']}", f"{n['size']} px", f"{n['bytes'] / 1e6:.1f} MB", f"{n['milliseconds']} ms", f"{n['to_reference']:.2f}"] for n in measured["networks"]]
    return (f"The networks in WebAssembly ({measured['runtime']}, {measured['threads']} thread), pairs of runs, by `tests/bench/networks.mjs`:\n\n"
            + table(["pack", "picture", "graph", "time", f"of {measured['reference']}"], rows))


def compose(results, drawn):
    """REPORT.md."""
    m, beside, n = results["manifest"], results["beside"], results["n"]
    rows, published = targets(results), load_published()["paper_b"]
    held, both = results["headline"]["holdout"], results["together"]
    reached = sum(row[-1] == "yes" for row in rows)
    compared = [next(r for r in pack["performance"] if r["n"] == results["untrained"][0]) for pack in (m, beside)]
    models = table(["holdout", *MODELS], [[label] + [show(held[model][name]) for model in MODELS] for label, name, show in HEAD])
    sexes = table(["holdout", *MODELS], [[f"{label}, {sex}"] + [ci(results["sexes"][model][f"{name}_{sex}"]) for model in MODELS]
                                         for name, label in (("mae", "MAE"), ("rmse", "RMSE"), ("bias", "bias")) for sex in ev.SEXES])
    classifier = published["classifier"]
    theirs = np.array(classifier["confusion"])
    categories = table(["category", "films", "precision", "recall", "F1"], [
        [name, int(results["categories"]["support"][c])] + [ci(results["categories"][k][c], 3) for k in ("precision", "recall", "f1")]
        for c, name in enumerate(classifier["names"])])
    same = table(["category", "recall of paper B", "its precision", "precision here", "recall here at its precision"], [
        [name, classifier["recall"][c], classifier["precision"][c], *(ci(found, 3) for found in results["same_points"][c])] for c, name in enumerate(classifier["names"])])
    packs = table([f"the {compared[0]['n']:,} films that neither was trained on", f"{m['name']} {m['version']}", f"{beside['name']} {beside['version']}"],
                  [[label, *(f"{row[name]:g}" for row in compared)] for label, name in PACKS])
    sections = [f"""# {m['title']}: evaluation report

Pack `{m['name']}` {m['version']}, SHA-256 of the model `{m['files']['model']['sha256']}`. Written by `scripts/train/report_b.py` from what it measured. Months;
error = prediction - label; brackets: 95 % interval, percentile bootstrap over films ({ev.REPEATS:,} resamples), exact (Clopper-Pearson) for coverage.
Weights were fitted on `train`; the ensemble's weight, the number of trees, the classifier's stop and the calibration on `validate` (n = {n['validate']:,}); `holdout`
(n = {n['holdout']:,}) is reported only.

## Beside paper B

The paper's figures on its own cut of the same films ({published['source']}). {reached} of {len(rows)} are as good or better here.

{table(["figure", "paper B", "this pack (95 %)", "as good or better"], rows)}

## Network, trees, ensemble

Holdout. Network and trees before the correction by sex that the ensemble has, where it has one.

{models}

{sexes}

## Beside {beside['name']}

{packs}

The mean of both ages: MAE {ci(both['mae'])}, median {ci(both['median'])}, RMSE {ci(both['rmse'])}. Their errors correlate by {ci(both['correlation'])}: most of an error is
not one network's own, but the film's, its label's, or what both learnt of the same labels. What is a network's own averages out over many: the mean of ever more
networks, each as unlike the others as these two are, would come to an RMSE of {ci(both['shared_rmse'])}, an MAE of about {ci(both['shared_mae'])}.

{speed(results['speeds'])}

## The classifier

{categories}

Expected calibration error of the category's probability on holdout {results['ece']:.3f}.

Precision and recall pull against each other, and the pack tells the most probable category; so both at the paper's own operating point, a category being
told where its probability is over a threshold:

{same}

The paper's accuracy, kappas and macro F1 are not those of its confusion matrix (its 3.2.2, {theirs.sum():,} films), which gives accuracy {np.trace(theirs) / theirs.sum():.3f} (it states
{classifier['accuracy']:.3f}), Cohen's kappa {ev.kappa(theirs):.3f} ({classifier['kappa']:.3f}), macro F1 {ev.class_figures(theirs)['macro_f1']:.3f} ({classifier['macro_f1']:.3f}) and QWK {ev.kappa(theirs, True):.3f} ({classifier['qwk']:.3f}).
Above they are set against what it states all the same.

{figure('confusion_matrix', 'Confusion matrix of the four categories')}

{figure('reliability', "Reliability diagram of the category's probability")}

## By sex, age and category

Ensemble, holdout.

{group_table(results['groups']['sex'], 'sex', False)}

{group_table(results['groups']['band'], 'label, months')}

{group_table(results['groups']['stage'], 'category of the label')}

{figure('predicted_actual', 'Predicted against label')}

{figure('bland_altman', 'Bland-Altman plot')}

{figure('error_by_age', 'Error by age and sex')}

## Interval and tier

90 % intervals ({m['calibration']['interval']['scale']} scale, fitted on {m['calibration']['interval']['fitted_on']}): {percent(held['ensemble']['coverage'][0])} of holdout covered, mean
half width {held['ensemble']['half_width'][0]:.1f} months.

{cell_table(results['cells'])}

{group_table(results['groups']['tier'], 'tier', False)}

## Robustness

{robustness_section(results)}

## The network""",
                *(f"{words}\n\n{figure(name, alt)}" for name, words, alt in (
                    ("learning_curve", "Training of the regression network; `validate` in the figure is paper B's part.", "Learning curve"),
                    ("tsne", "t-SNE of the 1312 features that head and trees read, holdout.", "t-SNE by age and by sex"),
                    ("grad_cam", "Grad-CAM of the age (the pack's `age_map`, the network's part) on synthetic films made by `tests/phantom`.", "Grad-CAM on synthetic films"),
                ) if name in drawn)]
    return "\n\n".join(s.strip() for s in sections) + "\n"


def drawings(inputs):
    """{name: (function of figures, its arguments) or None where there is nothing to draw}."""
    held = inputs["parts"]["holdout"]
    return {"predicted_actual": (figures.predicted_actual, held), "bland_altman": (figures.bland_altman, held), "error_by_age": (figures.error_by_age, held),
            "confusion_matrix": (figures.confusion_matrix, held), "reliability": (figures.reliability_diagram, held),
            "learning_curve": (figures_model.learning_curve, inputs["logs"]) if inputs["logs"] else None, "tsne": (figures_model.tsne, inputs["points"], held),
            "grad_cam": (figures_model.grad_cam, inputs["phantoms"]) if inputs["phantoms"] else None}


def write(inputs, target):
    """The report of `inputs` in TARGET; returns its rows of `targets`."""
    results = compute(inputs)
    put(target, drawings(inputs), lambda drawn: compose(results, drawn))
    return targets(results)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", default="models/carpal-b0")
    parser.add_argument("--beside", default="models/carpal-b4", help="the pack that it is compared with")
    films_arguments(parser)
    parser.add_argument("--out", help="write here instead of into the pack")
    args = parser.parse_args()
    try:
        rows = write(gather(args), args.out or args.pack)
    except (DataError, FileNotFoundError) as error:
        sys.exit(f"report_b: {error}")
    for what, theirs, ours, reached in rows:
        print(f"{what}: paper {theirs}, here {ours}, {'as good or better' if reached == 'yes' else 'NOT REACHED'}")


if __name__ == "__main__":
    main()
