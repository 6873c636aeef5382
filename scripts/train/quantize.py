"""Weight quantization of the pack's graph: int8 per output channel where single films do not notice, fp16 where they do.

int8 weights are stored as int8 -> Cast -> Mul(scale), which ONNX Runtime folds to fp32 when it creates the session: the file is small
and the network runs at fp32's speed (a plain DequantizeLinear may stay unfolded). fp16 weights are stored as fp16 -> Cast.
Sensitivities (sd of single films' change, months): depthwise int8 0.56, 1 x 1 convolutions 0.32, stem and last convolution 0.31,
squeeze-excite 0.02, heads 0.03, by plain rounding: so depthwise and stem stay in fp16, and the 1 x 1 convolutions are rounded by `rounding.py`
(64 validate films: sd 0.55, at most 1.19 months by plain rounding; 0.13 and 0.40 so).
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .rounding import round_with


def int8_per_channel(weight):
    """float [O, ...] -> (int8 [O, ...], scale [O]), the scale of each channel searched for the smallest squared error."""
    flat = weight.reshape(len(weight), -1)
    top = np.abs(flat).max(1, keepdims=True)
    top[top == 0] = 1.0
    best, error = top / 127, np.full((len(flat), 1), np.inf)
    for shrink in np.linspace(0.7, 1.0, 31):
        scale = top * shrink / 127
        rounded = np.clip(np.round(flat / scale), -127, 127) * scale
        now = ((rounded - flat) ** 2).sum(1, keepdims=True)
        best, error = np.where(now < error, scale, best), np.minimum(now, error)
    return np.clip(np.round(flat / best), -127, 127).astype(np.int8).reshape(weight.shape), best[:, 0].astype(np.float32)


def keep_fp16(node, name, weight):
    """The stem and the depthwise convolutions: few weights, most of the sensitivity."""
    depthwise = node.op_type == "Conv" and weight.ndim == 4 and weight.shape[1] == 1
    return depthwise or "conv_stem" in name


def quantize(model, is_fp16=keep_fp16, moments=None):
    """A new model with every weight of two or more dimensions stored as int8 + Cast + Mul or fp16 + Cast. `model` is left alone.
    `moments`: `rounding.second_moments` of the model; the weights that it names are rounded by it."""
    model = onnx.ModelProto.FromString(model.SerializeToString())
    graph = model.graph
    users = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    stored, decoders = [], []
    for tensor in graph.initializer:
        weight = numpy_helper.to_array(tensor)
        node = next((n for n in users.get(tensor.name, ()) if n.op_type in ("Conv", "Gemm", "MatMul")), None)
        if weight.ndim < 2 or weight.dtype != np.float32 or weight.size < 64 or node is None:
            stored.append(tensor)
        elif is_fp16(node, tensor.name, weight):
            stored.append(numpy_helper.from_array(weight.astype(np.float16), tensor.name + ":h"))
            decoders.append(helper.make_node("Cast", [tensor.name + ":h"], [tensor.name], to=TensorProto.FLOAT))
        else:
            q, scale = int8_per_channel(weight)
            if moments and tensor.name in moments:
                q = round_with(weight.reshape(len(weight), -1), scale, moments[tensor.name]).reshape(weight.shape)
            stored += [numpy_helper.from_array(q, tensor.name + ":q"),
                       numpy_helper.from_array(scale.reshape((-1,) + (1,) * (weight.ndim - 1)), tensor.name + ":s")]
            decoders += [helper.make_node("Cast", [tensor.name + ":q"], [tensor.name + ":f"], to=TensorProto.FLOAT),
                         helper.make_node("Mul", [tensor.name + ":f", tensor.name + ":s"], [tensor.name])]
    del graph.initializer[:]
    graph.initializer.extend(stored)
    nodes = decoders + list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model
