import dataclasses

import numpy as np
import pytest
import torch

from scripts.train import average, checkpoint, depthwise, fit, teach
from scripts.train.config import Config, load_config
from scripts.train.data import SPLITS, Films, load_films
from scripts.train.fit import Run, smoke
from scripts.train.network import BoneAgeNet
from scripts.train.tasks import TASKS


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


def test_a_teacher_has_its_share_in_the_age_that_is_wanted(tmp_path):
    films, config = small(6)
    rows = films.where("train")
    checkpoint.save(tmp_path / "taught.pt", {"ids": films.ids[rows][::-1].tolist(), "age": torch.arange(float(len(rows)))})
    config = dataclasses.replace(config, teacher=str(tmp_path / "taught.pt"), teacher_share=0.75)
    run = Run(config, films, tmp_path)
    np.testing.assert_allclose(run.wanted[rows], 0.25 * films.age[rows] + 0.75 * np.arange(len(rows))[::-1], rtol=1e-5)
    assert np.isnan(run.wanted[films.where("validate")]).all()
    run._prepare()
    assert np.isfinite(run.train_step()[1])
    films.part[-1] = "train"
    with pytest.raises(ValueError, match="says nothing of 1 films of train, 23 among them"):
        Run(config, films, tmp_path)
    with pytest.raises(ValueError, match="share is 0 to 1"):
        dataclasses.replace(config, teacher_share=1.5)


@pytest.fixture
def environment(monkeypatch):
    """What programs start themselves anew in, so that they do not."""
    for name, value in depthwise.environment().items():
        monkeypatch.setenv(name, value)


def test_a_teacher_and_its_share_go_together(films_folder, tmp_path, monkeypatch, environment):
    folder, split = films_folder
    for share, more in (("teacher_share = 0.5", []), ("", ["--teacher", "taught.pt"])):
        (tmp_path / "c.toml").write_text(f"steps = 1\n{share}\n")
        monkeypatch.setattr("sys.argv", ["fit", "--config", str(tmp_path / "c.toml"), "--run", str(tmp_path / "run"), "--data", str(folder), "--split", str(split), *more])
        with pytest.raises(SystemExit, match="fit: a teacher and its share go together"):
            fit.main()
    assert not (tmp_path / "run").exists()


def test_stage_and_spread_are_of_the_label_whatever_a_teacher_says():
    _, config = small(6)
    torch.manual_seed(0)
    out = {"age": torch.randn(5), "spread": torch.randn(5), "stage_logits": torch.randn(5, 6)}
    label = torch.tensor([3.0, 50, 100, 150, 220])

    def gradients(wanted):
        leaves = {name: value.clone().requires_grad_() for name, value in out.items()}
        TASKS["bucket_hybrid"].loss(leaves, label, wanted, config).backward()
        return {name: value.grad for name, value in leaves.items()}
    plain, taught = gradients(label), gradients(label + 100)
    assert torch.equal(plain["spread"], taught["spread"]) and torch.equal(plain["stage_logits"], taught["stage_logits"])
    assert not torch.equal(plain["age"], taught["age"])


def test_teachers_speak_together_of_train_films_alone(films_folder, tmp_path, monkeypatch, environment):
    folder, split = films_folder
    (tmp_path / "c.toml").write_text('arch = "efficientnet_b0"\nsteps = 1\nfinal_size = 64\n')
    (tmp_path / "other.toml").write_text('arch = "efficientnet_b0"\nsteps = 1\nfinal_size = 64\nsplit = "b"\n')
    torch.manual_seed(4)
    for name in ("one.pt", "two.pt"):
        checkpoint.save(tmp_path / name, {"ema": BoneAgeNet("efficientnet_b0").state_dict()})

    def taught(*teachers, to):
        of = [word for config, weights in teachers for word in ("--of", str(tmp_path / config), str(tmp_path / weights))]
        monkeypatch.setattr("sys.argv", ["teach", *of, "--to", str(tmp_path / to), "--data", str(folder), "--split", str(split), "--cache", str(tmp_path / "cache")])
        teach.main()
        return checkpoint.load(tmp_path / to)
    one, two, both = (taught(*(("c.toml", name) for name in names), to="said by " + "+".join(names)) for names in (["one.pt"], ["two.pt"], ["one.pt", "two.pt"]))
    assert both["ids"] == ["0", "3", "6", "9"]
    torch.testing.assert_close(both["age"], (one["age"] + two["age"]) / 2)
    assert not torch.allclose(one["age"], two["age"])
    monkeypatch.setitem(SPLITS, "b", lambda films: np.where(films.ids == "3", "holdout", films.part))
    with pytest.raises(SystemExit, match="teach: .*two.pt was trained on 1 films that the network it would teach is measured on"):
        taught(("other.toml", "one.pt"), ("c.toml", "two.pt"), to="leaked.pt")
    (tmp_path / "category.toml").write_text('task = "category"\nsteps = 1\n')
    with pytest.raises(SystemExit, match="teach: .*category.toml: a network of the task category gives no age"):
        taught(("c.toml", "one.pt"), ("category.toml", "two.pt"), to="none.pt")
    with pytest.raises(SystemExit, match="teach: .* holds no weights"):
        taught(("c.toml", "said by one.pt"), to="none.pt")


def test_a_mean_of_trainings_trains_on(films_folder, tmp_path, monkeypatch, capsys, environment):
    folder, split = films_folder
    (tmp_path / "c.toml").write_text('arch = "efficientnet_b0"\nsteps = 1\nfinal_size = 64\nsizes = [[1.0, 64]]\nbatch = 4\n')
    torch.manual_seed(5)
    for name in ("one.pt", "two.pt"):
        checkpoint.save(tmp_path / name, {"ema": BoneAgeNet("efficientnet_b0").state_dict()})
    films_of = ["--data", str(folder), "--split", str(split), "--cache", str(tmp_path / "cache")]
    of = [str(tmp_path / name) for name in ("one.pt", "two.pt")]
    monkeypatch.setattr("sys.argv", ["average", "--config", str(tmp_path / "c.toml"), "--of", *of, "--shares", "3", "1", "--to", str(tmp_path / "mean.pt"), *films_of])
    average.main()
    measured = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in measured] == [*of, "their mean"] and all("validate_mae" in line for line in measured)
    run = Run(load_config(str(tmp_path / "c.toml"), initial=str(tmp_path / "mean.pt")), load_films(folder, split, tmp_path / "cache"), tmp_path / "run")
    run.start()
    norms = [module for module in run.net.modules() if isinstance(module, torch.nn.BatchNorm2d)]
    assert all(float(norm.running_mean.abs().max()) > 0 for norm in norms)      # of its inputs: a folded network has none, and is another one in training


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
