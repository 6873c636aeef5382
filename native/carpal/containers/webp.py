"""WebP by libwebp: 8 bits a colour, as the format has it."""
import imagecodecs
import numpy as np

from ..errors import FilmError
from . import Container, check_sides

RENDERING = {"transfer_syntax": None, "frame": 1, "frames": 1, "voi": None, "voi_index": None, "findings": []}


def open_webp(data):
    if len(data) < 20 or int.from_bytes(data[4:8], "little") + 8 > len(data):
        raise FilmError("TruncatedFile", "WebP")
    try:
        picture = imagecodecs.webp_decode(data)
    except Exception:
        raise FilmError("CorruptFile", "WebP") from None
    height, width = picture.shape[:2]
    check_sides(width, height)
    if picture.ndim == 2:
        picture = np.dstack([picture] * 3)
    if picture.shape[2] == 4:
        # What alpha leaves open is black, as the core has it for PNG.
        picture = np.rint(picture[..., :3] * (picture[..., 3:] / 255.0)).astype(np.uint8)
    description = {"format": "webp", "width": width, "height": height, "bits_allocated": 8, "bits_stored": 8, "high_bit": 7, "signed": False,
                   "samples": 3, "planar": False, "photometric": "RGB", "rescale": None, "modality_lut": None, "voi": {"kind": "range"},
                   "inverse": False, "palette": None}
    return Container(description, np.ascontiguousarray(picture).tobytes(), dict(RENDERING))
