"""TIFF: the first page as stored samples, unpacked by tifffile. What the page does not read is refused by the same names
(web/src/containers/tiff)."""
import io

import numpy as np
import tifffile

from ..errors import FilmError
from . import Container, check_sides

COMPRESSIONS = {1, 5, 8, 32946, 32773}      # none, LZW, deflate (both numbers), PackBits
PHOTOMETRICS = {0: "MONOCHROME1", 1: "MONOCHROME2", 2: "RGB", 3: "PALETTE COLOR"}
DEPTHS = (8, 10, 12, 14, 16)                # films of 12 bits are stored in 16
NO_PAGE = 0b101                             # a smaller copy of another page, or its mask
MOST_PAGES = 1024
MOST_UNPACKED = 4096                        # no packing comes near


def open_tiff(data):
    if data[2:4] in (b"+\0", b"\0+"):
        raise FilmError("UnsupportedFormat", "BigTIFF")
    try:
        with tifffile.TiffFile(io.BytesIO(data)) as file:
            every = [file.pages[index] for index in range(min(len(file.pages), MOST_PAGES + 1))]
            if len(every) > MOST_PAGES:
                raise FilmError("CorruptFile", f"TIFF: more than {MOST_PAGES} pages")
            pages = [page for page in every if page.subfiletype & NO_PAGE == 0] or every
            if not pages:
                raise FilmError("CorruptFile", "TIFF: no page")
            return _stored(pages[0], len(pages), len(data))
    except FilmError:
        raise
    except MemoryError:
        raise FilmError("OutOfMemory") from None
    except Exception as error:      # whatever a broken file makes of the parser
        raise FilmError("CorruptFile", f"TIFF: {type(error).__name__}") from None


def _stored(page, frames, length):
    width, height, colours = page.imagewidth, page.imagelength, 3 if page.photometric == 2 else 1
    check_sides(width, height)
    _check(page, colours)
    if width * height * page.samplesperpixel * page.bitspersample // 8 > length * MOST_UNPACKED:
        raise FilmError("TruncatedFile", f"TIFF: {length} bytes")
    ends = [offset + count for offset, count in zip(page.dataoffsets, page.databytecounts)]
    if ends and max(ends) > length:
        raise FilmError("TruncatedFile", f"TIFF: {max(ends)} bytes of {length}")
    picture = page.asarray()
    if page.planarconfig == 2 and page.samplesperpixel > 1:
        picture = np.moveaxis(picture, 0, -1)
    picture = _coloured(picture.reshape(height, width, page.samplesperpixel), page, colours)
    picture = _upright(picture, page.tags[274].value if 274 in page.tags else 1)
    bits = page.bitspersample
    depth = next(one for one in DEPTHS if int(picture.max()) < 2 ** one) if bits == 16 and colours == 1 else bits
    white = 2 ** depth - 1
    palette = None
    if page.photometric == 3:
        palette = {name: {"first": 0, "bits": 16, "values": page.colormap[index].tolist()} for index, name in enumerate(("red", "green", "blue"))}
    description = {
        "format": "tiff", "width": picture.shape[1], "height": picture.shape[0], "bits_allocated": bits, "bits_stored": depth, "high_bit": depth - 1,
        "signed": False, "samples": colours, "planar": False, "photometric": PHOTOMETRICS[page.photometric], "rescale": None, "modality_lut": None,
        # From black to white, as a PNG is taken.
        "voi": {"kind": "window", "center": white / 2, "width": white, "function": "LINEAR_EXACT"}, "inverse": False, "palette": palette,
    }
    samples = np.ascontiguousarray(picture).astype(f"<u{bits // 8}", copy=False).tobytes()
    rendering = {"transfer_syntax": None, "frame": 1, "frames": frames, "voi": None, "voi_index": None, "findings": []}
    return Container(description, samples, rendering)


def _check(page, colours):
    def unsupported(what):
        return FilmError("UnsupportedFormat", f"TIFF: {what}")
    if page.bitspersample not in (8, 16):
        raise unsupported(f"{page.bitspersample} bits a sample")
    if page.sampleformat not in (1, 4):
        raise unsupported("samples that are no whole numbers above 0")
    if page.compression not in COMPRESSIONS:
        raise unsupported(f"compression {int(page.compression)}")
    if page.photometric not in PHOTOMETRICS or (page.photometric == 3 and page.bitspersample != 8):
        raise unsupported(f"photometric interpretation {int(page.photometric)} of {page.bitspersample} bits")
    if page.samplesperpixel < colours:
        raise FilmError("CorruptFile", f"TIFF: {page.samplesperpixel} samples a pixel")
    if page.samplesperpixel > colours + 1:
        raise unsupported(f"{page.samplesperpixel} samples a pixel")
    if page.predictor not in (1, 2):
        raise unsupported(f"predictor {int(page.predictor)}")
    if page.fillorder != 1:
        raise unsupported("fill order")


def _coloured(picture, page, colours):
    """Without extra samples. What alpha leaves open is black, as the core has it for PNG."""
    if page.samplesperpixel == colours:
        return picture
    plain = picture[..., :colours]
    if page.extrasamples and page.extrasamples[0] == 2:
        share = picture[..., colours:] / (2.0 ** page.bitspersample - 1)
        plain = np.floor(plain * share + 0.5).astype(picture.dtype)
    return plain


def _upright(picture, orientation):
    """By TIFF's and EXIF's 1..8: where the first row and column lie in the picture as it is meant."""
    orientation = min(8, max(1, orientation))
    if orientation > 4:
        picture = picture.swapaxes(0, 1)
    # As web/src/containers/tiff/pixels.ts: `left` counts along the columns that are shown, `top` along the rows.
    if orientation in (2, 3, 6, 7):
        picture = picture[:, ::-1]
    if orientation in (3, 4, 7, 8):
        picture = picture[::-1]
    return picture
