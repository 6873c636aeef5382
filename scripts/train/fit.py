"""Train a bucket-hybrid network.

    python -m scripts.train.fit --config scripts/train/configs/b4.toml --data ../shared/data/rsna \
        --split ../shared/training/split.csv --run RUN_FOLDER [--resume]
    python -m scripts.train.fit --smoke            # two minutes' worth of plumbing on made-up films, in seconds

Only the `train` part is trained on; `validate` is measured on the way; `holdout` is never opened here. RUN_FOLDER gets
`last.pt` (everything needed to go on), `log.csv` (one row per 50 steps), `curve.png` and `final.pt`.

Resume is exact: order, augmentation, dropout and stochastic depth of a step are functions of (seed, step), and the checkpoint
holds weights, moving average, optimizer and elapsed time.

Loss: smooth L1 on the normalised age (paper A uses MSE; labels are one reader's and have outliers, which a Huber loss forgives),
cross-entropy of the six stages, and the Laplace likelihood of the age residual for the spread head alone (the residual is
detached: the spread never buys itself a better likelihood by moving the age).
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
import torch.nn.functional as F
from torch import nn

from . import checkpoint, depthwise, landed, packs
from .augment import Augment, normalise, resize
from .config import Config, load_config
from .data import DataError, Films, epoch_order, load_films, sampling_weights
from .hand_tool import placed_pixels
from .network import AGE_MEAN, AGE_SD, BoneAgeNet, stage_of
from .predict import tensor


def loss_of(out, age_months, config):
    target = (age_months - AGE_MEAN) / AGE_SD
    stage = torch.from_numpy(stage_of(age_months.numpy()))
    age = F.smooth_l1_loss(out["age"], target, beta=config.huber_beta)
    residual = (out["age"] - target).abs().detach()
    spread = (residual * torch.exp(-out["spread"]) + out["spread"]).mean()
    return age + config.stage_weight * F.cross_entropy(out["stage_logits"], stage) + config.spread_weight * spread


def predict(net, films, rows, size, batch=64, dtype=torch.bfloat16):
    """Outputs of `net` on whole, unaugmented films: {age months, spread months, stage_logits} as arrays, own sex."""
    net.eval()
    parts = []
    with torch.no_grad(), torch.autocast("cpu", dtype, enabled=dtype != torch.float32):
        for i in range(0, len(rows), batch):
            chunk = rows[i:i + batch]
            x = normalise(resize(torch.from_numpy(films.pixels[chunk]).float()[:, None] / 255, size))
            out = net(x, torch.from_numpy(films.male[chunk]))
            parts.append((out["age"] * AGE_SD + AGE_MEAN, out["spread"].exp() * AGE_SD, out["stage_logits"]))
    age, spread, logits = (torch.cat(p).float().numpy() for p in zip(*parts))
    return {"age": age, "spread": spread, "stage_logits": logits}


class Run:
    def __init__(self, config, films, folder):
        self.config, self.films, self.folder = config, films, pathlib.Path(folder)
        self.rows = films.where("train")
        self.weights = sampling_weights(films.age[self.rows], films.male[self.rows], config.balance)
        self.step, self.elapsed, self.best = 0, 0.0, math.inf
        self.epoch, self.order, self.cursor = -1, np.array([], int), 0
        self.net = BoneAgeNet(config.arch, config.drop_path, config.dropout)

    def start(self):
        if self.config.initial.endswith(".onnx"):
            rows = self.films.where("train")[:: max(1, len(self.films.where("train")) // landed.FILMS)][:landed.FILMS]
            images = [tensor(self.films.pixels[i], [self.config.final_size]) for i in rows]
            landed.load(self.net, self.config.initial, torch.from_numpy(np.concatenate(images)))
        else:
            self.net.load_initial(self.config.initial)
        self._prepare()

    def resume(self):
        state = checkpoint.load(self.folder / "last.pt")
        self.net.load_state_dict(state["net"])
        self._prepare()
        self.ema.load_state_dict(state["ema"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.elapsed, self.best = state["step"], state["elapsed"], state["best"]
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
            "elapsed": self.elapsed, "best": self.best, "epoch": self.epoch, "cursor": self.cursor,
            "config": {k: list(v) if isinstance(v, tuple) else v for k, v in dataclasses.asdict(self.config).items()}})

    @property
    def progress(self):
        shares = [self.step / self.config.steps] if self.config.steps else []
        shares += [self.elapsed / (60 * self.config.minutes)] if self.config.minutes else []
        return min(1.0, max(shares))

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
        augment = Augment(c.augment_strength + (c.final_augment_strength - c.augment_strength) * late, c.augment_chance, c.inverted)
        rows = self.next_rows()
        films = torch.from_numpy(self.films.pixels[rows]).float()[:, None] / 255
        x = normalise(augment(films, c.size_at(progress), generator))
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate()
        self.net.train()
        self.net.freeze(c.frozen_at(progress))
        with torch.autocast("cpu", torch.bfloat16):
            out = self.net(x, torch.from_numpy(self.films.male[rows]))
        age = torch.from_numpy(self.films.age[rows])
        loss = loss_of(out, age, c)
        self.optimizer.zero_grad()
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.net.parameters(), c.clip)
        if not torch.isfinite(norm):
            print(f"step {self.step}: gradient not finite, step left out", flush=True)
        else:
            self.optimizer.step()
            self.average()
        self.step += 1
        return float((out["age"].detach() * AGE_SD + AGE_MEAN - age).abs().mean()), float(loss.detach())

    @torch.no_grad()
    def average(self):
        keep = min(self.config.ema, (1 + self.step) / (10 + self.step))
        for mine, theirs in zip(self.ema.parameters(), self.net.parameters()):
            mine.lerp_(theirs, 1 - keep)
        for mine, theirs in zip(self.ema.buffers(), self.net.buffers()):
            mine.lerp_(theirs, 1 - keep) if mine.is_floating_point() else mine.copy_(theirs)

    def measure(self):
        """MAE and median on `validate` of the moving average, months."""
        rows = self.films.where("validate")
        error = np.abs(predict(self.ema, self.films, rows, self.config.final_size)["age"] - self.films.age[rows])
        return float(error.mean()), float(np.median(error))

    def go(self):
        log, last_save, mae, started = self.folder / "log.csv", self.elapsed, None, time.monotonic() - self.elapsed
        while self.progress < 1.0:
            train_mae, loss = self.train_step()
            self.elapsed = time.monotonic() - started
            mae = train_mae if mae is None else 0.98 * mae + 0.02 * train_mae
            if self.step % 50 == 0:
                left = self.elapsed * (1 / max(self.progress, 1e-6) - 1) / 60
                bar = "#" * round(20 * self.progress)
                print(f"[{bar:<20}] step {self.step}, {self.elapsed / 60:.1f} min, {left:.0f} min left, size "
                      f"{self.config.size_at(self.progress)}, lr {self.learning_rate():.1e}, train MAE {mae:.2f}", flush=True)
                append_row(log, {"step": self.step, "minutes": self.elapsed / 60, "lr": self.learning_rate(), "train_mae": mae, "loss": loss})
            if self.step % self.config.measure_every == 0:
                self.report(log)
            if self.elapsed - last_save > 60 * self.config.save_minutes:
                self.save()
                last_save = self.elapsed
        self.report(log)
        self.save()
        self.save("final.pt")
        draw_curve(log, self.folder / "curve.png")

    def report(self, log):
        mae, median = self.measure()
        self.best = min(self.best, mae)
        print(f"== step {self.step}, {self.elapsed / 60:.1f} min: validate MAE {mae:.3f}, median {median:.3f} (best MAE {self.best:.3f})", flush=True)
        append_row(log, {"step": self.step, "minutes": self.elapsed / 60, "validate_mae": mae, "validate_median": median})
        self.save("measured.pt")


LOG_COLUMNS = ("step", "minutes", "lr", "train_mae", "loss", "validate_mae", "validate_median")


def append_row(path, row):
    new = not path.exists()
    with open(path, "a", newline="") as stream:
        writer = csv.DictWriter(stream, LOG_COLUMNS)
        if new:
            writer.writeheader()
        writer.writerow(row)


def draw_curve(log, target):
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    with open(log, newline="") as stream:
        rows = list(csv.DictReader(stream))
    figure, axis = plt.subplots(figsize=(8, 4.5))
    for column, label in (("train_mae", "train (augmented, moving average)"), ("validate_mae", "validate (weights averaged)")):
        points = [(float(r["minutes"]), float(r[column])) for r in rows if r[column]]
        if points:
            axis.plot(*zip(*points), label=label)
    axis.set(xlabel="minutes", ylabel="MAE, months")
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
    wanted = depthwise.environment()
    if any(os.environ.get(k) != v for k, v in wanted.items()):       # glibc reads these at start only
        os.execve(sys.executable, [sys.executable, "-m", "scripts.train.fit", *sys.argv[1:]], os.environ | wanted)
    try:
        config = load_config(args.config, initial=args.initial, minutes=args.minutes, steps=args.steps)
        cache = args.cache or pathlib.Path(args.run) / "cache"
        films = load_films(args.data, args.split, cache)
        if config.placed_for:
            films.pixels = placed_pixels(films.pixels, packs.description(config.placed_for)["placement"], cache)
        pathlib.Path(args.run).mkdir(parents=True, exist_ok=True)
        run = Run(config, films, args.run)
        run.resume() if args.resume else run.start()
        run.go()
    except (DataError, ValueError, checkpoint.CheckpointError, FileNotFoundError) as error:
        sys.exit(f"fit: {error}")


if __name__ == "__main__":
    main()
