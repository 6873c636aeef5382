"""Fits the weights by which the core finds a hand and its direction (cpp/src/hand_weights.hpp).

    python -m scripts.train.hand --data ../shared/data/rsna --split ../shared/training/split.csv --cache DIR --films 2000 [--last-only]

Every film is composed at random (hand_films.py); the core's own tool tells what it would look at (cpp/tools/hand_tool.cpp). Model:
softmax over all candidates, directions and thumb sides of a film. Loss: minus the log of the share that has the right direction, side and
polarity, whichever the candidate. L2 on the weights and on their differences around the ring, Adam. A part of the films is kept aside to tell
how often polarity with direction, and side, are right. `--last-only`: as when a property of whole parts has been added: its
weight is fitted, all others stay as the header has them.
"""
import argparse
import pathlib
import re
import sys

import numpy as np
import torch
import torch.nn.functional as F

from .data import films_arguments, load_films
from .hand_films import ASPECT, KINDS, compose
from .hand_tool import Tool, build_tool

ROOT = pathlib.Path(__file__).parents[2]
ANGLES, LINES, EXTRAS = 48, 30, 5        # cpp/src/hand_parts.hpp: kAngles, kChannels * kRings, kExtras
STEP = 360 / ANGLES
RECORD = np.dtype([("cells", "u1", ANGLES * LINES), ("extras", "<f4", EXTRAS), ("dark", "u1")])
# Training films hold the fingers up: turning, inversion and dimness have to be seen most.
MIX = ("plain", "turned", "turned", "turned", "cut", "quarter", "inverted", "inverted", "mirrored", "framed", "canvas", "dim")
assert set(MIX) <= set(KINDS)
BATCH, KEPT_ASIDE = 24, 0.15
PENALTY = {"weight": 6e-4, "difference": 1.5e-3, "extra": 3e-4}


def read_candidates(tool, pixels):
    """[H, W] uint8 -> array of RECORD."""
    tool.send(pixels)
    (count,) = np.frombuffer(tool.read(4), "<i4")
    return np.frombuffer(tool.read(count * RECORD.itemsize), RECORD)


class Weights:
    """`table` [1, LINES, ANGLES] by channel and ring, angle clockwise from the fingers, the thumb lying clockwise; `extras` [EXTRAS]."""

    def __init__(self):
        self.table = torch.zeros(1, LINES, ANGLES, requires_grad=True)
        self.extras = torch.zeros(EXTRAS, requires_grad=True)

    def hold(self, text):
        """Takes the weights of a header's text, to be kept as they are but for the last extra's, which begins at 0."""
        extras = [float(v) for v in re.findall(r"([-\d.e]+)f", re.search(r"kExtraWeights = \{(.*?)\};", text)[1])]
        self.extras.data[:EXTRAS - 1] = torch.tensor(extras[:EXTRAS - 1])
        self.extras.register_hook(lambda gradient: torch.cat([torch.zeros(EXTRAS - 1), gradient[-1:]]))
        unit = float(re.search(r"kWeightUnit = ([-\d.e]+)f", text)[1])
        whole = re.search(r"kWeights = \{(.*?)\};", text, re.DOTALL)[1]
        self.table = torch.tensor([unit * int(v) for v in re.findall(r"-?\d+", whole)]).view_as(self.table)

    def scores(self, records):
        """[N] RECORD -> [N, 2, ANGLES]: thumb clockwise of the fingers, or counter-clockwise; direction."""
        cells = torch.from_numpy(records["cells"].astype(np.float32) / 4).view(-1, LINES, ANGLES)
        right = F.conv1d(_around(cells), self.table)[:, 0]
        reflected = torch.roll(cells.flip(2), 1, 2)
        left = torch.roll(F.conv1d(_around(reflected), self.table)[:, 0].flip(1), 1, 1)
        return torch.stack([right, left], 1) + (torch.from_numpy(records["extras"].copy()) @ self.extras)[:, None, None]

    def penalty(self):
        return (PENALTY["weight"] * (self.table ** 2).sum() + PENALTY["extra"] * (self.extras ** 2).sum()
                + PENALTY["difference"] * ((self.table - torch.roll(self.table, 1, 2)) ** 2).sum())


def _around(cells):
    return torch.cat([cells, cells[:, :, :-1]], 2)


def nearness(direction):
    """Weight of each direction: 1 within four degrees of the true one, then falling with an SD of nine."""
    off = np.abs((np.arange(ANGLES) * STEP - direction + 180) % 360 - 180)
    return torch.from_numpy(np.exp(-0.5 * np.maximum(0, off - 4) ** 2 / 9 ** 2) + 1e-6).float()


def split_scores(weights, films):
    """The scores of a batch, film by film."""
    return torch.split(weights.scores(np.concatenate([records for records, _ in films])), [len(records) for records, _ in films])


def loss_of(scores, records, film):
    right_polarity = torch.from_numpy((records["dark"] != 0) == film.inverted)
    wanted = scores[right_polarity][:, int(film.mirrored)] + torch.log(nearness(film.direction))
    return torch.logsumexp(scores.flatten(), 0) - torch.logsumexp(wanted.flatten(), 0)


def judge(scores, records, film):
    """(polarity right and direction within 24 degrees, thumb side right, best score) as find_hand reads them off."""
    share = torch.softmax(scores.flatten(), 0).view(scores.shape)
    dark = torch.from_numpy(records["dark"] != 0)
    by_polarity = torch.stack([share[~dark].sum(0), share[dark].sum(0)])        # [2, 2, ANGLES]
    near = sum(torch.roll(by_polarity, k, 2) for k in (-2, -1, 0, 1, 2))
    polarity, at = divmod(int(near.sum(1).argmax()), ANGLES)
    off = abs((at * STEP - film.direction + 180) % 360 - 180)
    return polarity == int(film.inverted) and off <= 24, int(near[polarity, :, at].argmax()) == int(film.mirrored), float(scores.max())


def fit(films, epochs, seed=0, weights=None):
    """`films`: [(records, Composed)], those kept aside last. Yields (epoch, weights, figures of those kept aside) after every epoch."""
    weights, rng = weights or Weights(), np.random.default_rng(seed)
    rates = [(weights.table, 0.02), (weights.extras, 0.05)]
    optimizer = torch.optim.Adam([{"params": [values], "lr": rate} for values, rate in rates if values.requires_grad])
    fitted = len(films) - max(1, round(KEPT_ASIDE * len(films)))
    for epoch in range(epochs):
        if epoch > epochs // 2:
            for group in optimizer.param_groups:
                group["lr"] *= 0.75
        order = rng.permutation(fitted)
        for start in range(0, fitted, BATCH):
            batch = [films[i] for i in order[start:start + BATCH]]
            losses = [loss_of(scores, *film) for scores, film in zip(split_scores(weights, batch), batch, strict=True)]
            optimizer.zero_grad()
            (torch.stack(losses).mean() + weights.penalty()).backward()
            optimizer.step()
        with torch.no_grad():
            aside = films[fitted:]
            rows = [judge(scores, *film) for start in range(0, len(aside), BATCH)
                    for scores, film in zip(split_scores(weights, aside[start:start + BATCH]), aside[start:start + BATCH], strict=True)]
        direction, thumb, best = (np.array(column) for column in zip(*rows, strict=True))
        yield epoch, weights, {"direction": direction.mean(), "thumb": thumb.mean(), "bias": -float(np.quantile(best, 0.02))}


def header(weights, bias, films, seed):
    """The text of hand_weights.hpp."""
    held = "" if weights.table.requires_grad else " The last extra's weight alone: all others are an earlier fit's, to more such films."
    table = weights.table.detach().numpy().reshape(-1)
    unit = float(np.abs(table).max()) / 127 or 1.0
    whole = np.rint(table / unit).astype(int)
    rows = "\n".join("    " + ", ".join(map(str, whole[i:i + 24])) + "," for i in range(0, len(whole), 24))
    return f'''#pragma once

#include <array>
#include <cstdint>

#include "hand_parts.hpp"

/// Weights of hand::score, fitted, not chosen: written by scripts/train/hand.py, which has model and loss ({films} films, seed {seed}). Films: of the
/// training part of RSNA's Pediatric Bone Age Challenge 2017 (Halabi et al., Radiology 2019;290:498-503), none of those that figures are
/// reported on, composed at random.{held}
/// kBias makes 0 the score that 2 % of the best candidates of films kept aside fall short of.
namespace carpal::hand {{

inline constexpr float kBias = {bias:.5f}f;
inline constexpr std::array<float, kExtras> kExtraWeights = {{{", ".join(f"{v:.5f}f" for v in weights.extras.detach().numpy())}}};
inline constexpr float kWeightUnit = {unit:.7f}f;
/// By channel, ring, angle clockwise from the fingers, the thumb lying clockwise.
// clang-format off
inline constexpr std::array<std::int8_t, kRingCells> kWeights = {{
{rows}
}};
// clang-format on

}}  // namespace carpal::hand
'''


def compose_all(pixels, candidates, seed):
    """Candidates of every film, composed by MIX; films without any, or without one of the right polarity, teach nothing."""
    rng, films = np.random.default_rng(seed), []
    for at, film in enumerate(pixels):
        composed = compose(np.asarray(film), str(rng.choice(MIX)), rng, ASPECT * rng.uniform(0.9, 1.1))
        records = candidates(composed.pixels)
        if np.any((records["dark"] != 0) == composed.inverted):
            films.append((records, composed))
        if sys.stderr.isatty() or at % 200 == 0:
            print(f"\r{at + 1}/{len(pixels)} films", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return films


def main(argv=None):
    parser = argparse.ArgumentParser(description="Fits cpp/src/hand_weights.hpp.")
    films_arguments(parser)
    parser.add_argument("--films", type=int, default=2000)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--last-only", action="store_true", help="fit the last extra's weight, the others stay as the header has them")
    parser.add_argument("--write", default=str(ROOT / "cpp/src/hand_weights.hpp"))
    args = parser.parse_args(argv)
    films = load_films(args.data, args.split, args.cache)
    chosen = np.random.default_rng(args.seed).permutation(films.where("train"))[:args.films]
    with Tool(build_tool(), "candidates") as tool:
        composed = compose_all([films.pixels[i] for i in chosen], lambda pixels: read_candidates(tool, pixels), args.seed)
    started = Weights()
    if args.last_only:
        started.hold(pathlib.Path(args.write).read_text())
    for epoch, weights, figures in fit(composed, args.epochs, args.seed, started):
        print(f"epoch {epoch + 1}: polarity right, direction within 24 degrees {figures['direction']:.4f}, thumb side {figures['thumb']:.4f}", flush=True)
    pathlib.Path(args.write).write_text(header(weights, figures["bias"], len(composed), args.seed))


if __name__ == "__main__":
    main()
