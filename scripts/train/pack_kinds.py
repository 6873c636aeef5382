"""What differs between packs when they are made: the graph and what is fitted for it, the stages, the cut of the films.

A kind has `stages`, `split` (of data.SPLITS), `describe()` for the report of the export, and `graph(path, correction, probe, with_map)`, which writes the fp32
graph to `path` and returns it.
"""
import numpy as np

from . import category_head, onnx_graph, onnx_graph_b, stages, trees
from .network import AGE_MEAN, AGE_SD, BoneAgeNet
from .network_b import AgeNet
from .predict import in_graph, session, tensor


class BucketHybrid:
    """Paper A: one network with heads for age, stage and spread."""
    stages, split = stages.PAPER_A, "a"
    compared = "validate + holdout"

    def __init__(self, text, weights):
        self.size = text["size"]
        self.net = BoneAgeNet(text["arch"])
        self.net.load_initial(weights)

    def fit(self, films, scratch):
        """Nothing beside the network."""

    def graph(self, path, correction=None, probe=None, with_map=False):
        return onnx_graph.export_fp32(self.net, self.size, path, correction, probe, with_map)

    def compare_on(self, films, own_part, validate, holdout):
        """The films of the manifest's third row of figures: all that the network was not trained on."""
        return {k: np.concatenate([validate[k], holdout[k]]) for k in validate if isinstance(validate[k], np.ndarray)}


class PaperB:
    """Paper B: a regression network, a classifier's head on its features, and trees."""
    stages, split = stages.PAPER_B, "b"
    compared = "validate + holdout of carpal-b4"

    def __init__(self, text, weights):
        self.size = text["size"]
        self.net = AgeNet(text["arch"])
        self.net.load_initial(weights)

    def fit(self, films, scratch):
        """Trees and classifier on `train`, stopped by `validate`; the network's share in the age by the MAE on `validate`."""
        joined = session(str(onnx_graph_b.write_joined(self.net, self.size, scratch / "joined.onnx")))
        read = {}
        for part in ("train", "validate"):
            rows = films.where(part)
            outs = in_graph(joined, (tensor(films.pixels[i], [self.size]) for i in rows), (onnx_graph_b.OF_NETWORK, onnx_graph_b.JOINED), len(rows), part)
            male = films.male[rows].astype(int)
            read[part] = [np.stack([value[sex] for value, sex in zip(out, male)]) for out in outs] + [films.age[rows]]
        (_, train, ages), (alone, held, truth) = read["train"], read["validate"]
        self.booster = trees.fit(train, ages, (held, truth))
        self.category, entropy = category_head.fit(train, ages, (held, truth))
        network, by_trees = alone * AGE_SD + AGE_MEAN, trees.predict(self.booster, held)
        shares = np.linspace(0, 1, 101)
        mae = [np.abs(share * network + (1 - share) * by_trees - truth).mean() for share in shares]
        self.share = float(shares[int(np.argmin(mae))])
        print(f"validate: network {mae[-1]:.3f}, trees {mae[0]:.3f} ({self.booster.num_boosted_rounds()} rounds), ensemble {min(mae):.3f} with {self.share:.2f} "
              f"of the network (paper's 0.7: {mae[70]:.3f}), categories' cross-entropy {entropy:.3f}", flush=True)

    def graph(self, path, correction=None, probe=None, with_map=False):
        return onnx_graph_b.export_fp32(self.net, self.category, self.booster, self.share, self.size, path, correction, probe, with_map)

    def compare_on(self, films, own_part, validate, holdout):
        """Of holdout, the films that carpal-b4 was not trained on either."""
        chosen = own_part[films.where("holdout")] != "train"
        return {k: holdout[k][chosen] for k in validate if isinstance(validate[k], np.ndarray)}


KINDS = {"bucket_hybrid": BucketHybrid, "paper_b": PaperB}
