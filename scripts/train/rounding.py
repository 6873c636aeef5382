"""Rounding of a convolution's weights to int8 that keeps its outputs, not its weights, close: GPTQ (Frantar et al., ICLR 2023).

Columns are rounded one after the other, and what a rounding does to the layer's outputs on real films is made up for in the columns that
are still open. What is needed of the films is H = sum of x x^T over the inputs of the layer.
"""
import numpy as np
import onnx
import onnxruntime
from onnx import helper

from .predict import tensor

FILMS = 64         # training films whose layer inputs the rounding keeps
DAMPING = 0.01     # of the mean diagonal: inputs that the films hardly vary must not take unbounded corrections
BLOCK = 128


def some_films(films, size):
    """The network's inputs [1,3,S,S] of FILMS training films, always the same ones."""
    some = np.random.default_rng(0).permutation(films.where("train"))[:FILMS]
    return (tensor(films.pixels[i], [size]) for i in some)


def pointwise(model):
    """{weight's name: name of the tensor it is applied to} of the 1 x 1 convolutions over maps (squeeze-excite layers see one place each
    and lose nothing by plain rounding)."""
    shapes = {t.name: list(t.dims) for t in model.graph.initializer}
    pooled = {o for node in model.graph.node if node.op_type in ("ReduceMean", "GlobalAveragePool") for o in node.output}
    found = {}
    for node in model.graph.node:
        if node.op_type != "Conv" or shapes.get(node.input[1], [0, 0, 0, 0])[2:] != [1, 1]:
            continue
        name = node.input[0]
        if name in pooled or "/se/" in node.name or ".se." in node.input[1]:
            continue
        found[node.input[1]] = name
    return found


def second_moments(model, tensors, threads=2):
    """{weight's name: H [I, I]} of `pointwise(model)` over the network's inputs `tensors` (an iterable of [1,3,S,S])."""
    wanted = pointwise(model)
    open_model = onnx.ModelProto.FromString(model.SerializeToString())
    sources = sorted(set(wanted.values()))
    del open_model.graph.output[:]
    open_model.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in sources)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    run = onnxruntime.InferenceSession(open_model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    total = {}
    for x in tensors:
        for name, value in zip(sources, run.run(sources, {"image": x})):
            flat = value[0].reshape(value.shape[1], -1)
            moment = flat @ flat.T / flat.shape[1]
            total[name] = total[name] + moment if name in total else moment.astype(np.float64)
    return {weight: total[source] for weight, source in wanted.items()}


def round_with(weight, scale, moment):
    """int8 [O, I] of weight [O, I] with scale [O] per output, by the second moment [I, I] of the inputs."""
    w = weight.astype(np.float64).copy()
    h = moment + DAMPING * np.mean(np.diag(moment)) * np.eye(len(moment))
    order = np.argsort(-np.diag(h), kind="stable")      # the strongest inputs first: the most room to make up for them
    w, h = w[:, order], h[np.ix_(order, order)]
    upper = np.linalg.cholesky(np.linalg.inv(h)).T
    q = np.empty(w.shape, np.int8)
    s = scale.astype(np.float64)[:, None]
    for start in range(0, w.shape[1], BLOCK):
        stop = min(start + BLOCK, w.shape[1])
        part, error = w[:, start:stop].copy(), np.empty((len(w), stop - start))
        for i in range(stop - start):
            at = start + i
            column = np.clip(np.round(part[:, i:i + 1] / s), -127, 127)
            q[:, at] = column[:, 0]
            error[:, i] = (part[:, i] - (column * s)[:, 0]) / upper[at, at]
            part[:, i:] -= np.outer(error[:, i], upper[at, at:stop])
        w[:, stop:] -= error @ upper[start:stop, stop:]
    back = np.empty_like(q)
    back[:, order] = q
    return back
