"""Paper B's system as the pack's ONNX graph: one image in, both sexes out.

    image [1,3,S,S] -> age [2], stage_logits [2,4], features [1280], age_map [2,h,w], stage_map [2,4,h,w], texture [2T], maturity_evidence [1]

The age is share x network + (1 - share) x trees (2.2.3). Trees are steps and have no gradient: age_map is that of the network's part. See onnx_graph.py for
the maps, texture and evidence.
"""
import copy

import onnx
import torch
from onnx import helper, numpy_helper

from .onnx_graph import MAP, Trunk, line, on_map, texture, write
from .trees import DOMAIN, VERSION, node

OUTPUTS = ("age", "stage_logits", "features", "age_map", "stage_map", "texture", "maturity_evidence")
# Inside the graph, for whoever measures the parts: ages normalised, before the correction.
OF_NETWORK, OF_TREES, JOINED = "age_of_network", "age_of_trees", "joined"


class NetworkGraph(Trunk):
    """The network's part. `gain` [2]: of the age with respect to the network's, by sex."""

    def __init__(self, net, category, gain, probe=None, with_map=False):
        net = copy.deepcopy(net).eval().float()
        super().__init__(net, probe)
        self.head, self.category, self.with_map = net.head, copy.deepcopy(category).eval(), with_map
        self.register_buffer("sexes", net.sex.weight.detach().clone())
        self.register_buffer("gain", gain)

    def forward(self, image):
        texture_map, feature_map = self.maps(image)
        features = feature_map.mean((2, 3))
        joined = torch.cat([features.expand(2, -1), self.sexes], 1)
        width = features.shape[1]
        by_age = self.head.gradient(joined)[:, 0, :width] * self.gain[:, None]
        by_stage = self.category.gradient(joined)[:, :, :width]
        outputs = (self.head(joined)[:, 0], joined, self.category(joined), features[0], on_map(by_age, feature_map[0]), on_map(by_stage, feature_map[0]),
                   texture(texture_map[0]), self.evidence_of(texture_map[0]))
        return (*outputs, texture_map[0]) if self.with_map else outputs


class _Joined(Trunk):
    def __init__(self, net):
        net = copy.deepcopy(net).eval().float()
        super().__init__(net, None)
        self.register_buffer("sexes", net.sex.weight.detach().clone())

    def forward(self, image):
        return torch.cat([self.maps(image)[1].mean((2, 3)).expand(2, -1), self.sexes], 1)


def write_joined(net, size, path):
    """The trunk alone, for what is fitted on it: JOINED [2,1312]. Returns `path`."""
    write(_Joined(net), size, path, [JOINED])
    return path


def export_fp32(net, category, booster, share, size, path, correction=None, probe=None, with_map=False):
    """Write the fp32 graph of an AgeNet, the classifier's head on its features, and the trees; returns the onnx model (checked). `share`: the network's in
    the age; `correction`: of `onnx_graph.line`."""
    slope, shift = line(correction)
    names = [OF_NETWORK, JOINED, *OUTPUTS[1:], *([MAP] if with_map else [])]
    model = write(NetworkGraph(net, category, slope * share, probe, with_map), size, path, names)
    _put_together(model, booster, share, slope.numpy(), shift.numpy())
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    return model


def _put_together(model, booster, share, slope, shift):
    graph = model.graph
    graph.initializer.extend([numpy_helper.from_array((slope * share).astype("float32"), "age.of_network"), numpy_helper.from_array(shift, "age.shift"),
                              numpy_helper.from_array((slope * (1 - share)).astype("float32"), "age.of_trees")])
    graph.node.extend([
        node(booster, JOINED, "age.trees"),
        helper.make_node("Flatten", ["age.trees"], ["age.trees_by_sex"], axis=0),
        helper.make_node("Squeeze", ["age.trees_by_sex"], [OF_TREES]),
        helper.make_node("Mul", [OF_NETWORK, "age.of_network"], ["age.network_part"]),
        helper.make_node("Mul", [OF_TREES, "age.of_trees"], ["age.trees_part"]),
        helper.make_node("Add", ["age.network_part", "age.trees_part"], ["age.sum"]),
        helper.make_node("Add", ["age.sum", "age.shift"], ["age"]),
    ])
    kept = [output for output in graph.output if output.name not in (OF_NETWORK, JOINED)]
    del graph.output[:]
    graph.output.extend([helper.make_tensor_value_info("age", onnx.TensorProto.FLOAT, [2]), *kept])
    model.opset_import.append(helper.make_opsetid(DOMAIN, VERSION))


def with_parts(model):
    """A copy of the graph whose outputs are the age's two parts and what the trees read, too."""
    opened = onnx.ModelProto.FromString(model.SerializeToString())
    opened.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in (OF_NETWORK, OF_TREES, JOINED))
    return opened
