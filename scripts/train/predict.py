"""Run a pack's graph over films with ONNX Runtime (CPU), both sexes at once, as the browser does."""
import math

import numpy as np
import onnxruntime
import torch
from scipy.ndimage import map_coordinates

from .augment import normalise, resize
from .network import AGE_MEAN, AGE_SD
from .onnx_graph import MAP


def session(path_or_bytes, threads=2):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(path_or_bytes, options, providers=["CPUExecutionProvider"])


def tensor(pixels, chain):
    """One grey film (uint8 array [H, W]) -> the network's input [1,3,S,S], through the sides of `chain`."""
    film = torch.from_numpy(np.array(pixels, order="C")).float()[None, None] / 255
    for side in chain:
        film = resize(film, side)
    return normalise(film).contiguous().numpy()


def in_graph(model, inputs, names, count, label):
    """The named outputs of the graph for each of `count` inputs [1,3,S,S], in lists."""
    rows = [[] for _ in names]
    for i, x in enumerate(inputs):
        for row, value in zip(rows, model.run(list(names), {"image": x})):
            row.append(value)
        if i % 500 == 499:
            print(f"{label}: {i + 1} of {count}", flush=True)
    return rows


BY_SEX = ("age_map", "age_of_network", "age_of_trees", "joined")      # outputs that have a row for each


VIEWS = ("as_is", "mirrored", "turned_left", "turned_right")
TURN = 10.0        # degrees


def look(x, view):
    """The network's input [1,3,S,S] as the core's second look sees it (cpp/include/carpal/view.hpp)."""
    if view == "as_is":
        return x
    if view == "mirrored":
        return np.ascontiguousarray(x[..., ::-1])
    angle = math.radians(TURN if view == "turned_right" else -TURN)
    middle = (x.shape[-1] - 1) / 2
    v, u = np.mgrid[:x.shape[-1], :x.shape[-1]] - middle
    at = [middle + math.cos(angle) * v - math.sin(angle) * u, middle + math.sin(angle) * v + math.cos(angle) * u]
    return np.stack([[map_coordinates(plane, at, order=1, mode="nearest") for plane in x[0]]]).astype(np.float32)


def predict(model, pixels, male, chain, view="as_is", label="films", extra=()):
    """Outputs for each film's own sex: dict of age [N] months, spread [N] months (1 where the graph has none), stage_logits [N,K], other_age [N] months.
    `view`: of VIEWS.
    `extra` names further outputs of the graph: of the image alone `features` [N,C], `texture` [N,2T], `maturity_evidence` [N,1] and
    `texture_map` [N,T,h,w] (float16), of the film's sex those in BY_SEX."""
    rows = {name: [] for name in ("age", "spread", "stage_logits", "other_age", *extra)}
    spreads = any(output.name == "spread" for output in model.get_outputs())
    for i, (film, sex) in enumerate(zip(pixels, np.asarray(male).astype(int))):
        x = look(tensor(film, chain), view)
        age, logits, *more = model.run(["age", "stage_logits", *extra, *(["spread"] if spreads else [])], {"image": x})
        rows["age"].append(age[sex] * AGE_SD + AGE_MEAN)
        rows["other_age"].append(age[1 - sex] * AGE_SD + AGE_MEAN)
        rows["spread"].append(np.exp(more.pop()[sex]) * AGE_SD if spreads else 1.0)
        rows["stage_logits"].append(logits[sex])
        for name, value in zip(extra, more):
            rows[name].append(value[sex] if name in BY_SEX else value.astype(np.float16) if name == MAP else value)
        if i % 200 == 199:
            print(f"{label}: {i + 1} of {len(pixels)}", flush=True)
    return {k: np.array(v) if k == MAP else np.array(v, np.float64) for k, v in rows.items()}
