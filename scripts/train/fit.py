"""Train a network: a pack's, or one part of a pack (tasks.py).

    python -m scripts.train.fit --config scripts/train/configs/b4.toml --data ../shared/data/rsna \
        --split ../shared/training/split.csv --run RUN_FOLDER [--resume]
    python -m scripts.train.fit --smoke            # two minutes' worth of plumbing on made-up films, in seconds

Only the `train` part is trained on; `validate` is measured on the way; `holdout` is never opened here. RUN_FOLDER gets
`last.pt` (everything needed to go on), `log.csv` (one row per 50 steps), `curve.png`, `best.pt` (the best on `validate`) and `final.pt`.

Resume is exact: order, augmentation, dropout and stochastic depth of a step are functions of (seed, step), and the checkpoint
holds weights, moving average, optimizer and elapsed time.
"""
import argparse
import copy
import csv
import dataclasses
import math
import os
import pathlib
import sys
import tempfile
import time

import numpy as np
import torch
from torch import nn

from . import checkpoint, depthwise, landed, packs
from .augment import LISTS, normalise, resize
from .config import Config, load_config
from .data import SPLITS, DataError, Films, epoch_order, load_films, sampling_weights
from .hand_tool import placed_pixels
from .tasks import TASKS


def films_for(config, data, split, cache):
    """The films as this configuration cuts and shows them."""
    films = load_films(data, split, cache)
    films.part = SPLITS[config.split](films)
    if config.placed_for:
        films.pixels = placed_pixels(films.pixels, packs.description(config.placed_for)["placement"], cache)
    return films


def wanted_ages(config, films):
    """[N] months that the age's head is to say of `train` films: the label, or the configured mixture of it with a teacher's age. NaN elsewhere."""
    wanted = np.where(films.part == "train", films.age, np.nan).astype(np.float32)
    if config.teacher:
        taught = checkpoint.load(config.teacher)
        of = dict(zip(taught["ids"], taught["age"].tolist(), strict=True))
        rows = films.where("train")
        missing = [film for film in films.ids[rows] if film not in of]
        if missing:
            raise ValueError(f"{config.teacher} says nothing of {len(missing)} films of train, {missing[0]} among them")
        wanted[rows] += config.teacher_share * (np.array([of[film] for film in films.ids[rows]], np.float32) - wanted[rows])
    return wanted


def outputs_of(net, films, rows, size, batch=64):
    """Outputs of `net` on whole, unaugmented films, each for its own sex: {name: tensor [N, ...]}."""
    net.eval()
    parts = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for i in range(0, len(rows), batch):
            chunk = rows[i:i + batch]
            x = normalise(resize(torch.from_numpy(films.pixels[chunk]).float()[:, None] / 255, size))
            parts.append(net(x, torch.from_numpy(films.male[chunk])))
    return {name: torch.cat([part[name] for part in parts]) for name in parts[0]}


class Run:
    def __init__(self, config, films, folder):
        self.config, self.films, self.folder = config, films, pathlib.Path(folder)
        self.rows = films.where("train")
        self.wanted = wanted_ages(config, films)
        self.weights = sampling_weights(films.age[self.rows], films.male[self.rows], config.balance)
        self.step, self.elapsed, self.best, self.stale = 0, 0.0, math.inf, 0
        self.size, self.resized = config.size_at(0.0), 0         # of the last step, and the step that first had it
        self.epoch, self.order, self.cursor = -1, np.array([], int), 0
        self.task = TASKS[config.task]
        self.net = self.task.network(config)

    def start(self):
        landed.start(self.net, self.config.initial, self.films, self.config.final_size)
        self._prepare()

    def resume(self):
        state = checkpoint.load(self.folder / "last.pt")
        self.net.load_state_dict(state["net"])
        self._prepare()
        self.ema.load_state_dict(state["ema"])
        self.optimizer.load_state_dict(state["optimizer"])
        for key in ("step", "elapsed", "best", "stale", "size", "resized"):
            setattr(self, key, state[key])
        self.epoch, self.cursor = state["epoch"], state["cursor"]
        self.order = epoch_order(self.weights, self.epoch, self.config.seed)

    def _prepare(self):
        depthwise.patch(self.net.backbone)
        self.net = self.net.to(memory_format=torch.channels_last)
        self.ema = copy.deepcopy(self.net).eval().requires_grad_(False)
        depthwise.unpatch(self.ema)
        decayed = [p for p in self.net.parameters() if p.ndim > 1]
        others = [p for p in self.net.parameters() if p.ndim <= 1]
        self.optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": self.config.weight_decay},
                                            {"params": others, "weight_decay": 0.0}], lr=self.config.peak_lr)

    def save(self, name="last.pt"):
        checkpoint.save(self.folder / name, {
            "net": self.net.state_dict(), "ema": self.ema.state_dict(), "optimizer": self.optimizer.state_dict(), "step": self.step,
            "elapsed": self.elapsed, "best": self.best, "stale": self.stale, "size": self.size, "resized": self.resized, "epoch": self.epoch, "cursor": self.cursor,
            "config": {k: list(v) if isinstance(v, tuple) else v for k, v in dataclasses.asdict(self.config).items()}})

    @property
    def progress(self):
        shares = [self.step / self.config.steps] if self.config.steps else []
        shares += [self.elapsed / (60 * self.config.minutes)] if self.config.minutes else []
        return min(1.0, max(shares))

    @property
    def ended(self):
        """By its length, or because `validate` has not improved for as long as the configuration waits."""
        return self.progress >= 1.0 or 0 < self.config.patience <= self.stale

    def learning_rate(self):
        c, p = self.config, self.progress
        if p < c.warm_up:
            return c.peak_lr * max(p, 1e-3) / c.warm_up
        return c.final_lr + (c.peak_lr - c.final_lr) * 0.5 * (1 + math.cos(math.pi * (p - c.warm_up) / (1 - c.warm_up)))

    def next_rows(self):
        if self.cursor + self.config.batch > len(self.order):
            self.epoch += 1
            self.order = epoch_order(self.weights, self.epoch, self.config.seed)
            self.cursor = 0
        chunk = self.order[self.cursor:self.cursor + self.config.batch]
        self.cursor += len(chunk)
        return np.sort(self.rows[chunk])

    def train_step(self):
        c, progress = self.config, self.progress
        torch.manual_seed(c.seed * 1_000_003 + self.step)     # dropout and stochastic depth
        generator = torch.Generator().manual_seed(c.seed * 2_000_003 + self.step)
        late = max(0.0, progress * 3 - 2)
        augment = LISTS[c.augmentation](c.augment_strength + (c.final_augment_strength - c.augment_strength) * late, c)
        rows = self.next_rows()
        films = torch.from_numpy(self.films.pixels[rows]).float()[:, None] / 255
        if (size := c.size_at(progress)) != self.size:
            self.size, self.resized = size, self.step
        x = normalise(augment(films, self.size, generator))
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate()
        self.net.train()
        self.net.freeze(c.frozen_at(progress))
        with torch.autocast("cpu", torch.bfloat16):
            out = self.net(x, torch.from_numpy(self.films.male[rows]))
        age = torch.from_numpy(self.films.age[rows])
        loss = self.task.loss(out, age, torch.from_numpy(self.wanted[rows]), c)
        self.optimizer.zero_grad()
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.net.parameters(), c.clip)
        if not torch.isfinite(norm):
            print(f"step {self.step}: gradient not finite, step left out", flush=True)
        else:
            self.optimizer.step()
            self.average()
        self.step += 1
        return self.task.followed({name: value.detach() for name, value in out.items()}, age), float(loss.detach())

    @torch.no_grad()
    def average(self):
        """The average begins anew with every size: over weights and batch statistics of two sizes it is worse than either (measured, B0 324 steps behind
        the change from 288 to 384 px: 9.29 months on `validate`, the weights themselves 8.15)."""
        seen = self.step - self.resized
        keep = min(self.config.ema, (1 + seen) / (10 + seen))
        for mine, theirs in zip(self.ema.parameters(), self.net.parameters()):
            mine.lerp_(theirs, 1 - keep)
        for mine, theirs in zip(self.ema.buffers(), self.net.buffers()):
            mine.lerp_(theirs, 1 - keep) if mine.is_floating_point() else mine.copy_(theirs)

    def measure(self):
        """The task's two figures on `validate`, of the moving average."""
        rows = self.films.where("validate")
        return self.task.measured(outputs_of(self.ema, self.films, rows, self.config.final_size), torch.from_numpy(self.films.age[rows]))

    def go(self):
        log, last_save, smooth, started = self.folder / "log.csv", self.elapsed, None, time.monotonic() - self.elapsed
        while not self.ended:
            figure, loss = self.train_step()
            self.elapsed = time.monotonic() - started
            smooth = figure if smooth is None else 0.98 * smooth + 0.02 * figure
            if self.step % 50 == 0:
                left = self.elapsed * (1 / max(self.progress, 1e-6) - 1) / 60
                bar = "#" * round(20 * self.progress)
                print(f"[{bar:<20}] step {self.step}, {self.elapsed / 60:.1f} min, {left:.0f} min left, size "
                      f"{self.config.size_at(self.progress)}, lr {self.learning_rate():.1e}, train {smooth:.3f} {self.task.unit}", flush=True)
                self._log(lr=self.learning_rate(), loss=loss, **{self.task.columns[0]: smooth})
            if self.step % self.config.measure_every == 0:
                self.report()
            if self.elapsed - last_save > 60 * self.config.save_minutes:
                self.save()
                last_save = self.elapsed
        self.report()
        self.save()
        self.save("final.pt")
        draw_curve(log, self.task, self.folder / "curve.png")

    def report(self):
        figure, second = self.measure()
        better = figure < self.best - self.config.min_delta
        self.best, self.stale = (figure, 0) if better else (self.best, self.stale + 1)
        _, main, other = self.task.columns
        print(f"== step {self.step}, {self.elapsed / 60:.1f} min: {main} {figure:.3f}, {other} {second:.3f} (best {self.best:.3f})", flush=True)
        self._log(**{main: figure, other: second})
        self.save("best.pt" if better else "measured.pt")

    def _log(self, **values):
        path = self.folder / "log.csv"
        new = not path.exists()
        with open(path, "a", newline="") as stream:
            writer = csv.DictWriter(stream, ("step", "minutes", "lr", "loss", *self.task.columns))
            if new:
                writer.writeheader()
            writer.writerow({"step": self.step, "minutes": self.elapsed / 60, **values})


def draw_curve(log, task, target):
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    with open(log, newline="") as stream:
        rows = list(csv.DictReader(stream))
    figure, axis = plt.subplots(figsize=(8, 4.5))
    for column, label in zip(task.columns, ("train (augmented, moving average)", "validate (weights averaged)")):
        points = [(float(r["minutes"]), float(r[column])) for r in rows if r[column]]
        if points:
            axis.plot(*zip(*points), label=label)
    axis.set(xlabel="minutes", ylabel=task.columns[1].partition("_")[2].replace("mae", "MAE, months"))
    axis.legend()
    figure.savefig(target, dpi=120)
    plt.close(figure)


def smoke():
    """A whole run on made-up films: trains, stops, resumes, measures. Proves plumbing, not accuracy."""
    rng = np.random.default_rng(0)
    n = 48
    films = Films(rng.integers(0, 255, (n, 96, 96), dtype=np.uint8), np.arange(n).astype(str), rng.uniform(1, 228, n).astype(np.float32),
                  rng.integers(0, 2, n).astype(np.float32), np.array(["train"] * 32 + ["validate"] * 16))
    config = Config(arch="efficientnet_b0", initial="", sizes=((0.5, 64), (1.0, 96)), frozen=((0.5, 0), (1.0, 2)), final_size=96, batch=8, steps=6, measure_every=3)
    with tempfile.TemporaryDirectory() as folder:
        run = Run(config, films, folder)
        run._prepare()
        run.go()
        again = Run(config, films, folder)
        again.resume()
        assert again.step == config.steps and (pathlib.Path(folder) / "curve.png").exists()
    print("smoke run passed")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config")
    parser.add_argument("--data", default="../shared/data/rsna")
    parser.add_argument("--split", default="../shared/training/split.csv")
    parser.add_argument("--cache", help="folder for the memory-mapped films (default: RUN/cache)")
    parser.add_argument("--run")
    parser.add_argument("--initial", help="a checkpoint, the model.onnx of a landed pack, a warm .npz or ImageNet weights (config)")
    parser.add_argument("--teacher", help="file of teach.py, for a configuration with a teacher_share")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--smoke", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(os.cpu_count() or 1)
    if args.smoke:
        return smoke()
    if not args.config or not args.run:
        parser.error("--config and --run are needed (or --smoke)")
    depthwise.begin_again("scripts.train.fit")
    try:
        config = load_config(args.config, initial=args.initial, teacher=args.teacher, minutes=args.minutes, steps=args.steps)
        if bool(config.teacher) != (config.teacher_share > 0):
            raise ValueError("a teacher and its share go together: --teacher FILE (teach.py) and teacher_share")
        cache = args.cache or pathlib.Path(args.run) / "cache"
        films = films_for(config, args.data, args.split, cache)
        pathlib.Path(args.run).mkdir(parents=True, exist_ok=True)
        run = Run(config, films, args.run)
        run.resume() if args.resume else run.start()
        run.go()
    except (DataError, ValueError, checkpoint.CheckpointError, FileNotFoundError) as error:
        sys.exit(f"fit: {error}")


if __name__ == "__main__":
    main()
