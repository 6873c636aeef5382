"""Evaluation report of a model pack: PACK/REPORT.md and PACK/figures/*.svg, every number measured here.

    python -m scripts.train.report --pack models/carpal-b4 --data ../shared/data/rsna --split ../shared/training/split.csv \
        --cache FOLDER [--fp32 FILE [--speeds FILE]] [--threads 2]

What the network says about the films is kept in the cache folder under the model's SHA-256: a rerun only computes and draws, and
writes the same bytes. Where storage was measured, its table goes into the model card too. No film, no thumbnail and no film's number with its label goes into the outputs.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import tomllib

import numpy as np
import onnx

from . import acceptance, calibrate, card, evaluation as ev, figures, figures_model, label_median, quantization_table, report_text, robustness, training_log
from .data import DataError, films_arguments, load_films
from .metrics import bootstrap_mae
from .pack_folder import PackFolder
from .predict import predict, session

ROOT = pathlib.Path(__file__).parents[2]
PHANTOMS = (0.25, 0.55, 0.85)
LARGEST_SVG = 300_000
STAGE_LIMITS = (2.0, 4.0, 6.0, 8.0)     # RMSE of an age, months


def gather(args):
    """Everything that needs films or the network: the inputs of `compute`."""
    pack, data = PackFolder(args.pack), pathlib.Path(args.data)
    manifest, stored, chain, ranges, spec = pack.manifest, pack.graph, pack.chain, pack.ranges, pack.placement
    films, model, remember = load_films(data, args.split, args.cache), session(stored, args.threads), pack.memory(args.cache)
    lying, films.pixels = films.pixels, pack.shown(films.pixels, args.cache)
    at = {p: films.where(p)[:args.limit] for p in ("validate", "holdout")}

    def read(part, view="as_is"):
        rows, extra = at[part], ("features",) if part == "holdout" and view == "as_is" else ()
        return remember(f"{view} {chain[-1:]} {extra}", films.ids[rows],
                        lambda: predict(model, films.pixels[rows], films.male[rows], chain[-1:], view, f"{part}, {view}", extra))
    parts = {}
    for part, rows in at.items():
        out = read(part) | {"truth": films.age[rows].astype(float), "male": films.male[rows].astype(int)}
        parts[part] = out | {"raw": out["age"]} | calibrate.as_reported(out, manifest["calibration"], ranges)
    index = robustness.sample(films)[:args.limit]
    fp32 = None
    if args.fp32:
        rows = quantization_table.compare(args.fp32, len(stored), parts["validate"]["age"], films, at["validate"], chain, ranges, remember, args.threads)
        fp32 = {"rows": rows, "same_graph": quantization_table.same_graph(onnx.load(args.fp32), onnx.ModelProto.FromString(stored)),
                "speeds": json.loads(pathlib.Path(args.speeds).read_text()) if args.speeds else None}
    held = parts["holdout"]
    return {
        "manifest": manifest, "bytes": len(stored), "labels": (films.age.astype(float), films.male.astype(int), films.part), "parts": parts,
        "mirrored": calibrate.clamp((read("holdout", "mirrored")["age"] + held["raw"]) / 2, held["male"], ranges),
        "robustness": robustness.measure(model, films, lying, spec, index, chain, ranges, remember),
        "sources": robustness.measure_sources(model, data, films, lying, spec, chain, ranges, remember), "quantization": fp32,
        "logs": list(training_log.of_pack(args.pack).values()),
        "points": remember("t-SNE", films.ids[at["holdout"]], lambda: {"xy": figures_model.embed(held["features"])})["xy"],
        "phantoms": phantoms(session(stored, 1), chain), "limited": args.limit is not None,
    }


def phantoms(model, chain):
    """Grad-CAM examples on synthetic films; empty where Node is not at hand. Not kept in the cache, so `model` has one thread and the
    map is rounded: the last digits depend on the number of threads."""
    from PIL import Image
    if not shutil.which("node"):
        return []
    examples = []
    with tempfile.TemporaryDirectory() as folder:
        for maturity in PHANTOMS:
            path = pathlib.Path(folder) / "film.png"
            subprocess.run(["node", str(ROOT / "tests/phantom/phantom.mjs"), str(path), "--maturity", str(maturity)], check=True, capture_output=True)
            film = Image.open(path).convert("L")
            out = predict(model, [np.asarray(film)], [0], chain, extra=("age_map",))
            small = film.resize((150, round(150 * film.height / film.width)), Image.BILINEAR)
            title = f"synthetic, maturity {maturity:g}:\n{out['age'][0]:.0f} months (girl)"
            examples.append({"picture": np.asarray(small), "map": out["age_map"][0].round(4), "title": title})
    return examples


def standards(parts, labels):
    """How much of the error is the labels' habit of standards: {"share": of the commonest ages (girls, boys), "medians": {part: (smoothed, on single months)},
    each `ev.headline`, "rise": its 5th and 95th percentile on holdout}. `labels`: (ages, male, part) of all films."""
    age, male, of = labels
    train = of == "train"
    common = label_median.how_common(age[train], male[train])

    def given(part):
        return part["age"], part["spread"], part["male"].astype(int), common
    return {"share": label_median.standing_out(age[train], male[train]),
            "medians": {name: [ev.headline(parts[name] | {"age": label_median.label_median(*given(parts[name]), smoothing)}) for smoothing in (label_median.SMOOTHING, 0.0)]
                        for name in ("holdout", "both")},
            "rise": tuple(float(q) for q in np.quantile(label_median.rise(*given(parts["holdout"]), label_median.SMOOTHING), (0.05, 0.95)))}


def compute(inputs):
    """The report's numbers. `inputs` as `gather` gives them: no film is needed from here on."""
    parts = inputs["parts"] | {"both": ev.join(list(inputs["parts"].values()))}
    parts = {name: parts[name] for name in ("holdout", "validate", "both")}
    held, manifest = parts["holdout"], inputs["manifest"]
    temperature = manifest["calibration"]["temperature"]
    stages = ev.stages_of(held)
    classes = ev.class_figures(ev.confusion_of(stages.of(held["truth"]), held["stage"], stages.count))
    mirrored = inputs["mirrored"]
    published = load_published()
    results = {
        "manifest": manifest, "bytes": inputs["bytes"], "limited": inputs["limited"], "n": {k: len(p["truth"]) for k, p in parts.items()},
        "headline": {k: ev.headline(p) for k, p in parts.items()}, "groups": {k: ev.groups(p) for k, p in parts.items()},
        "classes": [{k: classes[k][s] for k in ("support", "precision", "recall", "f1")} for s in range(stages.count)],
        "cells": {by: ev.coverage_cells(held, by) for by in ("truth", "age")}, "ece": ev.reliability(held)[1],
        "stage_limits": [(rmse, *ev.stages_of_ages(held["truth"], rmse)) for rmse in STAGE_LIMITS],
        "loss": (ev.stage_loss(held, 1.0), ev.stage_loss(held, temperature)), "distribution": ev.distribution(*inputs["labels"]),
        "mirrored": None if mirrored is None else {"mae": float(np.abs(mirrored - held["truth"]).mean()), "interval": bootstrap_mae(mirrored - held["truth"])},
        "risk": [{"share": share, "n": (kept := ev.set_aside(held, held["confidence"], share))["n"], "probability": kept,
                  "spread": ev.set_aside(held, -held["spread"], share)} for share in (0, 0.1, 0.2, 0.3)],
        "standards": standards(parts, inputs["labels"]),
        "four_classes": ev.four_classes(parts["both"], published["classification"]["bounds_months"]),
        "backbones": load_backbones(), "robustness": inputs["robustness"], "sources": inputs["sources"], "quantization": inputs["quantization"],
    }
    return results | {"acceptance": acceptance.rows(results)}


def load_backbones():
    """models/backbones.json (tests/bench/backbones.mjs); None where it was not measured."""
    path = pathlib.Path(__file__).parents[2] / "models/backbones.json"
    return json.loads(path.read_text()) if path.exists() else None


def load_published():
    return tomllib.loads((pathlib.Path(__file__).parent / "published.toml").read_text())


def drawings(inputs, results):
    """{name: (function of figures, its arguments) or None where there is nothing to draw}."""
    confidence = inputs["manifest"]["calibration"]["confidence"]
    held, limits = inputs["parts"]["holdout"], {tier: confidence[tier] for tier in ("high", "medium")}
    return {
        "data_distribution": (figures.data_distribution, *inputs["labels"]), "predicted_actual": (figures.predicted_actual, held),
        "bland_altman": (figures.bland_altman, held), "error_by_age": (figures.error_by_age, held), "error_histogram": (figures.error_histogram, held),
        "confusion_matrix": (figures.confusion_matrix, held), "reliability": (figures.reliability_diagram, held),
        "coverage": (figures.coverage_by_cell, results["cells"]["truth"]), "confidence": (figures.confidence_distribution, held, limits),
        "risk_coverage": (figures.risk_coverage_curve, held),
        "learning_curve": (figures_model.learning_curve, inputs["logs"]) if inputs["logs"] else None,
        "tsne": (figures_model.tsne, inputs["points"], held) if inputs["points"] is not None else None,
        "grad_cam": (figures_model.grad_cam, inputs["phantoms"]) if inputs["phantoms"] else None,
    }


def draw_all(todo, folder):
    """The SVG files of `drawings` in `folder`; returns their names."""
    folder.mkdir(parents=True)
    for name, job in todo.items():
        if job:
            figures.draw(lambda: figures.save(job[0](*job[1:]), folder / f"{name}.svg", name.replace("_", " ")))
            if (size := (folder / f"{name}.svg").stat().st_size) > LARGEST_SVG:
                raise DataError(f"figure {name} has {size:,} bytes, over {LARGEST_SVG:,}")
    return [name for name, job in todo.items() if job]


def put(target, todo, compose):
    """TARGET/REPORT.md and TARGET/figures, moved into place when complete. `compose`: of the names of what was drawn, the text."""
    target = pathlib.Path(target)
    beside = target / "figures.partial"
    shutil.rmtree(beside, ignore_errors=True)
    text = compose(draw_all(todo, beside))
    shutil.rmtree(target / "figures", ignore_errors=True)
    beside.rename(target / "figures")
    (target / "REPORT.md.partial").write_text(text)
    os.replace(target / "REPORT.md.partial", target / "REPORT.md")


def write(inputs, target):
    """The report of `inputs` in TARGET; returns its numbers."""
    results = compute(inputs)
    put(target, drawings(inputs, results), lambda drawn: report_text.compose(results, load_published(), drawn))
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", default="models/carpal-b4")
    films_arguments(parser)
    parser.add_argument("--fp32", help="the fp32 graph that the pack was quantized from: adds the table of stored weights")
    parser.add_argument("--speeds", help="what tests/bench/networks.mjs measured of quantization_table.py's graphs")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", help="write here instead of into the pack")
    parser.add_argument("--limit", type=int, help="at most this many films a part (development; the report says so)")
    args = parser.parse_args()
    try:
        results = write(gather(args), args.out or args.pack)
        if results["quantization"] and not args.out:
            path = pathlib.Path(args.pack) / "MODEL_CARD.md"
            path.write_text(card.with_storage(path.read_text(), report_text.quantization(results["quantization"])))
    except (DataError, FileNotFoundError) as error:
        sys.exit(f"report: {error}")
    for row in results["acceptance"]:
        print(f"{ {True: 'reached', False: 'NOT REACHED', None: 'not measured'}[row['reached']] :>12}  {row['target']}: {row['value']}")


if __name__ == "__main__":
    main()
