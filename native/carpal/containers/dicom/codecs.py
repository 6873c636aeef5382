"""One frame's stream to its samples and their description, by imagecodecs: libjpeg-turbo, CharLS, OpenJPEG. The stream's header is held against the
data set before memory is taken for its samples. None of the libraries names every stream that is cut short: that is seen here."""
import math
import struct

import imagecodecs
import numpy as np

from ...errors import FilmError

END = b"\xff\xd9"


def rle(stream, geometry):
    """RLE Lossless, PS3.5 annex G: a segment a byte plane, each of PackBits, the most significant byte first."""
    size = geometry["bits_allocated"] // 8
    planes, pixels = geometry["samples"] * size, geometry["width"] * geometry["height"]
    if len(stream) < 64:
        raise FilmError("TruncatedFile", "RLE header")
    segments, *offsets = struct.unpack_from("<16I", stream)
    if segments != planes or segments > 15:
        raise FilmError("CorruptFile", f"{segments} RLE segments, not {planes}")
    out = np.empty((pixels, planes), np.uint8)
    for segment in range(segments):
        start, end = offsets[segment], offsets[segment + 1] if segment + 1 < segments else len(stream)
        if not 64 <= start <= end <= len(stream):
            raise FilmError("CorruptFile", "RLE offsets")
        plane = _unpacked(stream[start:end])
        if len(plane) < pixels:
            raise FilmError("TruncatedFile", "RLE segment")
        out[:, segment // size * size + size - 1 - segment % size] = plane[:pixels]
    return out.tobytes(), {**geometry, "planar": False, "photometric": _unshared(geometry["photometric"])}


def _unpacked(packed):
    try:
        return np.frombuffer(imagecodecs.packbits_decode(packed), np.uint8)
    except Exception:
        raise FilmError("TruncatedFile", "RLE segment") from None


def jpeg(stream, geometry):
    """Baseline and extended sequential (8 and 12 bits), lossless (2 to 16 bits). Colour is left in the stream's own space."""
    header = _jpeg_header(stream)
    _check_sides(header["sides"], geometry, "JPEG")
    if stream.rstrip(b"\0")[-2:] != END and b"\xff\xda" not in stream:
        raise FilmError("TruncatedFile", "the scans of a JPEG stream")
    # libjpeg fills what is missing with what comes next: with other bytes behind the scan a stream that is cut gives another picture.
    body = stream[:stream.rfind(END)] if END in stream else stream
    whole, again = (_libjpeg(body + tail + END, geometry) for tail in (bytes(1024), b"\xa5" * 1024))
    if whole is None or not np.array_equal(whole, again):
        raise FilmError("TruncatedFile", "the scans of a JPEG stream")
    if whole.shape[:2] != (geometry["height"], geometry["width"]):
        raise FilmError("CorruptFile", "JPEG stream")
    return _bytes(whole), _decoded(geometry, header["precision"], photometric=_jpeg_colour(header, geometry))


def _libjpeg(stream, geometry):
    """None where it gives up. The same space in and out: nothing is converted."""
    spaces = {"colorspace": "rgb", "outcolorspace": "rgb"} if geometry["samples"] == 3 else {}
    try:
        return imagecodecs.jpeg8_decode(stream, **spaces)
    except Exception:
        return None


def _jpeg_header(stream):
    """What the segments before the first scan say (ITU-T T.81, annex B)."""
    if stream[:2] != b"\xff\xd8":
        raise FilmError("CorruptFile", "the start of a JPEG stream")
    found, at = {"adobe": None, "jfif": False}, 2
    while True:
        while stream[at:at + 2] == b"\xff\xff":
            at += 1
        if at + 4 > len(stream):
            raise FilmError("TruncatedFile", "a segment of a JPEG stream")
        marker, length = stream[at + 1], struct.unpack_from(">H", stream, at + 2)[0]
        if stream[at] != 0xFF or length < 2:
            raise FilmError("CorruptFile", "a marker of a JPEG stream")
        segment, at = stream[at + 4:at + 2 + length], at + 2 + length
        if at > len(stream):
            raise FilmError("TruncatedFile", "a segment of a JPEG stream")
        if marker == 0xE0:
            found["jfif"] |= segment.startswith(b"JFIF")
        elif marker == 0xEE and segment.startswith(b"Adobe") and len(segment) >= 12:
            found["adobe"] = segment[11]
        elif 0xC0 <= marker <= 0xCF and marker != 0xC4:
            if marker not in (0xC0, 0xC1, 0xC3):
                raise FilmError("UnsupportedFormat", f"JPEG process SOF{marker - 0xC0}")
            if len(segment) < 6 or len(segment) < 6 + 3 * segment[5]:
                raise FilmError("CorruptFile", "the frame header of a JPEG stream")
            precision, height, width, count = struct.unpack_from(">BHHB", segment)
            if height == 0:
                raise FilmError("UnsupportedFormat", "JPEG without a number of lines")
            if not (2 <= precision <= 16 if marker == 0xC3 else precision in (8, 12)):
                raise FilmError("CorruptFile", "the frame header of a JPEG stream")
            found.update(lossless=marker == 0xC3, precision=precision, sides=(width, height, count), ids=segment[6:6 + 3 * count:3])
        elif marker == 0xDA:
            if "sides" not in found:
                raise FilmError("CorruptFile", "a scan without frame of a JPEG stream")
            return found


def _jpeg_colour(header, geometry):
    """What the stream says of its colours comes before what the data set says: writers that recompress leave the attribute as it was."""
    told = geometry["photometric"]
    if geometry["samples"] == 1 or header["lossless"]:
        return told
    if header["adobe"] is not None:
        return "RGB" if header["adobe"] == 0 else "YBR_FULL"
    if header["jfif"]:
        return "YBR_FULL"
    return "RGB" if header["ids"] == b"RGB" or told == "RGB" else "YBR_FULL"


def jpeg_ls(stream, geometry):
    """ITU-T T.87, lossless and near-lossless."""
    precision = _jpeg_ls_precision(stream, geometry)
    try:
        # CharLS takes many seconds to notice that a stream is over where no marker says so.
        picture = imagecodecs.jpegls_decode(stream + END)
    except Exception:
        raise _broken("JPEG-LS", stream) from None
    planar = picture.ndim == 3 and picture.shape[0] == 3 and picture.shape[2] != 3
    if picture.size != geometry["width"] * geometry["height"] * geometry["samples"]:
        raise _broken("JPEG-LS", stream)
    return _bytes(picture), _decoded(geometry, precision, planar=planar)


def _jpeg_ls_precision(stream, geometry):
    at = 2
    while at + 10 <= len(stream) and stream[at] == 0xFF:
        marker, length = stream[at + 1], struct.unpack_from(">H", stream, at + 2)[0]
        if marker == 0xF7:
            precision, height, width, count = struct.unpack_from(">BHHB", stream, at + 4)
            _check_sides((width, height, count), geometry, "JPEG-LS")
            if not 2 <= precision <= 16:
                raise FilmError("CorruptFile", f"a JPEG-LS stream of {precision} bits")
            return precision
        at += 2 + length
    raise FilmError("TruncatedFile" if len(stream) < 64 else "CorruptFile", "a JPEG-LS stream without frame header")


def jpeg_2000(stream, geometry):
    """JPEG 2000 (ITU-T T.800) and high-throughput JPEG 2000 (T.814): OpenJPEG reads both and undoes their transforms of colour."""
    # Some files wrap the codestream in the boxes of JP2.
    start = stream.find(b"\xff\x4f\xff\x51")
    if start < 0:
        raise FilmError("TruncatedFile" if len(stream) < 64 else "CorruptFile", "a JPEG 2000 stream without header")
    precision, signed = _depth(stream[start:], geometry)
    _check_tiles(stream[start:])
    try:
        picture = imagecodecs.jpeg2k_decode(stream)
    except Exception:
        raise _broken("JPEG 2000", stream) from None
    wanted = (geometry["height"], geometry["width"]) + ((3,) if geometry["samples"] == 3 else ())
    if picture.shape != wanted or picture.itemsize != (1 if precision <= 8 else 2):
        raise _broken("JPEG 2000", stream)
    return _bytes(picture), _decoded(geometry, precision, signed)


def _depth(stream, geometry):
    """Bits of a sample and whether they are signed, by SIZ (T.800 A.5.1), whose sides are those of the data set."""
    if len(stream) < 42 + 3 * geometry["samples"]:
        raise FilmError("TruncatedFile", "the header of a JPEG 2000 stream")
    right, bottom, left, top = struct.unpack_from(">4I", stream, 8)
    _check_sides((right - left, bottom - top, struct.unpack_from(">H", stream, 40)[0]), geometry, "JPEG 2000")
    components = [stream[42 + 3 * index:45 + 3 * index] for index in range(geometry["samples"])]
    depth = components[0][0]
    precision = (depth & 0x7F) + 1
    if precision > 16 or any(component != bytes((depth, 1, 1)) for component in components):
        raise FilmError("UnsupportedFormat", f"JPEG 2000 with components of {precision} bits, or of unlike sizes")
    return precision, depth >= 0x80


def _check_tiles(stream):
    """OpenJPEG leaves a tile that is missing black: all of them have to be there, and whole (T.800 A.4.2)."""
    right, bottom, _, _, width, height, left, top = struct.unpack_from(">8I", stream, 8)
    if width == 0 or height == 0:
        raise FilmError("CorruptFile", "the tiles of a JPEG 2000 stream")
    tiles, found, at = math.ceil((right - left) / width) * math.ceil((bottom - top) / height), set(), 2
    while at + 4 <= len(stream) and stream[at:at + 2] != END:
        marker, length = struct.unpack_from(">HH", stream, at)
        tile_part = marker == 0xFF90
        if not tile_part and found:
            raise _broken("JPEG 2000", stream)
        if tile_part and at + 12 > len(stream):
            raise FilmError("TruncatedFile", "a tile of a JPEG 2000 stream")
        # A length of 0 is that of the last part, up to the end of the stream.
        length = (struct.unpack_from(">I", stream, at + 6)[0] or len(stream) - at) if tile_part else 2 + length
        if length < 4:
            raise FilmError("CorruptFile", "a segment of a JPEG 2000 stream")
        if tile_part:
            found.add(struct.unpack_from(">H", stream, at + 4)[0])
        at += length
        if at > len(stream):
            raise FilmError("TruncatedFile", "a segment of a JPEG 2000 stream")
    if len(found) != tiles:
        raise FilmError("TruncatedFile" if len(found) < tiles else "CorruptFile", f"{len(found)} of {tiles} tiles of a JPEG 2000 stream")


def _check_sides(sides, geometry, name):
    wanted = (geometry["width"], geometry["height"], geometry["samples"])
    if tuple(sides) != wanted:
        raise FilmError("CorruptFile", f"a {name} stream of {' x '.join(map(str, sides))} in a film of {' x '.join(map(str, wanted))}")


def _decoded(geometry, precision, signed=False, photometric=None, planar=False):
    """The samples' description: each begins at bit 0. `signed`: the decoder has extended the sign."""
    # Signed samples that were coded as if they were not, in more bits than are stored or fewer: the highest that both have is the sign.
    stored = min(geometry["bits_stored"], precision) if geometry["signed"] and not signed else precision
    return {**geometry, "bits_allocated": 8 if precision <= 8 else 16, "bits_stored": stored, "high_bit": stored - 1, "planar": planar,
            "photometric": _unshared(photometric or geometry["photometric"])}


def _unshared(photometric):
    """Every decoder gives each pixel its own chroma."""
    return "YBR_FULL" if photometric == "YBR_FULL_422" else photometric


def _bytes(picture):
    return np.ascontiguousarray(picture).astype(picture.dtype.newbyteorder("<"), copy=False).tobytes()


def _broken(name, stream):
    """JPEG-LS and JPEG 2000 both end with FFD9, before the padding of the fragment."""
    return FilmError("CorruptFile" if stream.rstrip(b"\0").endswith(END) else "TruncatedFile", f"{name} stream")
