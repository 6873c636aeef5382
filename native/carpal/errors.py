"""Why there is no answer, by name. Names of films' failures are the core's (status.hpp) and the page's."""


class FilmError(Exception):
    """One film gives no record. `code` for programs; `detail` names fields and sizes, never values that identify."""

    def __init__(self, code, detail=""):
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code, self.detail = code, detail


class CoreError(FilmError):
    """A call of the core failed; `code` is its status."""


class PackError(Exception):
    """The pack cannot be used; the message is a sentence."""


class EngineError(Exception):
    """The network cannot be run, or says something else than its pack. The message is a sentence."""


class UsageError(Exception):
    """What was asked for cannot be done; the message is a sentence."""
