"""Opens a model pack: length and SHA-256 of each file are held against the manifest before anything uses it."""
import hashlib
import json
import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from .errors import PackError

PACK = "carpal-b4"


@dataclass
class Pack:
    manifest: dict
    manifest_text: str
    model: bytes
    reference: bytes | None
    self_test: bytes | None


def default_pack():
    """The folder of the pack that was installed with the program."""
    with resources.as_file(resources.files("carpal") / "packs" / PACK) as path:
        return path


def open_pack(folder):
    folder = Path(folder)
    text = _bytes(folder / "manifest.json").decode("utf-8", "replace")
    try:
        manifest = json.loads(text)
        files = manifest["files"]
    except (ValueError, KeyError, TypeError):
        raise PackError("PackCorrupt: manifest.json is none.") from None
    opened = {name: _checked(folder, files[name]) if name in files else None for name in ("model", "reference", "self_test")}
    if opened["model"] is None:
        raise PackError("PackCorrupt: the manifest names no model.")
    return Pack(manifest, text, **opened)


def _bytes(path):
    try:
        return path.read_bytes()
    except OSError as error:
        raise PackError(f"PackUnreachable: {path}: {error.strerror}.") from None


def _checked(folder, entry):
    path = entry.get("path", "")
    # A pack is one folder: a path that leaves it is not a pack's.
    if not re.fullmatch(r"[\w-][\w.-]*", path, re.ASCII):
        raise PackError(f"PackCorrupt: files: path {path}.")
    data = _bytes(folder / path)
    if len(data) != entry.get("bytes"):
        raise PackError(f"PackCorrupt: {path}: {len(data)} bytes instead of {entry.get('bytes')}.")
    if hashlib.sha256(data).hexdigest() != entry.get("sha256"):
        raise PackError(f"PackCorrupt: {path}: SHA-256 differs from the manifest's.")
    return data
