"""How the data set describes its samples (PS3.3 C.7.6.3), as web/src/dicom/pixels.ts reads it."""
from ...errors import FilmError
from .. import check_sides

# PS3.3 C.7.6.3.1.2. YBR_ICT and YBR_RCT are JPEG 2000's own transforms, which its decoder undoes.
PHOTOMETRICS = {name: name for name in ("MONOCHROME1", "MONOCHROME2", "RGB", "YBR_FULL", "YBR_FULL_422", "PALETTE COLOR")}
PHOTOMETRICS.update(YBR_ICT="RGB", YBR_RCT="RGB")


def geometry_of(data_set):
    def need(tag, name):
        value = data_set.word(tag)
        if value is None:
            raise FilmError("CorruptFile", f"{name} is missing")
        return value
    height, width = need(0x00280010, "Rows"), need(0x00280011, "Columns")
    check_sides(width, height)
    allocated = need(0x00280100, "BitsAllocated")
    if allocated not in (8, 16, 32):
        raise FilmError("UnsupportedFormat", f"{allocated} bits allocated")
    stored = _or(data_set.word(0x00280101), allocated)
    high = _or(data_set.word(0x00280102), stored - 1)
    if not (1 <= stored <= allocated and stored - 1 <= high < allocated):
        raise FilmError("CorruptFile", f"{stored} bits stored up to bit {high} of {allocated}")
    samples = _or(data_set.word(0x00280002), 1)
    told = data_set.text(0x00280004) or ("MONOCHROME2" if samples == 1 else "RGB")
    photometric = PHOTOMETRICS.get(told)
    if photometric is None:
        raise FilmError("UnsupportedFormat", f"photometric interpretation {told}")
    colour = photometric.startswith(("RGB", "YBR"))
    if colour and allocated == 32:
        raise FilmError("UnsupportedFormat", "colour of 32 bits")
    if photometric == "YBR_FULL_422" and allocated != 8:
        raise FilmError("UnsupportedFormat", f"YBR_FULL_422 of {allocated} bits")
    if samples != (3 if colour else 1):
        raise FilmError("CorruptFile", f"{samples} samples a pixel for {photometric}")
    signed = data_set.word(0x00280103) == 1
    slope, intercept = data_set.decimal(0x00281053), data_set.decimal(0x00281052)
    tables = tables_of(data_set, 0x00283000, signed)
    return {
        "format": "dicom", "width": width, "height": height, "bits_allocated": allocated, "bits_stored": stored, "high_bit": high, "signed": signed,
        "samples": 3 if colour else 1, "planar": colour and photometric != "YBR_FULL_422" and data_set.word(0x00280006) == 1,
        "photometric": photometric, "rescale": {"slope": slope, "intercept": intercept or 0} if slope else None,
        "modality_lut": tables[0] if tables else None,
        # With MONOCHROME1 INVERSE is prescribed and says the same once more: one turn, not two (PS3.3 C.8.11.3).
        "inverse": data_set.text(0x20500020) == "INVERSE" and photometric != "MONOCHROME1",
        "palette": _palette(data_set, signed) if photometric == "PALETTE COLOR" else None,
    }


def _or(value, otherwise):
    return otherwise if value is None else value


def tables_of(data_set, sequence, signed):
    """The tables of a LUT sequence; those whose descriptor and data do not fit are left out. `signed`: what the table is looked up by."""
    found = [_table(item, 0x00283002, 0x00283006, signed) for item in data_set.items(sequence)]
    return [table for table in found if table is not None]


def _table(data_set, descriptor, data, signed):
    """PS3.3 C.11.1.1.1: number of entries (0 is 65,536), first input, bits of an entry."""
    count, first, bits = data_set.word(descriptor), data_set.word(descriptor, 1, signed), data_set.word(descriptor, 2)
    raw = data_set.raw(data)
    if None in (count, first, bits, raw) or not 1 <= bits <= 16:
        return None
    entries = count or 65_536
    # Entries of up to 8 bits are bytes, or words all the same.
    packed = bits <= 8 and len(raw) < 2 * entries
    if len(raw) < (entries if packed else 2 * entries):
        return None
    values = list(raw[:entries]) if packed else [data_set.word(data, index) for index in range(entries)]
    return {"first": first, "bits": bits, "values": values}


def _palette(data_set, signed):
    tables = [_table(data_set, 0x00281101 + index, 0x00281201 + index, signed) for index in range(3)]
    if None in tables:
        raise FilmError("CorruptFile", "palette")
    return dict(zip(("red", "green", "blue"), tables))
