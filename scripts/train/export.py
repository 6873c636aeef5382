"""Make a model pack: ONNX graph, quantization, calibration on `validate`, figures on `holdout`, manifest, model card.

    python -m scripts.train.export --weights RUN/final.pt --version 0.2.0 --summary "what changed" \
        --data ../shared/data/rsna --split ../shared/training/split.csv --cache FOLDER --pack models/carpal-b4 \
        [--log RUN/log.csv ...] [--fp32 FILE]

Every number of manifest.json and MODEL_CARD.md is written by this script from what it measured; nothing is typed in by hand.
Terms, wording and validation profiles come from `scripts/train/packs/NAME.toml` and `models/validation-profiles.json`.
The pack is written to a folder beside and moved into place when complete.
"""
import argparse
import datetime
import hashlib
import json
import pathlib
import shutil
import sys
import tempfile

import numpy as np

from . import alternatives, calibrate, card, metrics, packs, safety, self_test, training_log
from .data import SPLITS, DataError, films_arguments, load_films
from .hand_tool import placed_pixels
from .network import AGE_MEAN, AGE_SD, IMAGE_MEAN, IMAGE_SD
from .pack_kinds import KINDS
from .predict import VIEWS, predict, session
from .quantize import quantize
from .rounding import second_moments, some_films

ROOT = pathlib.Path(__file__).parents[2]


def compare_chains(model, data, films, size):
    """Native -> S against native -> 299 -> S on `data`/native and `data`/half (true aspect): rows {chain, films, mae, drift}, where
    drift is the mean distance from the reading of the stored 299-px copy that training saw. Films of `holdout` are left out: it chooses
    nothing. Empty where the folders are not there."""
    from PIL import Image
    rows = []
    for folder in ("native", "half"):
        paths = sorted(p for p in (data / folder).glob("*") if p.suffix in (".png", ".jpg"))
        at = {film: i for i, (film, part) in enumerate(zip(films.ids, films.part)) if part != "holdout"}
        paths = [p for p in paths if p.stem in at]
        if not paths:
            continue
        index = np.array([at[p.stem] for p in paths])
        pixels = [np.asarray(Image.open(p).convert("L")) for p in paths]
        stored = predict(model, films.pixels[index], films.male[index], [size])["age"]
        for chain in ([size], [299, size]):
            read = predict(model, pixels, films.male[index], chain)["age"]
            rows.append({"source": folder, "chain": chain, "films": len(paths), "mae": round(float(np.abs(read - films.age[index]).mean()), 3),
                         "drift": round(float(np.abs(read - stored).mean()), 3)})
    return rows


def best_chain(rows, size):
    """The chain of the lowest MAE over all native and half-size films outside `holdout`; what training saw (through 299) where nothing was measured."""
    if not rows:
        return [299, size]
    total = {}
    for row in rows:
        total[tuple(row["chain"])] = total.get(tuple(row["chain"]), 0.0) + row["mae"] * row["films"]
    return list(min(total, key=total.get))


def read_part(model, films, part, chain, views=VIEWS[:1]):
    """`predict` of the part's films, with "views": {view: predicted ages}."""
    rows = films.where(part)
    read = {view: predict(model, films.pixels[rows], films.male[rows], chain[-1:], view, f"{part}, {view}") for view in views}   # stored films are 299 px already
    out = read["as_is"] | {"views": {view: one["age"] for view, one in read.items()}}
    return out | {"truth": films.age[rows].astype(float), "male": films.male[rows].astype(int), "part": part}


def judge(read, calibration, ranges, stages):
    """(summary, detail): clamped ages and intervals as the core reports them, then the figures."""
    shown = calibrate.as_reported(read, calibration, ranges)
    age, low, high = shown["age"], shown["low"], shown["high"]
    row = metrics.summary(read["part"], read["truth"], read["male"], age, shown["stage"], stages, low, high)
    error, covered = age - read["truth"], (read["truth"] >= low) & (read["truth"] <= high)
    return row, {
        "mae_interval": metrics.bootstrap_mae(error),
        "by_sex": metrics.by_group(read["male"], ["girls", "boys"], error, covered),
        "by_age": metrics.by_group(stages.of(read["truth"]), stages.names, error, covered),
        "by_tier": metrics.by_group(shown["tier"], ["high", "medium", "low"], error, covered),
        "mean_half_width": round(float(shown["half"].mean()), 3),
        "over_12": round(float((np.abs(error) > 12).mean()), 4), "over_24": round(float((np.abs(error) > 24).mean()), 4),
    }


def calibrate_on(read, unplaced, use_spread, ranges, stages):
    """The manifest's `calibration` from films as they are placed; `unplaced`: `predict` of the same films as they lie."""
    interval = calibrate.fit_interval(read["age"], read["spread"], read["truth"], read["male"], use_spread)
    stage = read["stage_logits"].argmax(1)
    return {
        "temperature": round(calibrate.fit_temperature(read["stage_logits"], read["truth"], stages), 4), "interval": interval,
        "confidence": calibrate.fit_confidence(calibrate.half_width(interval, read["age"], read["spread"], read["male"])),
        "consistency": calibrate.fit_consistency(read["age"], read["other_age"], read["spread"], stage, stages, read["male"], interval, ranges,
                                                 np.array([read["views"][view] for view in VIEWS[1:]]),
                                                 calibrate.half_width(interval, unplaced["age"], unplaced["spread"], read["male"])),
    }


def narrower(read):
    """Whether intervals scaled by the spread head are narrower than absolute ones on `validate`, at the same coverage. Never where there is no such head."""
    if np.ptp(read["spread"]) == 0:
        return False
    widths = []
    for use_spread in (False, True):
        interval = calibrate.fit_interval(read["age"], read["spread"], read["truth"], read["male"], use_spread)
        widths.append(calibrate.half_width(interval, read["age"], read["spread"], read["male"]).mean())
    return bool(widths[1] < widths[0])


def build(args):
    pack = pathlib.Path(args.pack)
    text = packs.description(pack.name)
    profiles = json.loads((ROOT / "models/validation-profiles.json").read_text())
    data = pathlib.Path(args.data)
    kind = KINDS[text["kind"]](text, args.weights)
    films = load_films(data, args.split, args.cache)
    split_part, films.part = films.part, SPLITS[kind.split](films)
    lying = films.pixels
    films.pixels = placed_pixels(lying, text["placement"], args.cache)     # what the network will be shown of them
    size, stages = text["size"], kind.stages
    ranges = text["range_months"]
    with tempfile.TemporaryDirectory() as scratch:
        fp32_path = pathlib.Path(args.fp32 or pathlib.Path(scratch) / "fp32.onnx")
        kind.fit(films, pathlib.Path(scratch))
        whole = kind.graph(fp32_path, with_map=True)
        moments = second_moments(whole, some_films(films, size))
        model = session(quantize(whole, moments=moments).SerializeToString())
        raw = read_part(model, films, "validate", [size])
        correction, gain = calibrate.fit_correction(raw["age"], raw["truth"], raw["male"])
        if correction:
            model = session(quantize(kind.graph(fp32_path, correction, with_map=True), moments=moments).SerializeToString())
        chains = compare_chains(model, data, films, size)
        chain = best_chain(chains, size)
        validate = read_part(model, films, "validate", chain, VIEWS)
        rows = films.where("validate")
        unplaced = predict(model, lying[rows], films.male[rows], chain[-1:], label="validate, not placed")
        calibration = calibrate_on(validate, unplaced, narrower(validate), ranges, stages)
        if "few_films_below_months" in text:
            calibration["consistency"]["few_films_below_months"] = text["few_films_below_months"]
        guard = None if args.without_safety else safety.fit(model, films, lying, chain, calibration, ranges, alternatives.load_pictures(args.others),
                                                            kind.components, kind.conditions)
        quantized = quantize(kind.graph(fp32_path, correction, guard and guard["probe"]), moments=moments)
        reference = session(str(fp32_path))
    model_bytes = quantized.SerializeToString()
    known = self_test.picture(size)
    files = {"model.onnx": model_bytes} | ({"reference.bin": guard["reference"].to_bytes()} if guard else {}) | {"self_test.bin": known.tobytes()}
    if (total := sum(map(len, files.values()))) > text["most_bytes"]:
        raise DataError(f"{' and '.join(files)} have {total:,} bytes, over the budget of {text['most_bytes']:,}")
    model = session(model_bytes)
    holdout = read_part(model, films, "holdout", chain, VIEWS[:2])
    compared = kind.compare_on(films, split_part, validate, holdout) | {"part": kind.compared}
    judged = [judge(read, calibration, ranges, stages) for read in (validate, holdout, compared)]
    sample = films.where("validate")
    change = (predict(model, films.pixels[sample], films.male[sample], [size])["age"] -
              predict(reference, films.pixels[sample], films.male[sample], [size])["age"])
    flip_mae = float(np.abs(np.mean(list(holdout["views"].values()), 0) - holdout["truth"]).mean())

    old = json.loads((pack / "manifest.json").read_text())["changes"] if (pack / "manifest.json").exists() else []
    dims = {o.name: [d.dim_value for d in o.type.tensor_type.shape.dim] for o in quantized.graph.output}
    manifest = {
        "schema_version": "1.2", "name": pack.name, "version": args.version, "title": text["title"], "intended_use": text["intended_use"],
        "changes": [{"version": args.version, "date": datetime.date.today().isoformat(), "summary": args.summary}]
                   + [c for c in old if c["version"] != args.version],
        "licence": text["licence"],
        "training_data": text["training_data"] | {"films": int(len(films.where("train")))},
        "files": {pathlib.Path(path).stem: {"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
                  for path, data in files.items()},
        "input": {"name": "image", "width": size, "height": size, "channels": 3, "resample": "triangle_antialiased", "resize_chain": chain,
                  "mean": list(IMAGE_MEAN), "sd": list(IMAGE_SD), "placement": text["placement"]},
        "outputs": [{"name": name, "shape": shape} for name, shape in dims.items()],
        "age": {"mean_months": AGE_MEAN, "sd_months": AGE_SD, "range_months": ranges},
        "stages": {"bounds_months": list(stages.bounds), "keys": text["stage_keys"]},
        "calibration": calibration, **({"anatomy": guard["anatomy"] | {"shape": text["shape"]}, "maturity": guard["maturity"]} if guard else {}),
        "self_test": self_test.answer(model, known), "validation": profiles, "performance": [row for row, _ in judged],
        "errors": metrics.errors("holdout", calibrate.as_reported(holdout, calibration, ranges), holdout["truth"], holdout["male"],
                                 calibration["interval"]["bands_months"]),
    }
    trained = films.where("train")
    thin = int((films.age[trained] < 24).sum()), int(((films.age[trained] >= 204) & (films.male[trained] == 0)).sum())
    report = {"judged": judged, "thin": thin, "chains": chains, "mirrored_average_mae": round(flip_mae, 3), "correction": correction, "correction_gain": round(gain, 3),
              "alternatives": guard["alternatives"] if guard else [],
              "quantization": {"films": len(sample), "sd": round(float(change.std()), 3), "max": round(float(np.abs(change).max()), 3)}}
    logs = training_log.with_runs(training_log.of_pack(pack), args.version, [training_log.read_log(path) for path in args.log])
    write_pack(pack, files | ({training_log.FILE: training_log.as_csv(logs)} if logs else {}), manifest, card.text(manifest, report, text))
    return manifest


def write_pack(pack, files, manifest, card_text):
    """Put the pack in place at once; `files`: {name: bytes}. The licence stays; report and figures go, for they describe the weights before."""
    beside = pack.with_name(pack.name + ".partial")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    if (pack / "LICENSE.md").exists():
        shutil.copy2(pack / "LICENSE.md", beside)
    for name, data in files.items():
        (beside / name).write_bytes(data)
    (beside / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    (beside / "MODEL_CARD.md").write_text(card_text)
    shutil.rmtree(pack, ignore_errors=True)
    beside.rename(pack)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True, help="a checkpoint of fit.py or a warm .npz")
    parser.add_argument("--version", required=True)
    parser.add_argument("--summary", required=True, help="one line for the change log")
    films_arguments(parser)
    parser.add_argument("--others", default="../shared/data", help="folder of other_and_hands.csv: pictures that are no hands, for the card's table of distances")
    parser.add_argument("--pack", default="models/carpal-b4")
    parser.add_argument("--log", nargs="*", default=[], help="log.csv of the runs that led from the version before to this one, in order")
    parser.add_argument("--without-safety", action="store_true", help="leave out reference and maturity, which take most of the time")
    parser.add_argument("--fp32", help="keep the fp32 graph here (for the benchmark)")
    args = parser.parse_args()
    try:
        manifest = build(args)
    except (DataError, FileNotFoundError) as error:
        sys.exit(f"export: {error}")
    print(json.dumps(manifest["performance"], indent=1))


if __name__ == "__main__":
    main()
