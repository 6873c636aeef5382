"""Checkpoints that survive a kill in mid-write: written beside, flushed to disk, then renamed over the old one."""
import os
import pathlib

import torch


class CheckpointError(Exception):
    """A checkpoint could not be written or read; the message is a sentence for the user."""


def save(path, state):
    path = pathlib.Path(path)
    partial = path.with_name(path.name + ".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(partial, "wb") as stream:
            torch.save(state, stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, path)
    except (OSError, RuntimeError) as error:
        partial.unlink(missing_ok=True)
        raise CheckpointError(f"checkpoint {path} not written, the one before it is untouched: {error}") from error


def load(path):
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, EOFError, ValueError) as error:
        raise CheckpointError(f"checkpoint {path} does not load: {error}") from error
