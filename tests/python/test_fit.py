import dataclasses

import numpy as np
import pytest
import torch

from scripts.train import checkpoint
from scripts.train.config import Config, load_config
from scripts.train.data import Films
from scripts.train.fit import Run, smoke


def small(steps):
    rng = np.random.default_rng(0)
    films = Films(rng.integers(0, 255, (24, 64, 64), dtype=np.uint8), np.arange(24).astype(str), rng.uniform(1, 228, 24).astype(np.float32),
                  rng.integers(0, 2, 24).astype(np.float32), np.array(["train"] * 18 + ["validate"] * 6))
    return films, Config(arch="efficientnet_b0", initial="", sizes=((1.0, 64),), final_size=64, batch=4, steps=6, measure_every=100)


def test_smoke_run_passes():
    smoke()


def test_resume_is_exact(tmp_path):
    films, config = small(6)
    straight = Run(config, films, tmp_path / "a")
    initial = {k: v.clone() for k, v in straight.net.state_dict().items()}
    straight._prepare()
    for _ in range(6):
        straight.train_step()
    first = Run(config, films, tmp_path / "b")
    first.net.load_state_dict(initial)
    first._prepare()
    for _ in range(3):
        first.train_step()
    first.save()
    second = Run(config, films, tmp_path / "b")
    second.resume()
    for _ in range(3):
        second.train_step()
    for key, value in straight.net.state_dict().items():
        assert torch.equal(value, second.net.state_dict()[key]), key
    for key, value in straight.ema.state_dict().items():
        assert torch.equal(value, second.ema.state_dict()[key]), key


def test_the_average_begins_anew_with_every_size(tmp_path):
    films, config = small(6)
    run = Run(dataclasses.replace(config, sizes=((0.5, 64), (1.0, 96)), ema=0.999), films, tmp_path)
    run._prepare()
    run.step = 2            # as if many had gone before: at 2 of 6 the smaller size's average keeps nearly all
    run.resized = -10_000
    weight, averaged = (net.backbone.conv_head.weight for net in (run.net, run.ema))
    before = averaged.detach().clone()
    run.train_step()
    assert (averaged - before).abs().mean() < 0.01 * (weight - before).abs().mean()
    run.train_step()
    assert (run.size, run.resized) == (96, 3) and (averaged - weight).abs().mean() < 0.11 * (weight - before).abs().mean()
    run.save()
    again = Run(run.config, films, tmp_path)
    again.resume()
    assert (again.size, again.resized) == (96, 3)


def test_held_stages_neither_learn_nor_drift(tmp_path):
    films, config = small(6)
    config = dataclasses.replace(config, frozen=((0.5, 0), (1.0, 2)))
    run = Run(config, films, tmp_path)
    run._prepare()

    def held():
        parts = (run.net.backbone.conv_stem, run.net.backbone.bn1, run.net.backbone.blocks[0], run.net.backbone.blocks[1])
        return [v.clone() for part in parts for v in part.state_dict().values()]
    before = held()
    run.train_step()
    assert any(not torch.equal(a, b) for a, b in zip(before, held()))
    run.step, before, later = 4, held(), run.net.backbone.blocks[2][0].conv_pw.weight.detach().clone()
    run.train_step()
    assert all(torch.equal(a, b) for a, b in zip(before, held()))
    assert not torch.equal(later, run.net.backbone.blocks[2][0].conv_pw.weight)


def test_validate_and_holdout_are_never_trained_on():
    films, config = small(6)
    run = Run(config, films, "unused")
    seen = set()
    for _ in range(20):
        seen |= set(run.next_rows())
    assert seen <= set(films.where("train"))


def test_a_failed_checkpoint_leaves_the_old_one(tmp_path, monkeypatch):
    path = tmp_path / "last.pt"
    checkpoint.save(path, {"step": 1})

    def full(*_):
        raise OSError(28, "No space left on device")
    monkeypatch.setattr(torch, "save", full)
    with pytest.raises(checkpoint.CheckpointError, match="the one before it is untouched.*No space"):
        checkpoint.save(path, {"step": 2})
    monkeypatch.undo()
    assert checkpoint.load(path)["step"] == 1 and list(tmp_path.iterdir()) == [path]
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(checkpoint.CheckpointError, match="does not load"):
        checkpoint.load(path)


def test_config_refuses_unknown_settings(tmp_path):
    (tmp_path / "c.toml").write_text("steps = 5\nlearning = 1")
    with pytest.raises(ValueError, match="unknown setting learning"):
        load_config(tmp_path / "c.toml")
    (tmp_path / "c.toml").write_text("batch = 5")
    with pytest.raises(ValueError, match="steps, minutes or both"):
        load_config(tmp_path / "c.toml")
