"""A file's bytes to its data set, by pydicom: with and without preamble, also deflated. Values are read as they lie in the file: what is written
wrongly is no error until it is needed."""
import io
import re
import struct
import warnings
import zlib

import pydicom
from pydicom import filereader
from pydicom.dataelem import RawDataElement
from pydicom.uid import DeflatedExplicitVRLittleEndian

from ...errors import FilmError
from ...limits import MOST_BYTES

PIXEL_DATA = 0x7FE00010
IMPLICIT, EXPLICIT = "1.2.840.10008.1.2", "1.2.840.10008.1.2.1"
GROUP_2_ALONE = b"\x02\x00"


class DataSet:
    def __init__(self, data_set, little):
        self._own, self.little = data_set, little

    def raw(self, tag):
        """The value's bytes; None where it is missing or a sequence."""
        try:
            element = self._own.get_item(tag) if tag in self._own else None
        except Exception:       # an element that cannot be taken apart is one that is not there
            return None
        value = element.value if isinstance(element, RawDataElement) else None
        return value if isinstance(value, bytes) else b"" if element is not None and value is None and not self.items(tag) else value

    def vr(self, tag):
        element = self._own.get_item(tag)
        return element.VR

    def text(self, tag, index=None):
        """Without padding; `index` counts values between backslashes. None where there is none."""
        raw = self.raw(tag)
        if raw is None:
            return None
        whole = raw.split(b"\0")[0].decode("latin-1").strip()
        if index is not None:
            parts = whole.split("\\")
            whole = parts[index].strip() if index < len(parts) else ""
        return whole or None

    def count(self, tag):
        """Values between backslashes; 0 where the element is missing or empty."""
        raw = self.raw(tag)
        return raw.count(b"\\") + 1 if raw else 0

    def decimal(self, tag, index=0):
        text = self.text(tag, index)
        # As JavaScript's Number has it, but no hexadecimals and no words: neither is a decimal string.
        return float(text) if text is not None and re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text) else None

    def word(self, tag, index=0, signed=False):
        """16 bits; None where they are missing."""
        raw = self.raw(tag)
        if raw is None or len(raw) < 2 * index + 2:
            return None
        return struct.unpack_from(("<" if self.little else ">") + ("h" if signed else "H"), raw, 2 * index)[0]

    def items(self, tag):
        """The data sets of a sequence; none where it is missing or broken."""
        try:
            element = self._own[tag] if tag in self._own else None
            return [DataSet(item, self.little) for item in element.value] if element is not None and element.VR == "SQ" else []
        except Exception:
            return []

    def need_pixels(self):
        raw = self.raw(PIXEL_DATA)
        if not raw:
            raise FilmError("NoPixelData", "PixelData is missing")
        return raw


def expect_bounded(data):
    """The parser unpacks a deflated data set whole, whatever it holds: refuses one of more bytes than a file may have."""
    file = io.BytesIO(data)
    if filereader.read_preamble(file, force=True) is None:
        return
    meta = filereader._read_file_meta_info(file)
    if meta.get("TransferSyntaxUID") == DeflatedExplicitVRLittleEndian:
        unpacked = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data[file.tell():], MOST_BYTES + 1)
        if len(unpacked) > MOST_BYTES:
            raise FilmError("FileTooLarge", "deflated data set")


def open_data_set(data):
    """DataSet and transfer syntax. FilmError."""
    if data[128:132] != b"DICM" and data[:2] == GROUP_2_ALONE:
        # Group 0002 may be there without the preamble before it.
        data = bytes(128) + b"DICM" + data
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expect_bounded(data)
            own = pydicom.dcmread(io.BytesIO(data), force=True)
    except FilmError:
        raise
    except EOFError:
        raise FilmError("TruncatedFile", "data set") from None
    except zlib.error:
        raise FilmError("CorruptFile", "deflated data set") from None
    except MemoryError:
        raise FilmError("OutOfMemory") from None
    except Exception as error:      # whatever a broken file makes of the parser
        cut = re.search(r"end of|beyond|past|EOF|truncat|not enough|bytes", str(error), re.IGNORECASE)
        raise FilmError("TruncatedFile" if cut else "CorruptFile", "data set") from None
    little = own.original_encoding[1] is not False
    told = getattr(own.file_meta, "TransferSyntaxUID", None) if hasattr(own, "file_meta") else None
    syntax = str(told) if told else IMPLICIT if own.original_encoding[0] or data[128:132] == b"DICM" else EXPLICIT
    return DataSet(own, little), syntax
