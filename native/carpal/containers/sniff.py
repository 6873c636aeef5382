"""What a file is, by its first bytes: names and extensions do not count. The table is that of web/src/containers/sniff.ts."""
import re

HEAD_BYTES = 1024
# Brands of HEIF's still pictures, AVIF's among them: ISO 23008-12 annex B.
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}


def is_dicom(head):
    """"DICM" after the preamble; or a data set without one, which begins with group 0002 or 0008 and an element number that files begin with."""
    return head[128:132] == b"DICM" or (len(head) > 3 and head[0] in (2, 8) and head[1] == 0 and head[2] <= 0x18 and head[3] == 0)


TESTS = (
    ("png", lambda head: head.startswith(b"\x89PNG")),
    ("jpeg", lambda head: head.startswith(b"\xff\xd8\xff")),
    ("webp", lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP"),
    # 42 is TIFF, 43 BigTIFF.
    ("tiff", lambda head: head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),
    ("zip", lambda head: head[:4] in (b"PK\3\4", b"PK\5\6", b"PK\7\x08")),
    ("heic", lambda head: head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS),
    # A few bytes may lie before the header.
    ("pdf", lambda head: b"%PDF-" in head[:256]),
    # RAR, 7z, gzip.
    ("archive", lambda head: head.startswith((b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"))),
    ("dicom", is_dicom),
    # The core looks closer: two letters are little.
    ("bmp", lambda head: head[:2] == b"BM" and head[15:18] == b"\0\0\0"),
)
FILMS = {"dicom", "png", "jpeg", "bmp", "tiff", "webp"}


def kind_of(head):
    """None where the bytes begin like nothing that is known here."""
    return next((kind for kind, test in TESTS if test(head)), None)


# Reports, presentation states, key objects, documents, plans, a DICOMDIR: DICOM without a picture.
NO_PICTURE = re.compile(rb"1\.2\.840\.10008\.(5\.1\.4\.1\.1\.(88|11|104|9|66|481|78|79)\b|1\.3\.10$)")


def has_no_picture(head):
    """By the class in the preamble's group, where it tells it."""
    found = re.search(rb"\x02\x00\x02\x00UI..([0-9.]+)", head[128:HEAD_BYTES], re.DOTALL)
    return found is not None and NO_PICTURE.match(found[1]) is not None
