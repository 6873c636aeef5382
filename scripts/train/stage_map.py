"""Adds the output `stage_map` (onnx_graph.py) to a pack's graph that was made before there was one: from what its age_map is made of already, so that
nothing else changes. Grad-CAM of every stage's logit: the same gate and weights, with the stage head's rows in place of the age's gradient.
"""
import numpy as np
import onnx
from onnx import helper, numpy_helper


def has_stage_map(model):
    return any(output.name == "stage_map" for output in model.graph.output)


def with_stage_map(model):
    """A copy of `model` with one output more. ValueError where the graph is not `PackGraph`'s."""
    made = onnx.ModelProto.FromString(model.SerializeToString())
    graph = made.graph
    by = {name: node for node in graph.node for name in node.output}

    def come_from(name, *kinds):
        """The nodes along the first inputs, of these kinds in turn."""
        nodes = []
        for kind in kinds:
            node = by.get(name)
            if node is None or node.op_type != kind:
                raise ValueError(f"{name} does not come from {kind}: the graph is of another form")
            nodes.append(node)
            name = node.input[0]
        return nodes

    share, _, last, _, through, _, gated, opened = come_from("age_map", "Div", "Reshape", "MatMul", "Slice", "MatMul", "Mul", "Mul", "Mul")
    (stage,) = come_from("stage_logits", "Gemm")
    height, width = [d.dim_value for o in graph.output if o.name == "age_map" for d in o.type.tensor_type.shape.dim][1:]
    stages = [d.dim_value for o in graph.output if o.name == "stage_logits" for d in o.type.tensor_type.shape.dim][1]
    constants = {"axis": [1], "from": [0], "to": [-1], "of": [2], "shape": [2, stages, height, width]}
    graph.initializer.extend(numpy_helper.from_array(np.array(value, np.int64), f"stage_map.{name}") for name, value in constants.items())
    steps = [
        ("Mul", [opened.input[1], gated.input[1]], "derivative"),              # SiLU', [2,hidden]
        ("Unsqueeze", ["stage_map.derivative", "stage_map.axis"], "by_sex"),
        ("Mul", ["stage_map.by_sex", stage.input[1]], "by_stage"),             # [2,6,hidden]
        ("MatMul", ["stage_map.by_stage", through.input[1]], "by_input"),
        ("Slice", ["stage_map.by_input", "stage_map.from", "stage_map.to", "stage_map.of"], "by_feature"),       # without the sex column
        ("MatMul", ["stage_map.by_feature", last.input[1]], "flat"),
        ("Reshape", ["stage_map.flat", "stage_map.shape"], "whole"),
    ]
    graph.node.extend(helper.make_node(kind, inputs, [f"stage_map.{name}"], f"stage_map.{name}") for kind, inputs, name in steps)
    graph.node.append(helper.make_node("Div", ["stage_map.whole", share.input[1]], ["stage_map"], "stage_map"))
    at = 1 + [output.name for output in graph.output].index("age_map")
    outputs = list(graph.output)
    outputs.insert(at, helper.make_tensor_value_info("stage_map", onnx.TensorProto.FLOAT, [2, stages, height, width]))
    del graph.output[:]
    graph.output.extend(outputs)
    onnx.checker.check_model(made)
    return made
