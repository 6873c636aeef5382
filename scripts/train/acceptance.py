"""The goals of the network, each against what was measured on `holdout` (or where the target says)."""
from .evaluation import TIERS


def _most(name, value, limit, unit="months", digits=2):
    return {"target": f"{name} <= {limit:g} {unit}".rstrip(), "value": f"{value:.{digits}f}", "reached": bool(value <= limit)}


def _share(name, value, limit):
    return {"target": f"{name} >= {limit:g}", "value": f"{value:.3f}", "reached": bool(value >= limit)}


def _missing(target):
    return {"target": target, "value": "not measured", "reached": None}


def rows(results):
    """Rows {target, value, reached: True, False or None (not measured)}."""
    head = {k: v[0] for k, v in results["headline"]["holdout"].items()}
    out = [_most("MAE (first step: paper A 9.10)", head["mae"], 8.0), _most("MAE (second step)", head["mae"], 7.0), _most("MAE", head["mae"], 6.3)]
    mirrored = results["mirrored"]
    out.append(_most("MAE, averaged with the mirrored film", mirrored["mae"], 6.2) if mirrored else _missing("MAE, averaged with the mirrored film <= 6.2 months"))
    out += [_most("median", head["median"], 5.2), _share("stage accuracy", head["stage_accuracy"], 0.84), _share("QWK of the stage", head["qwk"], 0.95),
            _most("|MAE girls - MAE boys|", head["sex_gap"], 0.6)]
    bands = [r for r in results["groups"]["holdout"]["band"] if r["n"] > 30]
    over = [f"{r['group']}: {r['mae']:.2f} (n = {r['n']})" for r in bands if r["mae"] > 9.0]
    out.append({"target": "MAE <= 9.0 months in every 24-month band of more than 30 films", "value": "over: " + "; ".join(over) if over else "all",
                "reached": not over})
    out += _robustness(results["robustness"]) + _coverage(results) + _tiers(results["groups"]["holdout"]["tier"])
    out.append({"target": "pack <= 20,000,000 bytes", "value": f"{results['bytes']:,}", "reached": results["bytes"] <= 20_000_000})
    return out + _quantization(results["quantization"])


def _robustness(table):
    out = []
    for group, name in (("rotation", "turned by 5 to 15 degrees"), ("inversion", "inverted"), ("mirror", "mirrored")):
        medians = [r["median"] for r in table if r["group"] == group]
        target = f"median change < 2 months, {name} (validate)"
        out.append({"target": target, "value": f"{max(medians):.2f}" + (" (the worst angle)" if len(medians) > 1 else ""), "reached": max(medians) < 2}
                   if medians else _missing(target))
    return out


def _coverage(results):
    sexes = {r["group"]: r["coverage"] for r in results["groups"]["holdout"]["sex"]}
    shares = {"all": results["headline"]["holdout"]["coverage"][0], **sexes}
    outside = [f"{r['sex']} {r['band']}: {r['hits']}/{r['n']}, {100 * r['low']:.1f} to {100 * r['high']:.1f} %"
               for r in results["cells"]["truth"] if not r["low"] <= 0.9 <= r["high"]]
    return [{"target": "90 % intervals cover 87 to 93 %, overall and by sex", "value": ", ".join(f"{k} {100 * v:.1f} %" for k, v in shares.items()),
             "reached": all(0.87 <= v <= 0.93 for v in shares.values())},
            {"target": "exact 95 % interval of the coverage contains 90 % in every sex x age cell",
             "value": "outside: " + "; ".join(outside) if outside else "all", "reached": not outside}]


def _tiers(table):
    big = [r for r in table if r["n"] >= 30]
    order = [r["mae"] for r in sorted(big, key=lambda r: TIERS.index(r["group"]))]
    return [{"target": "MAE(high) < MAE(medium) < MAE(low) where a tier has n >= 30",
             "value": ", ".join(f"{r['group']} {r['mae']:.2f} (n = {r['n']})" for r in table),
             "reached": all(a < b for a, b in zip(order, order[1:])) if len(order) > 1 else None}]


def _quantization(quantization):
    if not quantization:
        return [_missing("quantization: MAE loss <= 0.05, sd of single changes <= 0.3, largest <= 1.2 months (validate)")]
    pack = quantization["rows"][1]
    return [_most("quantization: MAE loss (validate)", pack["loss"], 0.05, digits=3), _most("quantization: sd of single changes", pack["sd"], 0.3, digits=3),
            _most("quantization: largest single change", pack["largest"], 1.2, digits=3)]
