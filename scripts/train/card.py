"""The model card: every figure in it comes from the manifest and the report of the same export."""
from .reference import REFUSE


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(c) for c in row) + " |" for row in rows])


def percent(share):
    return f"{100 * share:.1f} %"


def _correction(report):
    if not report["correction"]:
        return f"A linear correction of the age by sex gained {report['correction_gain']} months under cross-validation: not applied."
    lines = ", ".join(f"{sex} {slope:.4f} x age {offset:+.2f} months" for sex, (slope, offset) in report["correction"].items())
    return (f"Linear correction of the age by sex, written into the graph: {lines} "
            f"(gain {report['correction_gain']} months in MAE, cross-validated on validate).")


def _safety(manifest, alternatives):
    if "anatomy" not in manifest:
        return "## Safety\n\nThis pack has no reference of hand features and no maturity vote: the core's tiers 2 and 3 are silent about both.\n"
    anatomy, grown = manifest["anatomy"], manifest["maturity"]
    limits = anatomy["distance"]
    rates = table(["films", "n", "to review", "refused"], [[r["films"], r["n"], percent(r["review"]), percent(r["refuse"])] for r in anatomy["rates"]])
    kinds = list(alternatives[0]["refused"]) if alternatives else []
    choice = table(["distance", "AUC, other radiographs v hands (95 %)", *(f"refused: {kind}" for kind in kinds)], [
        [row["name"], f"{row['auc'][0]:.4f} ({row['auc'][1]:.4f} to {row['auc'][2]:.4f})", *(percent(row["refused"][kind]) for kind in kinds)]
        for row in alternatives]) if alternatives else "Not compared: no pictures of anything else were at hand."
    factors = table(["factor", "girls: votes from", "AUC (95 %)", "boys: votes from", "AUC (95 %)"], [
        [girls["code"].replace("_", " "), girls["limit"], f"{girls['auc']} ({girls['auc_low']} to {girls['auc_high']})",
         boys["limit"], f"{boys['auc']} ({boys['auc_low']} to {boys['auc_high']})"]
        for girls, boys in zip(grown["factors"]["female"], grown["factors"]["male"])])
    votes = table(["vote", "AUC (95 %)", "sensitivity", "specificity"], [
        [name, f"{v['auc']} ({v['auc_low']} to {v['auc_high']})", percent(v["sensitivity"]), percent(v["specificity"])]
        for name, v in (("girls", grown["vote"]["female"]), ("boys", grown["vote"]["male"]))])
    return f"""## Safety

**Unlike a hand.** Distance of the {' and '.join(anatomy['inputs'])} from the main {anatomy['components']} directions of training hands: to review above
{limits['review']['high']:g}, refused above {limits['refuse']['high']:g}. {anatomy['source']}.

{rates}

Why this distance: each with its limit where {1 - REFUSE:.1%} of the validate films under all conditions are refused. "Other" chose no limit.

{choice}

**Skeletal maturity.** {grown['source']} Mature: {grown['votes']} votes or more, the fourth or fifth factor among them.

{factors}

{votes}
"""


STORAGE = "### Ways to store the weights\n\n"


def with_storage(card, storage):
    """The card with the table of stored weights (report_text.quantization) at the end of its section on quantization, in place of an earlier one.
    ValueError where the card has no such section."""
    before, head, rest = card.partition("\n## Quantization\n")
    if not head:
        raise ValueError("the model card has no section on quantization")
    own, after, rest = rest.partition("\n## ")
    own = own.partition(STORAGE)[0].rstrip("\n")
    return f"{before}{head}{own}\n\n{STORAGE}{storage}\n{after}{rest}"


def text(manifest, report, pack):
    """Markdown of MODEL_CARD.md."""
    rows = [[r["part"], r["n"], r["mae"], f"{d['mae_interval'][0]} to {d['mae_interval'][1]}", r["median"], r["rmse"], r["bias"], r["r2"],
             r["mae_female"], r["mae_male"], percent(r["stage_accuracy"]), r["qwk"], percent(r["coverage90"]), percent(d["over_12"]),
             percent(d["over_24"])] for r, d in report["judged"]]
    holdout = report["judged"][1][1]
    groups = [[g["group"], g["n"], g["mae"], g["bias"], percent(g["coverage90"])]
              for key in ("by_sex", "by_age", "by_tier") for g in holdout[key]]
    for row in groups[-len(holdout["by_tier"]):]:
        row[0] = f"tier {row[0]}"
    q, c = report["quantization"], manifest["calibration"]
    chains = table(["source", "chain", "films", "MAE", "mean distance from the reading of the stored 299-px copy"],
                    [[r["source"], " -> ".join(map(str, r["chain"])), r["films"], r["mae"], r["drift"]] for r in report["chains"]])
    return f"""# {manifest['title']}: model card

Pack `{manifest['name']}` {manifest['version']}, SHA-256 of the model `{manifest['files']['model']['sha256']}`
({manifest['files']['model']['bytes']:,} bytes). All figures were written by `scripts/train/export.py`,
those of the ways to store the weights by `scripts/train/report.py`.

## Intended use

{manifest['intended_use']}

## Network

{pack['network']}

## Data

{manifest['training_data']['source']}: {manifest['training_data']['split']}. Labels are one reader's: about six months of error against
them is what a second human reader shows. Thin tails: {report['thin'][0]} training films under 24 months, {report['thin'][1]} girls of 204 months or more. One country,
few sites; no other source was used for fitting.

## Accuracy

Months. MAE with its 95 % bootstrap interval over films. Fitted and chosen on `validate`; `holdout` chose nothing.

{table(["part", "n", "MAE", "95 %", "median", "RMSE", "bias", "R2", "girls", "boys", "stage", "QWK", "90 % interval covers", "over 12", "over 24"], rows)}

Averaging with the mirrored film on holdout: MAE {report['mirrored_average_mae']}. For comparison: paper A 9.10 (1,262 films), paper B 7.38;
best published single networks show 6.0 to 6.5 on labels of this kind.

### Holdout by group

{table(["group", "n", "MAE", "bias", "90 % interval covers"], groups)}

## Calibration

{_correction(report)} Temperature {c['temperature']}; interval: split conformal, scale {c['interval']['scale']}, by sex and band of predicted age,
cells of few films drawn towards their band's quantile and all films' (bounds {', '.join(f'{b:g}' for b in c['interval']['bands_months'])} months), mean half width {holdout['mean_half_width']} months on holdout;
age and most probable stage count as inconsistent beyond {c['consistency']['age_outside_stage_months']} months (99th percentile on validate);
readings of the film mirrored and turned by 10 degrees beyond {c['consistency']['view_difference_months']['review']} months.
Tier: stage probability {c['confidence']['high']:g} and {c['confidence']['medium']:g} (paper A, Table 5), at most medium above a half width of
{c['confidence']['half_width_months']['high']:g} months, low above {c['confidence']['half_width_months']['medium']:g}; the core lowers it further by what it finds. The
table above shows the network's part of it.

{_safety(manifest, report["alternatives"])}
## Quantization

Weights int8 per output channel, 1 x 1 convolutions rounded to keep their outputs on training films (GPTQ), depthwise and stem in fp16. Against fp32 on {q['films']} validate films a single reading changes by
sd {q['sd']}, at most {q['max']} months.

## Resizing

{chains if report['chains'] else 'Not measured: no films of native size at hand.'}

Chosen: {' -> '.join(map(str, manifest['input']['resize_chain']))}.

## Limits

Not for known dysplasia, deformity, fracture, cast; not for legal age; not under expert supervision alone. Under 24 months and at the
upper end of the range films are few and errors larger. Domain shift (another machine, population, or period) is not measured here.

## Terms

{manifest['licence']['weights']}. {manifest['licence']['terms']}

{manifest['licence']['attribution']}

## Change log

{chr(10).join(f"- {c['version']} ({c['date']}): {c['summary']}" for c in manifest['changes'])}
"""
