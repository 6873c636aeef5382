"""The mean of the weights of several trainings of one network that began from one another: it often measures better than each of them, at no cost in the
browser (Wortsman et al., ICML 2022, "Model soups"). Trainings that did not begin from one another do not average.

    python -m scripts.train.average --config scripts/train/configs/b4.toml --of RUN/final.pt models/carpal-b4/model.onnx [--shares 0.6 0.4] --to FILE.pt \
        --data ../shared/data/rsna --split ../shared/training/split.csv --cache FOLDER

`--of`: checkpoints of fit.py (their moving average) or model.onnx of a pack. FILE is a checkpoint that export.py and fit.py take. What each of
them and their mean measure on `validate` is printed.
"""
import argparse
import sys

import numpy as np
import torch

from . import checkpoint, depthwise, landed
from .config import load_config
from .data import DataError, films_arguments
from .fit import films_for, outputs_of
from .tasks import TASKS


def mean(sources, shares):
    """Weighted mean of {name: array} by name; ValueError where a name that all have has not one shape. What one of them lacks, is left out."""
    shares = np.array(shares, np.float64) / sum(shares)
    out = {}
    for name in sorted(set.intersection(*(set(source) for source in sources))):
        values = [source[name] for source in sources]
        if len({value.shape for value in values}) > 1:
            raise ValueError(f"{name} has the shapes {', '.join(str(value.shape) for value in values)}")
        out[name] = sum(share * value for share, value in zip(shares, values, strict=True)).astype(np.float32)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", required=True, help="of the network that they all are")
    parser.add_argument("--of", required=True, nargs="+")
    parser.add_argument("--shares", type=float, nargs="+", help="of each (equal)")
    parser.add_argument("--to", required=True)
    films_arguments(parser)
    args = parser.parse_args()
    depthwise.begin_again("scripts.train.average")
    shares = args.shares or [1.0] * len(args.of)
    if len(shares) != len(args.of) or min(shares) < 0 or sum(shares) == 0:
        sys.exit("average: one share for each, none below 0, not all of them 0")
    try:
        config = load_config(args.config)
        films = films_for(config, args.data, args.split, args.cache)
        rows = films.where("validate")
        task = TASKS[config.task]

        def measure(source, net):
            figures = task.measured(outputs_of(net, films, rows, config.final_size), torch.from_numpy(films.age[rows]))
            print(f"{source}: " + ", ".join(f"{name} {value:.3f}" for name, value in zip(task.columns[1:], figures, strict=True)), flush=True)
        several = []
        for source in args.of:
            net = landed.network(config, source, films)
            measure(source, net)
            several.append(landed.folded(net))
        net = task.network(config)
        landed.take(net, mean(several, shares), "their mean", landed.some_films(films, config.final_size))
        measure("their mean", net)
        checkpoint.save(args.to, {"ema": net.state_dict()})
    except (DataError, ValueError, checkpoint.CheckpointError, FileNotFoundError) as error:
        sys.exit(f"average: {error}")


if __name__ == "__main__":
    main()
