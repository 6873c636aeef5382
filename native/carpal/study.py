"""A study of very many films under Ray: the list is cut into partitions, each is read by one process with one session into a folder of its own, and
the finished ones are joined.

    OUT/plan.json                  what is read and how: a study that goes on must be the same one
    OUT/parts/00042.partial/       a partition that is being read, or was when the study ended: gone on with, film by film
    OUT/parts/00042/               a partition that is done; renamed from the above, so it is whole or not there
    OUT/films.csv, films.jsonl     all of them in the order of the list; there once every partition is done
"""
import hashlib
import json
import os
import secrets
import shutil
import tempfile
from dataclasses import asdict

from .errors import EngineError, PackError, UsageError
from .output import OutputError
from .pack import open_pack
from .progress import Progress
from .run import Counts, Run

TRIES = 3       # of a partition, for what is not its films' fault: a machine that is gone, a disk that is full
TABLE, RECORDS, COUNTS = "films.csv", "films.jsonl", "counts.json"


def study(films, options, wish):
    """`wish`: out, partition, jsonl, jobs, timeout, address. Counts of the whole study."""
    ray = _ray(wish)
    parts = _planned(films, options, wish)
    total = Counts()
    progress = Progress(len(films))
    waiting = []
    for index, part in enumerate(parts):
        if os.path.isdir(_folder(wish.out, index)):
            _add(total, _counts(wish.out, index))
        else:
            waiting.append((index, 1 + index * wish.partition, part))
    progress.update(total.total)
    if waiting:
        for index in _read(ray, waiting, options, wish):
            _add(total, _counts(wish.out, index))
            progress.update(total.total)
    for name in (TABLE, RECORDS) if wish.jsonl else (TABLE,):
        _join(wish.out, len(parts), name)
    return total


def _planned(films, options, wish):
    """The partitions. UsageError where OUT holds another study."""
    parts = [films[at:at + wish.partition] for at in range(0, len(films), wish.partition)]
    digest = hashlib.sha256()
    for film in films:
        digest.update(json.dumps([film.path, *asdict(film.subject).values()]).encode())
    how = {name: value for name, value in asdict(options).items() if name != "pack"}
    plan = {"format": "carpal-study", "films": len(films), "list_sha256": digest.hexdigest(), "partition": wish.partition, "jsonl": wish.jsonl,
            "model_sha256": _model(options), **how}
    os.makedirs(os.path.join(wish.out, "parts"), exist_ok=True)
    path = os.path.join(wish.out, "plan.json")
    if not os.path.exists(path):
        if os.listdir(os.path.join(wish.out, "parts")):
            raise UsageError(f"{wish.out} holds parts of a study, but no plan.")
        _replace(path, json.dumps(plan, indent=1) + "\n")
    with open(path, encoding="utf-8") as file:
        found = json.load(file)
    for name, value in plan.items():
        if found.get(name) != value:
            raise UsageError(f"{wish.out} holds another study: {name} is {found.get(name)}, not {value}.")
    return parts


def _model(options):
    return open_pack(options.folder).manifest["files"]["model"]["sha256"]


def _read(ray, waiting, options, wish):
    """Indices of partitions, as they get done. EngineError in the end, where some could not be."""
    model = _model(options)
    # Ray's logs and sockets, which it leaves where they are.
    scratch = tempfile.TemporaryDirectory(prefix="carpal-", ignore_cleanup_errors=True)
    if wish.address:
        ray.init(address=wish.address, log_to_driver=False)
    else:
        ray.init(num_cpus=wish.jobs, include_dashboard=False, log_to_driver=False, logging_level="error", _temp_dir=scratch.name)
    try:
        # Each has one worker beside it, which alone can be lost to a film.
        actor = ray.remote(num_cpus=1, max_restarts=0)(Partitions)
        def start():
            return actor.remote(options, wish.timeout, model)
        actors = [start() for _ in range(min(wish.jobs, len(waiting)))]
        waiting, tries, running, given_up, in_a_row = waiting[::-1], {}, {}, {}, 0

        def give(one):
            if waiting:
                job = waiting.pop()
                running[one.read.remote(wish.out, wish.jsonl, *job)] = one, job
        for one in actors:
            give(one)
        while running:
            (done,), _ = ray.wait(list(running))
            one, job = running.pop(done)
            try:
                yield ray.get(done)
                in_a_row = 0
            except ray.exceptions.RayError as error:
                cause = getattr(error, "cause", None)
                if isinstance(cause, (PackError, OutputError)):
                    raise cause from None
                tries[job[0]] = tries.get(job[0], 0) + 1
                in_a_row += 1
                if tries[job[0]] < TRIES and in_a_row < TRIES * len(actors):
                    waiting.append(job)
                else:
                    given_up[job[0]] = cause or error
                if in_a_row >= TRIES * len(actors):
                    break       # nothing works here any more: the rest would take long to say so too
                # The process may be gone, or what it holds be of no use.
                ray.kill(one)
                one = start()
            give(one)
    finally:
        ray.shutdown()
        scratch.cleanup()
    if given_up:
        named = "".join(f"Partition {index:05d} is not done: {error}\n" for index, error in sorted(given_up.items()))
        raise EngineError(f"{named}The same command goes on.")


def _ray(wish):
    """All of this has to be said before it is loaded."""
    # It tells its makers of its use unless it is told not to.
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    if not wish.address:
        # One machine, as Ray has it on other systems than Linux: it listens on the loopback address alone, to who knows a word that is made here.
        os.environ.update(RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER="0", RAY_AUTH_MODE="token", RAY_AUTH_TOKEN=secrets.token_hex(32))
    try:
        import ray
        import ray.exceptions
    except ImportError:
        raise UsageError("Ray is not installed: pip install './native[study]'.") from None
    return ray


class Partitions:
    """What Ray runs: reads one partition after the other with the same workers."""

    def __init__(self, options, timeout, model):
        if _model(options) != model:
            raise PackError("PackCorrupt: this machine has another pack than the one that the study was started with.")
        self._run = Run(options, 1, timeout)

    def read(self, out, jsonl, index, first, films):
        folder = _folder(out, index)
        partial = f"{folder}.partial"
        os.makedirs(partial, exist_ok=True)
        records = os.path.join(partial, RECORDS) if jsonl else None
        table = os.path.join(partial, TABLE)
        counts = self._run.assess(films, table, records, resume=True, first=first)
        if counts.skipped:
            # What was there already was counted by a process that is gone.
            counts = _recounted(table)
        _replace(os.path.join(partial, COUNTS), json.dumps(asdict(counts)))
        os.rename(partial, folder)
        _flush(os.path.dirname(folder))
        return index


def _recounted(table):
    import csv
    counts, seen = Counts(), None
    with open(table, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["number"] == seen:
                continue
            seen = row["number"]
            if row["outcome"] == "failed":
                counts.add({"failure": row["failure"]})
            else:
                counts.add({"reading": {"assessment": {"results": row["predicted_months"] or None}}})
    return counts


def _folder(out, index):
    return os.path.join(out, "parts", f"{index:05d}")


def _counts(out, index):
    with open(os.path.join(_folder(out, index), COUNTS), encoding="utf-8") as file:
        return json.load(file)


def _add(total, counts):
    for name in ("read", "refused", "failed"):
        setattr(total, name, getattr(total, name) + counts[name])
    for code, count in counts["failures"].items():
        total.failures[code] = total.failures.get(code, 0) + count


def _join(out, parts, name):
    """The parts' files one behind the other, with one heading."""
    path = os.path.join(out, name)
    with open(f"{path}.partial", "wb") as whole:
        for index in range(parts):
            with open(os.path.join(_folder(out, index), name), "rb") as part:
                if index > 0 and name == TABLE:
                    part.readline()
                shutil.copyfileobj(part, whole, 1 << 20)
        whole.flush()
        os.fsync(whole.fileno())
    os.replace(f"{path}.partial", path)


def _replace(path, text):
    with open(f"{path}.partial", "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(f"{path}.partial", path)


def _flush(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
