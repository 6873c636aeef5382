"""A process that reads films one after the other: a line of JSON in for each, a line out. Whatever a film does to it, the run lives on in the process
that started it (pool.py)."""
import hashlib
import json
import os
import signal
import sys
from dataclasses import asdict

from .errors import EngineError, FilmError, PackError
from .pack import open_pack
from .reader import Reader, film_bytes
from .subjects import Subject


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)    # the process that started this one ends it
    # What a library prints is not an answer.
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)

    def say(answer):
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    options = json.loads(sys.argv[1])
    try:
        reader = Reader(open_pack(options.pop("pack")), **options)
    except (EngineError, PackError, FilmError) as error:
        say({"unusable": str(error)})
        return 1
    say({"ready": {"core_version": reader.core.version, "engine": reader.network.engine}})
    for line in sys.stdin:
        job = json.loads(line)
        say(read(reader, job["path"], Subject(**job["subject"])))
    return 0


def read(reader, path, subject):
    digest = None
    try:
        data = film_bytes(path)
        digest = hashlib.sha256(data).hexdigest()
        reading, subject = reader.read(data, subject)
        return {"film_sha256": digest, "reading": reading, "subject": asdict(subject)}
    except (FilmError, EngineError, MemoryError) as error:
        code = getattr(error, "code", "OutOfMemory" if isinstance(error, MemoryError) else "EngineFailed")
        return {"film_sha256": digest, "failure": code, "detail": getattr(error, "detail", str(error))}


if __name__ == "__main__":
    sys.exit(main())
