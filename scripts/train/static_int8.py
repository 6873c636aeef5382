"""The pack's graph with static int8 arithmetic (QDQ): weights and activations of its convolutions in int8, the ranges of the activations from
training films; what stays in float is stored as the pack's weights are. A candidate of the table of stored weights (quantization_table.py): the pack
itself computes in float."""
import pathlib
import tempfile

import onnx
from onnx import numpy_helper
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static

from .quantize import keep_fp16, quantize


class _Films(CalibrationDataReader):
    def __init__(self, tensors):
        self.tensors = iter(tensors)

    def get_next(self):
        one = next(self.tensors, None)
        return None if one is None else {"image": one}


def sensitive(model):
    """Names of the convolutions that stay in float: stem and depthwise ones, as `quantize.keep_fp16` says, and what lies behind the pooling of
    squeeze-excite, where a tensor is one place and costs no time."""
    weights = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    return [node.name for node in model.graph.node if node.op_type == "Conv" and
            ("/se/" in node.name or ".se." in node.input[1] or keep_fp16(node, node.input[1], weights[node.input[1]]))]


def quantize_static_int8(model, tensors):
    """A new graph. `model`: fp32 (ModelProto); `tensors`: inputs [1,3,S,S] of training films."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder) / "fp32.onnx", pathlib.Path(folder) / "static.onnx"
        onnx.save(model, str(source))
        quantize_static(str(source), str(target), _Films(tensors), quant_format=QuantFormat.QDQ, op_types_to_quantize=["Conv"], per_channel=True,
                        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, nodes_to_exclude=sensitive(model),
                        calibrate_method=CalibrationMethod.MinMax)
        return quantize(onnx.load(str(target)))
