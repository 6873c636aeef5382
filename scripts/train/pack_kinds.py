"""What differs between packs when they are made: the graph and what is fitted for it, the stages, the cut of the films.

A kind has `stages`, `split` (of data.SPLITS), `components` and `conditions` of the distance from hands (reference.py); `fit(films, scratch)` for what is
fitted beside the network; `graph(path, correction, probe, with_map)`, which writes the fp32 graph to `path` and returns it; and `compare_on`, the films of the
manifest's third row of figures.
"""
import numpy as np
import torch

from . import heads, onnx_graph, onnx_graph_b, reference, stages, trees
from .network import AGE_MEAN, AGE_SD, BoneAgeNet
from .network_b import AgeNet
from .predict import in_graph, session, tensor


class BucketHybrid:
    """Paper A: one network with heads for age, stage and spread."""
    stages, split = stages.PAPER_A, "a"
    components, conditions = reference.COMPONENTS, tuple(reference.CONDITIONS)
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
    # The paper's augmentation inverts nothing, and 0.3.0 saw one film in thirteen inverted: placement turns such a film round. In 0.1.0, with it among the conditions,
    # no radiograph of another part was refused and 8 % were for review; without it, with more directions, 24 % and 98 %, and 1 % of others' hands for review.
    components, conditions = 120, tuple(name for name in reference.CONDITIONS if name != "inverted")
    compared = "validate + holdout of carpal-b4"

    def __init__(self, text, weights):
        self.size = text["size"]
        self.net = AgeNet(text["arch"])
        self.net.load_initial(weights)

    def fit(self, films, scratch):
        """The category's head and the trees on `train`, and the age's head where that is better than the trained one, stopped by `validate`;
        the network's share in the age by the MAE on `validate`."""
        graph = onnx_graph_b.write_joined(self.net, self.size, scratch / "joined.onnx")
        (train, ages), (held, truth) = (self._joined(graph, films, films.where(part), part) for part in ("train", "validate"))
        self.net.head, _ = heads.fit_age(train, ages, (held, truth), self.net.head)
        self.category, entropy = heads.fit_category(train, ages, (held, truth))
        self.booster = trees.fit(train, ages, (held, truth))
        network = self.net.head(torch.from_numpy(held))[:, 0].numpy() * AGE_SD + AGE_MEAN
        by_trees = trees.predict(self.booster, held)
        shares = np.linspace(0, 1, 101)
        mae = [np.abs(share * network + (1 - share) * by_trees - truth).mean() for share in shares]
        self.share = float(shares[int(np.argmin(mae))])
        print(f"validate: network {mae[-1]:.3f}, trees {mae[0]:.3f} ({self.booster.num_boosted_rounds()} rounds), ensemble {min(mae):.3f} with {self.share:.2f} "
              f"of the network (paper's 0.7: {mae[70]:.3f}), categories' cross-entropy {entropy:.3f}", flush=True)

    def _joined(self, graph, films, rows, label):
        """What heads and trees read of the films, each for its own sex [N, 1312], and the labels."""
        inputs = (tensor(films.pixels[i], [self.size]) for i in rows)
        (both,) = in_graph(session(str(graph)), inputs, (onnx_graph_b.JOINED,), len(rows), label)
        return np.stack([value[sex] for value, sex in zip(both, films.male[rows].astype(int))]), films.age[rows]

    def graph(self, path, correction=None, probe=None, with_map=False):
        return onnx_graph_b.export_fp32(self.net, self.category, self.booster, self.share, self.size, path, correction, probe, with_map)

    def compare_on(self, films, own_part, validate, holdout):
        """Of holdout, the films that carpal-b4 was not trained on either."""
        chosen = own_part[films.where("holdout")] != "train"
        return {k: holdout[k][chosen] for k in validate if isinstance(validate[k], np.ndarray)}


KINDS = {"bucket_hybrid": BucketHybrid, "paper_b": PaperB}
