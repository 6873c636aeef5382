"""Figures of the network itself: learning curve, features by t-SNE, Grad-CAM on a synthetic film."""
import numpy as np
from matplotlib import colormaps
from matplotlib.cm import ScalarMappable
from matplotlib.colors import BoundaryNorm

from .figures import AGE_TICKS, BOYS, GIRLS, GREY, SEX, axes


def learning_curve(logs):
    """`logs`: lists of rows of training_log.COLUMNS, one a run, drawn one after the other."""
    figure, ax = axes(size=(7.2, 4))
    start = 0.0
    for number, rows in enumerate(logs):
        if number:
            ax.axvline(start, color="black", linewidth=0.8, linestyle=":")
        for column, name, colour, style in ((1, "train, augmented", GREY, {"linewidth": 0.8}), (2, "validate, MAE", BOYS, {"marker": "o", "markersize": 3}),
                                            (3, "validate, median", GIRLS, {"marker": "^", "markersize": 3, "linestyle": "--"})):
            points = [(start + r[0], r[column]) for r in rows if r[column] is not None]
            ax.plot([p[0] for p in points], [p[1] for p in points], color=colour, label=None if number else name, **style)
        start += max((r[0] for r in rows), default=0)
    ax.set(xlabel="minutes of training" + (" (dotted: next run)" if len(logs) > 1 else ""), ylabel="absolute error, months", title="Learning curve")
    ax.set_ylim(bottom=0)
    ax.legend()
    return figure


def embed(features, seed=0):
    """t-SNE of the features [N, C] -> [N, 2]: principal components first, one thread, so that the same films give the same picture."""
    from sklearn.decomposition import PCA
    from sklearn.manifold import TSNE
    from threadpoolctl import threadpool_limits
    with threadpool_limits(1):
        centred = (features - features.mean(0)) / (features.std() + 1e-9)
        reduced = PCA(min(50, *centred.shape), svd_solver="full").fit_transform(centred)
        return TSNE(perplexity=min(30, (len(features) - 1) / 3), init="pca", random_state=seed).fit_transform(reduced)


MOST_POINTS = 1000       # a figure of more would be too large a file


def tsne(points, part):
    """Of more than MOST_POINTS films every so-manieth is drawn."""
    shown = np.linspace(0, len(points) - 1, min(len(points), MOST_POINTS)).round().astype(int)
    of_all = f"n = {len(points)}" if len(shown) == len(points) else f"{len(shown)} of {len(points)}"
    points, part = points[shown], {name: part[name][shown] for name in ("truth", "male")}
    figure, (left, right) = axes(2, (8.6, 4.2))
    colours = colormaps["cividis"].resampled(10)
    band = (part["truth"] // 24).astype(int).clip(0, 9)
    for b in range(10):                    # one marker path a band, not one a film: a fifth of the bytes
        m = band == b
        left.plot(points[m, 0].round(2), points[m, 1].round(2), "o", color=colours(b), markersize=3.6, markeredgewidth=0)
    scale = BoundaryNorm([*AGE_TICKS], 10)
    bar = figure.colorbar(ScalarMappable(scale, colours), ax=left, ticks=list(AGE_TICKS), label="label, months")
    bar.solids.set_rasterized(False)
    for sex, name, colour, marker in SEX:
        m = part["male"] == sex
        right.plot(points[m, 0].round(2), points[m, 1].round(2), marker, color=colour, markersize=3.6, markeredgewidth=0, alpha=0.8,
                   label=f"{name} (n = {m.sum()})")
    left.set_title(f"Features by age, holdout, {of_all}")
    right.set_title("The same, by sex")
    figure.legend(*right.get_legend_handles_labels(), loc="outside lower right", ncols=2)
    for ax in (left, right):
        ax.set(xticks=[], yticks=[])
        ax.grid(False)
        ax.spines[:].set_visible(False)
    return figure


def grad_cam(examples):
    """`examples`: {picture [H,W] uint8, map [h,w], title}. The map is drawn as contours over the synthetic film."""
    figure, row = axes(len(examples), (3 * len(examples), 4.4), squeeze=False)
    top = max(float(np.abs(e["map"]).max()) for e in examples) or 1.0
    levels = np.array([-1, -0.8, -0.6, -0.4, -0.2, 0.2, 0.4, 0.6, 0.8, 1]) * 1.0001 * top
    colours = [(*colormaps["PuOr_r"](v)[:3], 0 if v == 0.5 else 0.5) for v in np.linspace(0.05, 0.95, len(levels) - 1).round(6)]
    for ax, example in zip(row[0], examples):
        height, width = example["picture"].shape
        ax.imshow(example["picture"], cmap="gray", vmin=0, vmax=255, interpolation="none", extent=(0, width, height, 0))
        padded = np.pad(example["map"], 1, mode="edge")      # the map's cells end at the film's edge, their centres do not
        h, w = example["map"].shape
        x, y = np.arange(-0.5, w + 1) * width / w, np.arange(-0.5, h + 1) * height / h
        shown = ax.contourf(x, y, padded, levels, colors=colours)
        ax.set(title=example["title"], xticks=[], yticks=[], xlim=(0, width), ylim=(height, 0))
        ax.grid(False)
    figure.colorbar(shown, ax=list(row[0]), orientation="horizontal", shrink=0.6, ticks=[-top, 0, top]).set_ticklabels(
        ["lowers the age", "0", "raises it"])
    return figure
