"""The samples of the first frame, as they would lie uncompressed in a little-endian file."""
import math
import struct

import numpy as np
from pydicom.encaps import generate_fragments, get_frame

from ...errors import FilmError
from . import codecs
from .data_set import PIXEL_DATA

# PS3.6 table A-1.
JPEG = "1.2.840.10008.1.2.4."
SYNTAXES = {
    "1.2.840.10008.1.2": "native", "1.2.840.10008.1.2.1": "native", "1.2.840.10008.1.2.1.99": "native", "1.2.840.10008.1.2.2": "big_endian",
    "1.2.840.10008.1.2.5": codecs.rle, **{JPEG + n: codecs.jpeg for n in ("50", "51", "57", "70")}, **{JPEG + n: codecs.jpeg_ls for n in ("80", "81")},
    **{JPEG + n: codecs.jpeg_2000 for n in ("90", "91", "201", "202", "203")},
}
MOST_FRAMES = 4096
FRAMES, OFFSETS, LENGTHS = 0x00280008, 0x7FE00001, 0x7FE00002


def syntax_of(transfer_syntax):
    syntax = SYNTAXES.get(transfer_syntax)
    if syntax is None:
        raise FilmError("UnsupportedFormat", f"transfer syntax {transfer_syntax}")
    return syntax


def check_frames(data_set, transfer_syntax, geometry):
    """NumberOfFrames, where the file is large enough for them."""
    frames = max(1, math.floor(data_set.decimal(FRAMES) or 1))
    if frames > MOST_FRAMES:
        raise FilmError("UnsupportedFormat", f"{frames} frames")
    pixels = data_set.need_pixels()
    if syntax_of(transfer_syntax) in ("native", "big_endian"):
        if len(pixels) < frames * _frame_bytes(geometry):
            raise FilmError("TruncatedFile", f"{len(pixels)} bytes of pixels, not {frames * _frame_bytes(geometry)}")
    return frames


def first_frame(data_set, transfer_syntax, geometry, frames):
    """Samples, and their description once they are unpacked."""
    syntax, pixels = syntax_of(transfer_syntax), data_set.need_pixels()
    if syntax == "native":
        return pixels[:_frame_bytes(geometry)], geometry
    if syntax == "big_endian":
        return _turned(pixels, _frame_bytes(geometry), _unit(geometry, data_set.vr(PIXEL_DATA))), geometry
    return syntax(_stream(data_set, pixels, frames), geometry)


def _frame_bytes(geometry):
    """Uncompressed; YBR_FULL_422 shares its chroma between the two pixels of a pair."""
    width, height = geometry["width"], geometry["height"]
    if geometry["photometric"] == "YBR_FULL_422":
        return 2 * (width + width % 2) * height
    return width * height * geometry["samples"] * geometry["bits_allocated"] // 8


def _unit(geometry, vr):
    """Bytes that big endian turned together: those of a sample; bytes in words (OW) too."""
    return (1 if vr == "OB" else 2) if geometry["bits_allocated"] == 8 else geometry["bits_allocated"] // 8


def _turned(pixels, length, unit):
    whole = np.frombuffer(pixels[:min(len(pixels), math.ceil(length / unit) * unit)], np.uint8)
    even = whole[:len(whole) // unit * unit].reshape(-1, unit)[:, ::-1].ravel()
    return np.concatenate([even, whole[len(even):]]).tobytes()[:length]


def _stream(data_set, pixels, frames):
    """Encapsulated pixel data (PS3.5 A.4): the first frame's stream, joined of its fragments."""
    try:
        fragments = sum(1 for _ in generate_fragments(pixels[_table_bytes(pixels):]))
        if frames > fragments:
            raise FilmError("TruncatedFile", f"{fragments} fragments for {frames} frames")
        offsets, lengths = data_set.raw(OFFSETS), data_set.raw(LENGTHS)
        extended = (offsets, lengths) if frames > 1 and offsets and lengths else None
        return get_frame(pixels, 0, number_of_frames=frames, extended_offsets=extended)
    except FilmError:
        raise
    except Exception as error:
        raise FilmError("CorruptFile", f"fragments of {frames} frames: {type(error).__name__}") from None


def _table_bytes(pixels):
    """Of the item with the offsets, which comes first."""
    if len(pixels) < 8 or pixels[:4] != b"\xfe\xff\x00\xe0":
        raise FilmError("CorruptFile", "PixelData of defined length in an encapsulated transfer syntax")
    return 8 + struct.unpack_from("<I", pixels, 4)[0]
