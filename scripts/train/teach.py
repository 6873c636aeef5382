"""The ages that trained networks give, together, for the films of `train`: a target beside the label for a network that trains on (`teacher` and
`teacher_share` of its configuration; Hinton et al. 2015, "Distilling the knowledge in a neural network").

    python -m scripts.train.teach --of scripts/train/configs/b4.toml RUN/final.pt --of scripts/train/configs/b0-age-cycle.toml OTHER/final.pt \
        --to FILE.pt --data ../shared/data/rsna --split ../shared/training/split.csv --cache FOLDER

WEIGHTS: a checkpoint of fit.py (its moving average) or the model.onnx of a pack. FILE holds `ids` and `age` (months). A label is one reader's; the mean of
networks is free of most of his error, for they hardly learn it by heart. A teacher that was trained on a film outside `train` of the first configuration is
refused: through it the student would learn labels that it is measured on.
"""
import argparse
import os
import sys

import numpy as np
import torch

from . import checkpoint, depthwise, landed
from .config import load_config
from .data import DataError, films_arguments
from .fit import films_for, outputs_of
from .network import AGE_MEAN, AGE_SD
from .tasks import TASKS, OfAge


def refuse_leaks(student, teacher, name):
    """`student`, `teacher`: the parts that their configurations cut the same films into."""
    leaked = int(np.sum((student != "train") & (teacher == "train")))
    if leaked:
        raise ValueError(f"{name} was trained on {leaked} films that the network it would teach is measured on")


def refuse_classifier(config, path):
    if not issubclass(TASKS[config.task], OfAge):
        raise ValueError(f"{path}: a network of the task {config.task} gives no age")


def ages(config, weights, films, rows):
    """Months [N]. `weights`: a checkpoint or a landed pack's model.onnx."""
    return outputs_of(landed.network(config, weights, films), films, rows, config.final_size)["age"].float().numpy() * AGE_SD + AGE_MEAN


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--of", required=True, nargs=2, action="append", metavar=("CONFIG", "WEIGHTS"), help="of each teacher; the first is the student's own kind")
    parser.add_argument("--to", required=True)
    films_arguments(parser)
    args = parser.parse_args()
    depthwise.begin_again("scripts.train.teach")
    torch.set_num_threads(os.cpu_count() or 1)
    try:
        configs = [load_config(path) for path, _ in args.of]
        for config, (path, _) in zip(configs, args.of):
            refuse_classifier(config, path)
        cuts = [films_for(config, args.data, args.split, args.cache) for config in configs]
        for cut, (_, weights) in zip(cuts, args.of):
            refuse_leaks(cuts[0].part, cut.part, weights)
        films, rows, several = cuts[0], cuts[0].where("train"), []
        for config, cut, (_, weights) in zip(configs, cuts, args.of):
            several.append(ages(config, weights, cut, rows))
            print(f"{weights}: MAE on train films {np.abs(several[-1] - films.age[rows]).mean():.3f} months", flush=True)
        mean = np.mean(several, axis=0)
        print(f"their mean: {np.abs(mean - films.age[rows]).mean():.3f}", flush=True)
        checkpoint.save(args.to, {"ids": films.ids[rows].tolist(), "age": torch.from_numpy(mean)})
    except (DataError, ValueError, checkpoint.CheckpointError, FileNotFoundError) as error:
        sys.exit(f"teach: {error}")


if __name__ == "__main__":
    main()
