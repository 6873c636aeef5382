"""Worker processes, each with a core and a network of its own. Answers come in the order of the films. A worker that dies or hangs over a film gives
that film's row a code, and another takes its place."""
import json
import os
import selectors
import subprocess
import sys
import time
from collections import deque
from dataclasses import asdict
from pathlib import Path

from .errors import EngineError

COMMAND = (sys.executable, "-m", "carpal.worker")
AHEAD = 256             # films that may be read before one that holds up the rows
STARTS = 3              # times that a worker may fail to start before the run is given up
LONGEST_START = 600     # s
GRACE = 5               # s, for a process that has closed its pipe to end


class Pool:
    """`options`: Reader's, and the pack's folder. `timeout`: seconds for one film."""

    def __init__(self, jobs, options, timeout, command=COMMAND):
        self._jobs, self._options, self._timeout, self._command = jobs, options, timeout, command
        self._workers, self._failed_starts = [], 0
        self._selector = selectors.DefaultSelector()
        try:
            # The first says whether pack and engine can be used at all.
            self._start()
            self.ready = self._workers[0].wait_until_ready(LONGEST_START)
        except BaseException:
            self.close()
            raise
        for _ in range(jobs - 1):
            self._start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        for worker in self._workers:
            worker.end()
        self._workers.clear()
        self._selector.close()

    def read(self, films):
        """(film, answer) in the order of `films`, whose items have path and subject."""
        films, waiting, answers, taken = iter(films), deque(), {}, 0
        more = True
        while more or waiting:
            for worker in [one for one in self._workers if one.idle]:
                film = next(films, None) if more and len(waiting) < AHEAD else None
                if film is None:
                    more = more and len(waiting) >= AHEAD
                    break
                waiting.append((taken, film))
                while not worker.take(taken, film):
                    worker = self._replace(worker)[0]
                taken += 1
            if waiting and waiting[0][0] not in answers:
                answers.update(self._collect())
            while waiting and waiting[0][0] in answers:
                index, film = waiting.popleft()
                yield film, answers.pop(index)

    def _start(self):
        worker = _Worker(self._command, self._options)
        self._workers.append(worker)
        self._selector.register(worker.pipe, selectors.EVENT_READ, worker)
        return worker

    def _collect(self):
        """Answers that have come by now; waits for one."""
        answers = {}
        now = time.monotonic()
        limits = [worker.since + (self._timeout if worker.ready else LONGEST_START) for worker in self._workers if worker.since is not None]
        for key, _ in self._selector.select(max(0.0, min(limits) - now) if limits else None):
            worker = key.data
            index = worker.film
            for line in worker.lines():
                if line is None:
                    answers |= self._ended(worker, index, "Crashed")
                elif "unusable" in line:
                    raise EngineError(line["unusable"])
                elif "ready" in line:
                    self._failed_starts = 0
                else:
                    answers[index] = line
        for worker in list(self._workers):
            if worker.since is not None and time.monotonic() - worker.since > (self._timeout if worker.ready else LONGEST_START):
                answers |= self._ended(worker, worker.film, "TimedOut")
        return answers

    def _ended(self, worker, index, code):
        _, detail = self._replace(worker, grace=0 if code == "TimedOut" else GRACE)
        answer = {"film_sha256": None, "failure": code, "detail": f"{self._timeout:g} s" if code == "TimedOut" else detail}
        return {} if index is None else {index: answer}

    def _replace(self, worker, grace=GRACE):
        """The new worker, and how the old one has ended."""
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise EngineError("EngineFailed: the process that reads films does not start; what it says is above.")
        self._selector.unregister(worker.pipe)
        self._workers.remove(worker)
        detail = worker.end(grace)
        return self._start(), detail


class _Worker:
    def __init__(self, command, options):
        # A worker finds the package where this process has found it.
        paths = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        self._process = subprocess.Popen([*command, json.dumps(options)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.pipe = self._process.stdout
        self.film, self.ready, self.since, self._rest = None, False, time.monotonic(), b""

    @property
    def idle(self):
        return self.film is None

    def take(self, index, film):
        """False where the process is gone."""
        try:
            self._process.stdin.write(json.dumps({"path": film.path, "subject": asdict(film.subject)}).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            return False
        self.film = index
        if self.ready:
            self.since = time.monotonic()
        return True

    def lines(self):
        """Answers that have come; None at the end where the process has gone."""
        data = os.read(self.pipe.fileno(), 1 << 20)
        *whole, self._rest = (self._rest + data).split(b"\n")
        for line in map(json.loads, whole):
            if "ready" in line:
                self.ready, self.since = True, time.monotonic() if self.film is not None else None
            else:
                self.film, self.since = None, None
            yield line
        if not data:
            yield None

    def wait_until_ready(self, limit):
        """What the process says of itself. EngineError."""
        end = time.monotonic() + limit
        with selectors.DefaultSelector() as selector:
            selector.register(self.pipe, selectors.EVENT_READ)
            while time.monotonic() < end:
                if not selector.select(1):
                    continue
                for line in self.lines():
                    if line is None:
                        raise EngineError("EngineFailed: the process that reads films does not start; what it says is above.")
                    if "unusable" in line:
                        raise EngineError(line["unusable"])
                    return line["ready"]
        raise EngineError("EngineFailed: the process that reads films does not start in time.")

    def end(self, grace=0):
        """How the process has ended, in words. `grace`: seconds for one whose answers have ended already."""
        try:
            code = self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        for pipe in (self._process.stdin, self.pipe):
            try:
                pipe.close()
            except OSError:
                pass
        return f"signal {-code}" if code < 0 else f"exit status {code}"
