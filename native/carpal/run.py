"""A run over films: workers, rows, what was there already. The program and the study are made of this."""
import hashlib
from dataclasses import dataclass, field

from .errors import FilmError
from .output import Output
from .pack import default_pack, open_pack
from .pool import COMMAND, Pool
from .reader import film_bytes
from .subjects import Subject


@dataclass(frozen=True)
class Film:
    path: str
    subject: Subject


@dataclass(frozen=True)
class Options:
    """How films are read: the same for all of a run."""
    pack: str | None = None         # a folder; the pack that was installed with the program where this is left out
    profile: str = ""
    second_look: str = "when_doubtful"
    override: bool = False
    tags: bool = True               # sex and age from DICOM files where no table tells them

    @property
    def folder(self):
        return str(self.pack or default_pack())


@dataclass
class Counts:
    read: int = 0
    refused: int = 0
    failed: int = 0
    skipped: int = 0            # there already
    failures: dict = field(default_factory=dict)

    def add(self, answer):
        if "failure" in answer:
            self.failed += 1
            self.failures[answer["failure"]] = self.failures.get(answer["failure"], 0) + 1
        elif answer["reading"]["assessment"]["results"] is None:
            self.refused += 1
        else:
            self.read += 1

    @property
    def total(self):
        return self.read + self.refused + self.failed + self.skipped


class Run:
    """Workers that stay: `assess` may be called for one list of films after the other. PackError and EngineError end it, films do not."""

    def __init__(self, options, jobs=1, timeout=300, command=COMMAND):
        manifest = open_pack(options.folder).manifest
        how = {"profile": options.profile, "second_look": options.second_look, "override": options.override, "tags": options.tags}
        self._pool = Pool(jobs, {"pack": options.folder, **how}, timeout, command)
        self.made_by = {
            "core_version": self._pool.ready["core_version"], "pack_name": manifest["name"], "pack_version": manifest["version"],
            "model_sha256": manifest["files"]["model"]["sha256"], "execution_provider": self._pool.ready["engine"]["provider"],
            "runtime": self._pool.ready["engine"]["runtime"], "profile": options.profile or manifest["validation"]["default_profile"],
            "second_look": options.second_look, "override": _word(options.override), "tags": _word(options.tags),
        }

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._pool.close()

    def assess(self, films, table=None, records=None, resume=False, first=1, on_film=lambda counts: None):
        """Reads `films` into the files `table` and `records`, whose rows are counted from `first` on; Counts. OutputError, OSError."""
        counts = Counts()
        output = Output(table, records, self.made_by, resume, first)
        try:
            for film, answer in self._pool.read(_new(films, output, counts)):
                output.write(film.path, Subject(**answer["subject"]) if "subject" in answer else film.subject, answer)
                counts.add(answer)
                on_film(counts)
        finally:
            output.close()
        on_film(counts)
        return counts


def _new(films, output, counts):
    """The films that are not in the output yet."""
    for film in films:
        if output.goes_on and output.has(_hash(film.path), film.subject):
            counts.skipped += 1
        else:
            yield film


def _word(flag):
    return "true" if flag else "false"


def _hash(path):
    try:
        return hashlib.sha256(film_bytes(path)).hexdigest()
    except FilmError:
        return None
