"""Files that the core does not decode itself, as stored samples with a description (web/src/domain/stored-pixels.ts). The pixel arithmetic is the
core's. First frame or page, by its own window: what the page does unasked."""
from dataclasses import dataclass

from ..errors import FilmError
from .sniff import kind_of

MOST_PIXELS, LONGEST_SIDE = 100_000_000, 65_535     # as in the core (decode.hpp): told before memory is taken


@dataclass
class Container:
    description: dict
    samples: bytes
    rendering: dict     # web/src/domain/dicom.ts, RenderingRecord
    child: tuple = (None, None)     # sex and age in months, where the file tells them


def check_sides(width, height):
    if width < 1 or height < 1:
        raise FilmError("CorruptFile", "a side of 0 pixels")
    if width > LONGEST_SIDE or height > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise FilmError("TooManyPixels", f"{width} x {height}")


NAMED = {"heic": "HeicFile", "pdf": "PdfFile", "zip": "ArchiveFile", "archive": "ArchiveFile"}


def open_container(data):
    """None where the bytes are for the core. FilmError."""
    kind = kind_of(data[:1024])
    if kind in NAMED:
        raise FilmError(NAMED[kind])
    # Each reader is loaded when its first file arrives.
    if kind == "dicom":
        from .dicom import open_dicom
        return open_dicom(data)
    if kind == "tiff":
        from .tiff import open_tiff
        return open_tiff(data)
    if kind == "webp":
        from .webp import open_webp
        return open_webp(data)
    return None
