"""One core, one network, one film at a time: the order of the steps, as web/src/pipeline/assess.ts has it."""
import hashlib
import os
import stat
import time
from contextlib import contextmanager

from .containers import open_container
from .core import Core
from .errors import FilmError
from .limits import MOST_BYTES
from .network import Network

OTHER_VIEWS = ("mirrored", "turned_left", "turned_right")
SECOND_LOOKS = ("when_doubtful", "never", "always")


def film_bytes(path):
    """A film's file, whole. FilmError where it cannot be read."""
    try:
        # Nothing but a file is opened: a pipe may never end.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise FilmError("FileUnreadable", "no file")
            if status.st_size > MOST_BYTES:
                raise FilmError("FileTooLarge", f"{status.st_size} bytes")
            data = file.read()
    except OSError as error:
        raise FilmError("FileUnreadable", error.strerror or "") from None
    if not data:
        raise FilmError("EmptyFile")
    return data


class Reader:
    def __init__(self, pack, profile="", second_look="when_doubtful", override=False, tags=True):
        """`tags`: sex and age are taken from DICOM files where no table tells them."""
        self.core = Core(pack.manifest_text, pack.reference)
        self.network = Network(pack)
        self.profile, self.second_look, self.override, self.tags = profile, second_look, override, tags

    def read(self, data, subject):
        """A film's bytes -> a Reading (web/src/domain/assessment.ts), and the subject that it is of. FilmError where there is no film."""
        milliseconds = dict.fromkeys(("decode", "validate", "prepare", "infer", "second_look", "assess"), 0.0)
        core = self.core

        @contextmanager
        def step(name):
            start = time.perf_counter()
            yield
            milliseconds[name] += round(1000 * (time.perf_counter() - start), 3)

        try:
            with step("decode"):
                rendering, child = self._decode(data)
            subject = subject.told(*child) if self.tags else subject
            request = {"sex": subject.sex, "override": self.override, "chronological_age_months": subject.age, "contraindications": []}
            with step("validate"):
                checked = core.validate(self.profile)["input"]
            if checked["verdict"] != "refuse" or (checked["overridable"] and self.override):
                with step("prepare"):
                    tensor = core.prepare()
                with step("infer"):
                    core.take_outputs(self.network.run(tensor))
            with step("assess"):
                assessment = core.assess(request)
            if self._wants_second_look(assessment):
                with step("second_look"):
                    looks = {view: self.network.run(core.prepare(view)) for view in OTHER_VIEWS}
                    for view, outputs in looks.items():
                        core.take_outputs(outputs, view)
                with step("assess"):
                    assessment = core.assess(request)
        finally:
            core.clear()
        return {"assessment": assessment, "film_sha256": hashlib.sha256(data).hexdigest(), "engine": self.network.engine,
                "milliseconds": milliseconds, "rendering": rendering}, subject

    def _decode(self, data):
        """The core has the film afterwards; what else the file says, of its picture and of the child."""
        container = open_container(data)
        if container is None:
            self.core.decode(data)
            return None, (None, None)
        self.core.decode_stored(container.description, container.samples)
        return container.rendering, container.child

    def _wants_second_look(self, assessment):
        if assessment["results"] is None:
            return False
        return self.second_look == "always" or (self.second_look == "when_doubtful" and assessment["safety"]["doubtful"])
