"""The configuration of a training run: one TOML file, every field named and checked here."""
import dataclasses
import tomllib


@dataclasses.dataclass(frozen=True)
class Config:
    task: str = "bucket_hybrid"              # of tasks.TASKS
    arch: str = "efficientnet_b4"
    split: str = "a"                         # of data.SPLITS: parts as split.csv has them, or as paper B cuts them
    initial: str = "efficientnet_lite2"      # ImageNet weights to grow from, a warm .npz, a checkpoint of fit.py or a pack's model.onnx
    teacher: str = ""                        # file of teach.py; empty: the labels alone
    teacher_share: float = 0.0               # of the teacher's age in what the age's head is to say; the rest is the label's
    sizes: tuple = ((0.6, 224), (1.0, 300))  # (share of the run up to which, image side in px)
    frozen: tuple = ((1.0, 0),)              # (share of the run up to which, stages of the backbone held still behind the stem; 0: none)
    placed_for: str = ""                     # pack (packs/NAME.toml) whose placement the films are shown in; empty: as they lie
    final_size: int = 300                    # the size that `validate` is measured at, and that the pack will have
    batch: int = 32
    steps: int = 0                           # the run ends after so many steps ...
    minutes: float = 0.0                     # ... or so many minutes of wall time, whichever is given (both: the first)
    peak_lr: float = 4e-4
    final_lr: float = 0.0
    warm_up: float = 0.03                    # share of the run
    weight_decay: float = 0.02
    ema: float = 0.998
    clip: float = 2.0                        # gradient norm
    drop_path: float = 0.1
    dropout: float = 0.3
    stage_weight: float = 0.1
    spread_weight: float = 0.05
    huber_beta: float = 0.25                 # in units of the normalised age: about 10 months
    balance: float = 0.3                     # power of the inverse cell size in sampling; 0: uniform
    augmentation: str = "clinic"             # of augment.LISTS
    augment_strength: float = 1.0
    augment_chance: float = 1.0
    inverted: float = 0.2                    # share of films shown inverted (less where placement un-inverts them)
    final_augment_strength: float = 0.6      # reached linearly over the last third of the run
    patience: int = 0                        # measurements on `validate` without improvement after which the run ends; 0: never
    min_delta: float = 0.001                 # what counts as one, in the task's figure
    seed: int = 1
    measure_every: int = 355                 # steps between measurements on `validate`
    save_minutes: float = 10.0

    def __post_init__(self):
        if not self.steps and not self.minutes:
            raise ValueError("config: give steps, minutes or both")
        if not 0 <= self.teacher_share <= 1:
            raise ValueError("config: a teacher's share is 0 to 1")

    def size_at(self, progress):
        return _at(self.sizes, progress)

    def frozen_at(self, progress):
        return _at(self.frozen, progress)


def _at(parts, progress):
    return next((value for until, value in parts if progress < until), parts[-1][1])


def load_config(path, **changes):
    """Config from a TOML file; `changes` (from the command line, None ignored) come last. Unknown names are refused."""
    with open(path, "rb") as stream:
        values = tomllib.load(stream)
    values |= {k: v for k, v in changes.items() if v is not None}
    unknown = set(values) - {f.name for f in dataclasses.fields(Config)}
    if unknown:
        raise ValueError(f"{path}: unknown setting {', '.join(sorted(unknown))}")
    for name in {"sizes", "frozen"} & set(values):
        values[name] = tuple((float(a), int(b)) for a, b in values[name])
    return Config(**values)
