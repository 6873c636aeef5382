"""A landed pack as its folder has it: manifest, graph, and the films as it is shown them."""
import hashlib
import json
import os
import pathlib

import numpy as np

from .data import DataError
from .hand_tool import placed_pixels, placing_key


class PackFolder:
    """`manifest`, `graph` (the model's bytes), `chain` (sides that a picture goes through), `ranges` (months that are stated). DataError where the model
    is not the one that the manifest names."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.manifest = json.loads((self.path / "manifest.json").read_text())
        model = self.manifest["files"]["model"]
        self.graph = (self.path / model["path"]).read_bytes()
        if hashlib.sha256(self.graph).hexdigest() != model["sha256"]:
            raise DataError(f"{self.path}: the model file is not the one that the manifest names (SHA-256)")
        self.chain, self.ranges = self.manifest["input"]["resize_chain"], self.manifest["age"]["range_months"]
        self.placement = self.manifest["input"].get("placement")

    def shown(self, pixels, cache):
        """Films [N, S, S] uint8 placed as the pack asks, kept in folder `cache`."""
        return placed_pixels(pixels, self.placement, cache)

    def memory(self, cache):
        return Memory(cache, self.manifest["files"]["model"]["sha256"], placing_key(self.placement))


class Memory:
    """Arrays of a run over films, kept as one file a run; the key holds model, placement with its finder, run and films."""

    def __init__(self, folder, model_hash, placing):
        """`placing`: the key of how films are placed, which decides what the model is shown."""
        self.folder = pathlib.Path(folder) / "report" / hashlib.sha256(f"{model_hash} {placing}".encode()).hexdigest()[:16]

    def __call__(self, name, ids, run):
        path = self.folder / (hashlib.sha256("\n".join([name, *map(str, ids)]).encode()).hexdigest()[:16] + ".npz")
        if path.exists():
            with np.load(path) as stored:
                return dict(stored)
        out = run()
        self.folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial.npz")
        np.savez(partial, **out)
        os.replace(partial, path)
        return out
