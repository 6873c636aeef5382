"""The evaluation report's figures, as SVG: text stays text, no dates, ids from a fixed salt, so that a rerun gives the same bytes.

Colours are Okabe and Ito's, which survive colour blindness; girls and boys differ by marker or hatch as well, for print in grey.
Each function takes what `evaluation` computed and returns a matplotlib Figure.
"""
import matplotlib
import numpy as np
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from . import evaluation as ev
from .stages import PAPER_A

GIRLS, BOYS, GREY, GREEN, ORANGE = "#D55E00", "#0072B2", "#666666", "#009E73", "#E69F00"
SEX = ((0, "girls", GIRLS, "o"), (1, "boys", BOYS, "^"))
TIER_COLOURS = (BOYS, ORANGE, "#000000")
STYLE = {"svg.hashsalt": "carpal", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 10, "axes.spines.top": False,
         "axes.spines.right": False, "axes.grid": True, "grid.color": "#dddddd", "grid.linewidth": 0.6, "axes.axisbelow": True,
         "legend.frameon": False, "axes.titlesize": 10, "lines.linewidth": 1.6}
AGE_TICKS = range(0, 241, 24)


def save(figure, path, title):
    FigureCanvasSVG(figure).print_svg(str(path), metadata={"Date": None, "Creator": None, "Title": title})


def axes(columns=1, size=(6.4, 4.4), rows=1, **options):
    figure = Figure(figsize=size, layout="constrained")
    return figure, figure.subplots(rows, columns, **options)


def _ages(ax, y=False, step=24):
    ax.set_xticks(range(0, 229, step))
    ax.set_xlim(0, 228)
    if y:
        ax.set_yticks(AGE_TICKS)
        ax.set_ylim(0, 236)


def data_distribution(age, male, part_names):
    figure, (left, right) = axes(2, (8.2, 3.7))
    bins = np.arange(0, 240, 12)
    left.hist([age[male == s] for s, *_ in SEX], bins, stacked=True, color=[GIRLS, BOYS], edgecolor="white", linewidth=0.4,
              label=[f"{name} (n = {int((male == s).sum()):,})" for s, name, *_ in SEX])
    left.set(xlabel="label, months", ylabel="films a year of age", title=f"All parts, n = {len(age):,}")
    left.legend(loc="upper left")
    _ages(left, step=48)
    stage, x = PAPER_A.of(age), np.arange(PAPER_A.count)
    for i, (part, colour, hatch) in enumerate((("train", GREY, ""), ("validate", ORANGE, "//"), ("holdout", GREEN, ".."))):
        own = part_names == part
        share = [100 * (stage[own] == s).mean() if own.any() else 0 for s in x]
        right.bar(x + 0.27 * (i - 1), share, 0.25, color=colour, hatch=hatch, edgecolor="white", linewidth=0, label=f"{part} (n = {int(own.sum()):,})")
    right.set(xlabel="stage, years", ylabel="share of the part, %", title="Share of each stage")
    right.set_xticks(x, [name.replace(" y", "") for name in PAPER_A.names])
    right.set_ylim(0, 70)
    right.legend(loc="upper left")
    return figure


def predicted_actual(part):
    figure, ax = axes(size=(5.6, 5.4))
    ax.plot([0, 228], [0, 228], color="black", linewidth=1, label="identity")
    for shift in (-12, 12):
        ax.plot([0, 228], [shift, 228 + shift], color=GREY, linewidth=0.8, linestyle="--", label="12 months off" if shift > 0 else None)
    _by_sex(ax, part, part["truth"], part["age"])
    ax.set(xlabel="label, months", ylabel="predicted, months", title=f"Predicted against label, holdout, n = {len(part['age'])}")
    _ages(ax, y=True)
    ax.legend(loc="upper left")
    return figure


def _by_sex(ax, part, x, y, size=4):
    for sex, name, colour, marker in SEX:
        m = part["male"] == sex
        ax.plot(x[m], y[m], marker, color=colour, markersize=size, markeredgewidth=0, alpha=0.6, linestyle="none", label=f"{name} (n = {m.sum()})")


def bland_altman(part):
    figure, ax = axes()
    error = part["age"] - part["truth"]
    _by_sex(ax, part, (part["age"] + part["truth"]) / 2, error)
    bias, sd = error.mean(), error.std(ddof=1) if len(error) > 1 else 0
    for value, style, name in ((bias, "-", "bias"), (bias - 1.96 * sd, "--", "- 1.96 sd"), (bias + 1.96 * sd, "--", "+ 1.96 sd")):
        ax.axhline(value, color="black", linestyle=style, linewidth=1)
        ax.annotate(f"{name} {value:+.1f}", (228, value), xytext=(-2, 3), textcoords="offset points", ha="right", fontsize=9,
                    bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.5})
    ax.set(xlabel="mean of label and prediction, months", ylabel="prediction - label, months", title=f"Bland-Altman, holdout, n = {len(error)}")
    _ages(ax)
    ax.legend(loc="lower left", ncols=2)
    return figure


def error_by_age(part):
    """Mean error and MAE in each 24-month band of the label, by sex; bands with fewer than five films are left out."""
    figure, both = axes(2, (8.2, 3.8))
    error, band = part["age"] - part["truth"], np.digitize(part["truth"], ev.BAND_BOUNDS)
    for ax, value, name in zip(both, (error, np.abs(error)), ("mean error (bias)", "mean absolute error")):
        for sex, label, colour, marker in SEX:
            groups = [(b, value[(band == b) & (part["male"] == sex)]) for b in range(len(ev.BAND_NAMES))]
            groups = [(b, v) for b, v in groups if len(v) >= 5]
            if groups:
                x = np.array([24 * b + (12 if b < 9 else 6) for b, _ in groups]) + (1.5 if sex else -1.5)
                ax.errorbar(x, [v.mean() for _, v in groups], [1.96 * v.std(ddof=1) / np.sqrt(len(v)) for _, v in groups],
                            color=colour, marker=marker, capsize=3, linewidth=1.2, markersize=5, label=label)
        ax.set(xlabel="label, months (bars: 95 %)", ylabel=f"{name}, months", title=f"{name[0].upper()}{name[1:]}, holdout")
        _ages(ax, step=48)
        if ax.get_legend_handles_labels()[0]:
            ax.legend(loc="best")
    both[0].axhline(0, color="black", linewidth=0.8)
    both[1].set_ylim(bottom=0)
    return figure


def error_histogram(part):
    figure, ax = axes()
    error = part["age"] - part["truth"]
    edge = 48
    names = [f"{name} (n = {int((part['tier'] == i).sum())})" for i, name in enumerate(ev.TIERS)]
    ax.hist([error[part["tier"] == i].clip(-edge, edge) for i in range(3)], np.arange(-edge, edge + 3, 3), stacked=True, color=TIER_COLOURS,
            label=names, edgecolor="white", linewidth=0.4)
    for limit in (-12, 12):
        ax.axvline(limit, color="black", linestyle="--", linewidth=0.8)
    ax.set(xlabel=f"prediction - label, months (dashed: 12 months; last bars: and beyond, {int((np.abs(error) > edge).sum())} films)",
           ylabel="films per 3 months", title=f"Errors by confidence tier, holdout, n = {len(error)}")
    ax.legend(title="tier", loc="upper left")
    return figure


def confusion_matrix(part):
    figure, ax = axes(size=(5.8, 5.2))
    stages = ev.stages_of(part)
    counts = ev.confusion_of(stages.of(part["truth"]), part["stage"], stages.count)
    share = counts / np.maximum(counts.sum(1, keepdims=True), 1)
    edges = np.arange(stages.count + 1)
    ax.pcolormesh(edges, edges, share, cmap="Blues", vmin=0, vmax=1, edgecolor="white", linewidth=1)
    for i in range(stages.count):
        for j in range(stages.count):
            if counts[i, j]:
                ax.text(j + 0.5, i + 0.5, f"{counts[i, j]}\n{100 * share[i, j]:.0f} %", ha="center", va="center",
                        color="white" if share[i, j] > 0.55 else "black")
    ax.set(xlabel="predicted stage", ylabel="stage of the label", title=f"Stages, holdout, n = {counts.sum()}: films, share of the row")
    ax.set_xticks(edges[:-1] + 0.5, stages.names)
    ax.set_yticks(edges[:-1] + 0.5, stages.names)
    ax.invert_yaxis()
    ax.grid(False)
    return figure


def reliability_diagram(part):
    figure, ax = axes(size=(5.2, 4.8))
    rows, gap = ev.reliability(part)
    ax.plot([0, 1], [0, 1], color="black", linewidth=1)
    x, y = (np.array([r[k] for r in rows]) for k in ("confidence", "accuracy"))
    low, high, few = (np.array([r[k] for r in rows]) for k in ("low", "high", "n"))
    for m, colour, marker in ((few >= 10, BOYS, "o"), (few < 10, "#aaaaaa", "x")):      # a handful of films says nothing: pale
        ax.errorbar(x[m], y[m], [(y - low)[m], (high - y)[m]], fmt=marker, color=colour, capsize=3)
    for r in rows:
        ax.annotate(f"{r['n']}", (r["confidence"], r["accuracy"]), xytext=(6, -11), textcoords="offset points", fontsize=9, color=GREY)
    ax.set(xlabel="probability of the most probable stage", ylabel="share right (exact 95 % interval)", xlim=(0, 1.02), ylim=(0, 1.02),
           title=f"Reliability of the stage, holdout; ECE {gap:.3f}; films beside")
    return figure


def coverage_by_cell(cells):
    figure, ax = axes(size=(7.2, 4))
    for row in cells:
        sex, name, colour, marker = SEX[ev.SEXES.index(row["sex"])]
        x = ev.CELL_NAMES.index(row["band"]) + (0.2 if sex else -0.2)
        ax.errorbar(x, 100 * row["coverage"], [[100 * (row["coverage"] - row["low"])], [100 * (row["high"] - row["coverage"])]],
                    fmt=marker, color=colour, capsize=4, label=name if row["band"] == cells[-1]["band"] else None)
        ax.annotate(f"{row['hits']}/{row['n']}", (x, 100 * row["low"]), xytext=(0, -12), textcoords="offset points", fontsize=9, ha="center")
    ax.axhline(90, color="black", linewidth=1, linestyle="--")
    ax.set(xlabel="age by label", ylabel="label inside the 90 % interval, %", title="Coverage with exact 95 % interval, holdout",
           xlim=(-0.5, 3.5), ylim=(min(40, *(100 * r["low"] - 6 for r in cells)), 102))
    ax.set_xticks(range(4), ev.CELL_NAMES)
    ax.legend(loc="lower left")
    return figure


def confidence_distribution(part, limits):
    figure, (left, right) = axes(2, (8.2, 3.5))
    left.hist(part["confidence"], np.arange(0, 1.0001, 0.05), color=BOYS, edgecolor="white", linewidth=0.4)
    for name, limit in limits.items():
        left.axvline(limit, color="black", linestyle="--", linewidth=1)
        left.annotate(name, (limit, 1), xycoords=("data", "axes fraction"), xytext=(3, -10), textcoords="offset points", fontsize=9)
    left.set(xlabel="probability of the most probable stage", ylabel="films", title=f"Stage probability, holdout, n = {len(part['age'])}", xlim=(0, 1))
    right.hist(part["half"], 30, color=GREEN, edgecolor="white", linewidth=0.4)
    right.set(xlabel="half width of the 90 % interval, months", ylabel="films", title="Width of the interval, holdout")
    return figure


def risk_coverage_curve(part):
    figure, ax = axes()
    for name, certainty, colour, style in (("by stage probability", part["confidence"], BOYS, "-"), ("by spread", -part["spread"], GIRLS, "--"),
                                           ("perfect order (by the error itself)", -np.abs(part["age"] - part["truth"]), GREY, ":")):
        kept, mae = ev.risk_coverage(part, certainty)
        shown = np.unique(np.round(np.linspace(0.1, 1, 181) * len(kept)).astype(int).clip(1)) - 1   # 0.5 % steps: small files
        ax.plot(100 * kept[shown], mae[shown], color=colour, linestyle=style, label=name)
    ax.set(xlabel="films kept, %", ylabel="MAE of the films kept, months", title=f"Risk and coverage, holdout, n = {len(part['age'])}",
           xlim=(100, 10))
    ax.set_ylim(bottom=0)
    ax.legend(loc="lower left")
    return figure


def draw(build, *arguments):
    """The figure of one of these functions (or of `figures_model`) in this module's style."""
    with matplotlib.rc_context(STYLE):
        return build(*arguments)
