"""The words of REPORT.md around numbers that `report.compute` gives. Every figure comes from there or, where it is a published one,
from published.toml with its source."""
from . import evaluation as ev
from . import label_median
from .card import percent, table
from .stages import PAPER_A


def ci(triple, digits=2):
    return f"{triple[0]:.{digits}f} ({triple[1]:.{digits}f} to {triple[2]:.{digits}f})"


def share_of(triple):
    return f"{100 * triple[0]:.1f} % ({100 * triple[1]:.1f} to {100 * triple[2]:.1f})"


def figure(name, alt):
    return f"![{alt}](figures/{name}.svg)"


HEADLINE = [("MAE", "mae", ci), ("median absolute error", "median", ci), ("RMSE", "rmse", ci), ("bias", "bias", ci),
            ("R2", "r2", lambda t: ci(t, 4)), ("MAE, girls", "mae_girls", ci), ("MAE, boys", "mae_boys", ci),
            ("abs(MAE girls - MAE boys)", "sex_gap", ci), ("bias, girls", "bias_girls", ci), ("bias, boys", "bias_boys", ci),
            *((f"within {m} months", f"within_{m}", share_of) for m in (6, 12, 24)), *((f"over {m} months", f"over_{m}", share_of) for m in (12, 24)),
            ("90 % interval covers", "coverage", share_of), ("mean half width of the interval", "half_width", ci)]
STAGE_LINES = [("stage accuracy (stage head)", "stage_accuracy", share_of), ("stage accuracy (bucket of the age)", "age_stage_accuracy", share_of),
               ("quadratic weighted kappa", "qwk", lambda t: ci(t, 3)), ("Cohen's kappa", "kappa", lambda t: ci(t, 3)),
               *((f"{mean} {k}", f"{mean}_{k.lower()}", lambda t: ci(t, 3)) for mean in ("macro", "weighted") for k in ("precision", "recall", "F1"))]

STANDARD_LINES = [("MAE", "mae", ci), ("median", "median", ci), ("RMSE", "rmse", ci), ("90th percentile", "p90", ci), ("over 12 months", "over_12", share_of)]


def _headline(results, lines):
    parts = list(results["headline"])
    head = [""] + [f"{'**' if p == 'holdout' else ''}{p}, n = {results['n'][p]:,}{'**' if p == 'holdout' else ''}" for p in parts]
    return table(head, [[name] + [show(results["headline"][p][key]) for p in parts] for name, key, show in lines])


def _mae(row):
    """MAE with its interval; a bootstrap of fewer than ten films says little."""
    return f"{row['mae']:.2f}" + (f" ({row['interval'][0]:.2f} to {row['interval'][1]:.2f})" if row["n"] >= 10 else "")


def _sexes(cell):
    return "-" if cell is None else f"{cell[0]}: {cell[1]:.2f}, {cell[2]:+.2f}"


def group_table(rows, name, sexes=True):
    head = [name, "n", "MAE (95 %)", "bias", "RMSE", "90 % interval covers"] + (["girls n: MAE, bias", "boys n: MAE, bias"] if sexes else [])
    return table(head, [[r["group"], r["n"], _mae(r), f"{r['bias']:+.2f}",
                         f"{r['rmse']:.2f}", percent(r["coverage"])] + ([_sexes(r["girls"]), _sexes(r["boys"])] if sexes else []) for r in rows])


def _distribution(d, published):
    counts = d["counts"]
    rows = [[name] + [f"{counts[p][s, 0]} / {counts[p][s, 1]}" for p in counts] for s, name in enumerate(PAPER_A.names)]
    rows.append(["all"] + [f"{counts[p][:, 0].sum():,} / {counts[p][:, 1].sum():,}" for p in counts])
    total, boys, p = counts["all"].sum(), counts["all"][:, 1].sum(), published["table2"]
    outside = total - counts["train"].sum()
    compare = table(["", "here", "paper A, Table 2"], [
        ["films", f"{total:,}", f"{p['images']:,}"],
        ["label, months", f"{d['range'][0]:g} to {d['range'][1]:g}", f"{p['range_months'][0]} to {p['range_months'][1]}"],
        ["boys", percent(boys / total), p["sexes"]], ["train", f"{counts['train'].sum():,}", f"{p['train']:,}"],
        ["outside train", f"{outside:,}", f"{p['outside_train']:,}"], ["mean label, months", f"{d['mean']:.4f}", p["mean_months"]],
        ["sd of the label, months", f"{d['sd']:.4f}", p["sd_months"]]])
    return table(["stage (girls / boys)"] + list(counts), rows) + "\n\n" + compare


def cell_table(cells):
    rows = []
    for label, by in (("label", "truth"), ("prediction", "age")):
        rows += [[label, r["sex"], r["band"], r["n"], percent(r["coverage"]), f"{100 * r['low']:.1f} to {100 * r['high']:.1f} %",
                  "yes" if r["low"] <= 0.9 <= r["high"] else "**no**"] for r in cells[by]]
    return table(["band by", "sex", "band", "n", "covered", "exact 95 % interval", "contains 90 %"], rows)


def _changes(rows):
    return table(["change", "n", "median change", "95th percentile", "mean shift", "MAE"],
                 [[r["change"], r["n"]] + (["-"] * 3 if i == 0 else [f"{r['median']:.2f}", f"{r['p95']:.2f}", f"{r['shift']:+.2f}"]) + [f"{r['mae']:.2f}"]
                  for i, r in enumerate(rows)])


def quantization(q):
    """The table of stored weights, for report and card."""
    if not q:
        return "Not measured: no fp32 graph was given (`--fp32`)."
    note = "The pack was quantized from this fp32 graph: what quantization leaves alone is the same in both." if q["same_graph"] else \
        "The pack's file is not byte for byte the quantization of this fp32 graph: read the row of the pack with care."
    speeds = {n["name"]: n["to_reference"] for n in q["speeds"]["networks"]} if q["speeds"] else {}
    rows = [[r["name"], f"{r['bytes'] / 1e6:.2f} MB", f"{r['mae']:.3f} ({r['interval'][0]:.2f} to {r['interval'][1]:.2f})", f"{r['loss']:+.3f}",
             f"{r['sd']:.3f}", f"{r['largest']:.3f}", f"{speeds[r['name']]:.2f}" if r["name"] in speeds else "-"] for r in q["rows"]]
    measured = f"Time: of fp32's in WebAssembly ({q['speeds']['runtime']}, {q['speeds']['threads']} thread), pairs of runs (`tests/bench/networks.mjs`)." \
        if speeds else "The speed in WebAssembly was not measured."
    return f"On the {q['rows'][0]['n']} validate films, where storage is chosen. Change: single films against fp32. {measured} {note}\n\n" + table(
        ["weights", "size", "MAE (95 %)", "MAE loss", "sd of change", "largest change", "time"], rows)


def _comparison(results, published):
    def months(row, key):
        return row.get(f"{key}_text") or (f"{row[key]:.2f}" if key in row else "-")

    def share(row, key):
        return percent(row[key]) if key in row else "-"
    rows = []
    for part in ("holdout", "both"):
        h = results["headline"][part]
        rows.append([f"**this pack, {part}**", f"{results['n'][part]:,}"] + [f"{h[k][0]:.2f}" for k in ("mae", "median", "rmse")] +
                    [f"{h['r2'][0]:.4f}", percent(h["over_12"][0]), percent(h["over_24"][0]), "this report", "-"])
    for row in published["models"] + published["humans"]:
        rows.append([row["name"], f"{row['n']:,}" if "n" in row else "-"] + [months(row, k) for k in ("mae", "median", "rmse")] +
                    [f"{row['r2']:.4f}" if "r2" in row else "-", share(row, "over_12"), share(row, "over_24"), row["source"], row["comparable"]])
    p, c = published["percentiles"], published["classification"]
    percentiles = table(["absolute error at percentile", *map(str, p["at"])], [
        [part] + [ci(results["headline"][part][f"p{q}"], 1) for q in p["at"]] for part in ("holdout", "both")] +
        [["paper B, Appendix B.3"] + [f"{m:.2f}" for m in p["months"]]])
    four = results["four_classes"]
    classes = table(["four classes of paper B (bounds 60, 120, 180 months)", "n", "accuracy", "QWK", "kappa", "macro F1", "weighted F1"],
                    [[name, f"{n:,}"] + [f"{row[k]:.3f}" for k in ("accuracy", "qwk", "kappa", "macro_f1", "weighted_f1")]
                     for name, n, row in (("this pack, both, class of the age", results["n"]["both"], four), (c["source"], c["n"], c))])
    return table(["system", "n", "MAE", "median", "RMSE", "R2", "over 12", "over 24", "source", "comparable?"], rows), percentiles, classes


def _standards(results):
    """What of the error is the labels' own."""
    found = results["standards"]
    low, high = found["rise"]
    rows = [[f"{part} (n = {results['n'][part]:,})", label, *(show(one[key]) for one in (results["headline"][part], *found["medians"][part]))]
            for part in found["medians"] for label, key, show in STANDARD_LINES]
    return (f"## What the labels allow\n\n{percent(found['share'][0])} of the girls' labels in `train` and {percent(found['share'][1])} of the boys' are one of {label_median.MOST} ages of their sex, up to a "
            "year apart, as the standards of an atlas are: the reader rounded to them. What the age would gain by rounding as he did, without a finer look at the hand: the median of what he "
            "would have written, given age and spread (`scripts/train/label_median.py`), "
            f"smoothed by {label_median.SMOOTHING:g} months or on single months.\n\n"
            + table(["", "", "age as stated", "the reader's median, smoothed", "on single months"], rows)
            + f"\n\nThe age is not stated so (decision 41): even the smoothed median rises by {low:.1f} months in one film and {high:.1f} in another (5th and 95th percentile) where the network's age "
            "rises by one, so that the change between two films of a child would be shown as a fraction of itself, or as twice.")


def compose(results, published, figures):
    """REPORT.md. `figures`: names of the figures that were drawn."""
    m, head = results["manifest"], results["headline"]
    holdout, both = head["holdout"], head["both"]
    systems, percentiles, classes = _comparison(results, published)
    groups = results["groups"]["holdout"]
    judged = [r for r in results["acceptance"] if r["reached"] is not None]
    risk = table(["set aside", "n kept", "by stage probability", "by spread"],
                 [[f"{100 * r['share']:.0f} %", r["n"], _mae(r["probability"]), _mae(r["spread"])]
                  for r in results["risk"]])
    stages = table(["stage", "films", "precision", "recall", "F1"],
                   [[n, int(c["support"]), *(f"{c[k]:.3f}" if c["support"] else "-" for k in ("precision", "recall", "f1"))] for n, c in zip(PAPER_A.names, results["classes"])])
    tiers = table(["tier", "n", "share", "MAE (95 %)", "bias", "stage right"],
                  [[r["group"], r["n"], percent(r["n"] / results["n"]["holdout"]), _mae(r),
                    f"{r['bias']:+.2f}", percent(r["stage_accuracy"])] for r in groups["tier"]])
    pair = results["mirrored"]
    mirrored = f"Averaged with the mirrored film, holdout: MAE {ci((pair['mae'], *pair['interval']))}." if pair else ""
    excluded = sum(not r["low"] <= 0.9 <= r["high"] for r in results["cells"]["truth"])
    short = "; **shortened development run, not figures of the pack**" if results["limited"] else ""
    acceptance = table(["target (holdout unless said)", "measured", "reached"], [
        [r["target"].replace("|", "\\|"), r["value"], {True: "reached", False: "**not reached**", None: "not measured"}[r["reached"]]]
        for r in results["acceptance"]])
    limits, cal = m["calibration"]["confidence"], m["calibration"]
    sections = [f"""# {m['title']}: evaluation report

Pack `{m['name']}` {m['version']}, SHA-256 of the model `{m['files']['model']['sha256']}`. Written by `scripts/train/report.py` from what it
measured{short}. Months throughout; error = prediction - label; brackets: 95 % interval, percentile bootstrap over films
({ev.REPEATS:,} resamples), exact (Clopper-Pearson) where it says so. Weights were fitted on `train`; storage and calibration were chosen on `validate`; `holdout` is
reported only.

## In short

- Holdout (n = {results['n']['holdout']}): MAE {ci(holdout['mae'])}, median {ci(holdout['median'])}, bias {ci(holdout['bias'])};
  more than 12 months off: {share_of(holdout['over_12'])} of the films, more than 24: {share_of(holdout['over_24'])}.
- All films outside `train` (n = {results['n']['both']:,}): MAE {ci(both['mae'])}; paper A 9.10 on 1,262, paper B 7.38 on 1,892.
- The 90 % interval covers {share_of(holdout['coverage'])} of the labels on holdout, mean half width {holdout['half_width'][0]:.1f} months.
- Targets reached: {sum(r['reached'] for r in judged)} of {len(judged)} measured.""",
                f"## Targets\n\nWhat the project asks of this network.\n\n{acceptance}",
                f"## Data\n\n{_distribution(results['distribution'], published)}\n\n"
                f"{figure('data_distribution', 'Films by age, sex, stage and part')}",
                f"## Accuracy\n\nThe primary column is holdout; `both` is validate and holdout together, comparable with paper A's validation part.\n\n"
                f"{_headline(results, HEADLINE)}\n\n{mirrored}\n\n{percentiles}\n\n{figure('predicted_actual', 'Predicted against label')}\n\n"
                f"{figure('bland_altman', 'Bland-Altman plot')}",
                _standards(results),
                f"## By sex, age and stage\n\nHoldout.\n\n{group_table(groups['sex'], 'sex', False)}\n\n{group_table(groups['band'], 'label, months')}\n\n"
                f"{group_table(groups['stage'], 'stage of the label')}\n\n{figure('error_by_age', 'Error by age and sex')}",
                f"## Stage\n\n{_headline(results, STAGE_LINES)}\n\nMacro means are over the stages that have films. "
                f"Per stage, holdout (n = {results['n']['holdout']}):\n\n{stages}\n\n"
                f"{figure('confusion_matrix', 'Confusion matrix of the six stages')}\n\nTemperature {cal['temperature']:g} (fitted on validate): negative "
                f"log-likelihood on holdout {results['loss'][1]:.3f} (without: {results['loss'][0]:.3f}), expected calibration error {results['ece']:.3f}.\n\n"
                f"What the stages allow: bounds at 2, 5, 10, 14 and 17 years cut through the thick of the labels, so an age of a given error (Laplace, around the "
                f"label) agrees with the label's stage no better than this, holdout; QWK 0.95 would take an RMSE of less than two months, a fraction of one reader's own.\n\n"
                f"{table(['RMSE of the age, months', 'stage accuracy', 'QWK'], [[f'{r:g}', percent(a), f'{q:.3f}'] for r, a, q in results['stage_limits']])}\n\n"
                f"{figure('reliability', 'Reliability diagram of the stage probability')}",
                f"## Interval\n\n90 % intervals ({cal['interval']['scale']} scale, fitted on {cal['interval']['fitted_on']}), coverage on holdout by sex and age. "
                f"{excluded} of {len(results['cells']['truth'])} cells by label exclude 90 %.\n\n"
                f"{cell_table(results['cells'])}\n\n{figure('coverage', 'Coverage of the interval by cell')}",
                f"## Confidence\n\nTiers by the probability of the most probable stage: high from {limits['high']:g}, medium from "
                f"{limits['medium']:g} (paper A, Table 5). Holdout.\n\n"
                f"{tiers}\n\n{figure('error_histogram', 'Errors by tier')}\n\n{figure('confidence', 'Distribution of confidence')}\n\n"
                f"MAE of the films that stay when the least certain are set aside, holdout (n = {results['n']['holdout']}):\n\n{risk}\n\n"
                f"{figure('risk_coverage', 'Risk and coverage')}",
                f"## Robustness\n\n{robustness_section(results)}",
                f"## Weights as stored\n\n{quantization(results['quantization'])}",
                f"## Comparison\n\n{systems}\n\nFigures on the 200 test films of the challenge (label: mean of six readings) and figures against "
                f"one reader's label are different things and are not set against each other.\n\n{classes}\n\n"
                "Paper B's classes come from a network trained for them, on its own part of the films: partly comparable.",
                _backbones(results["backbones"]), _network(figures),
                "## Not measured here\n\nAnother population, machine or period; films with known disease; Labels are one reader's."]
    return "\n\n".join(s.strip() for s in sections if s) + "\n"


def _backbones(measured):
    if not measured:
        return ""
    rows = [[b["name"], b["features"], f"{b['parameters'] / 1e6:.1f} M", f"{b['multiply_adds'] / 1e9:.2f} G", f"{b['bytes'] / 1e6:.1f} MB",
             f"{b['milliseconds']} ms", f"{b['to_reference']:.2f}"] for b in measured["networks"]]
    return (f"## Backbones\n\nPaper A's Table 3, at {measured['size']} x {measured['size']} px, fp32, without heads; latency in WebAssembly ({measured['runtime']}, "
            f"{measured['threads']} thread), all in one run, by `tests/bench/networks.mjs`. B4 is taken because its weights fit a download of 20 MB once quantized and "
            "it reads in well under a second on one thread, while B7 costs a multiple of both, and VGG16, ResNet50 and InceptionV3 cost more time or more bytes for features that are no "
            "richer; B0 and MobileNetV2 are the choice where a device is slow. Of these B4 and B0 were trained here, B0 as `carpal-b0` (its report sets both beside each other); the accuracy of the others was not measured.\n\n"
            + table(["backbone", "features", "parameters", "multiply-adds", "file", "WebAssembly", "to B4"], rows))


def robustness_section(results):
    """Of the rows of robustness.measure and measure_sources, under "robustness" and "sources"."""
    out = []
    if results["robustness"]:
        out.append(f"Fixed random sample of {results['robustness'][0]['n']} validate films (stored at 299 px), each change on the 8-bit film "
                   "before the pack's preprocessing; change: absolute, against the reading of the unchanged film. Corners that a turn uncovers are black. Resampling above "
                   "299 px adds no detail: it tests the way through the preprocessing.\n\n" + _changes(results["robustness"]))
    if results["sources"]:
        out.append(f"Films at hand at native or half size outside the pack's `train` (n = {results['sources'][0]['n']}), against the film as it comes:\n\n"
                   + _changes(results["sources"]))
    return "\n\n".join(out) or "Not measured."


def _network(figures):
    words = {
        "learning_curve": ("Learning curve; the validate figures chose, holdout is not in it.", "Learning curve"),
        "tsne": ("t-SNE of the 1792 pooled features of the holdout films. Sex is no input of the features.", "t-SNE of the features by age and by sex"),
        "grad_cam": ("Grad-CAM of the age (the pack's `age_map`) on synthetic films made by `tests/phantom`: where the map lies, not how accurate it is.",
                     "Grad-CAM on synthetic films"),
    }
    shown = [f"{text}\n\n{figure(name, alt)}" for name, (text, alt) in words.items() if name in figures]
    return "## The network\n\n" + "\n\n".join(shown) if shown else ""
