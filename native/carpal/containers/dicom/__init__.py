"""DICOM: the first frame by its own window, as stored samples that the core renders. pydicom reads the file's structure, imagecodecs unpacks
streams; what a data set means is decided as in web/src/dicom."""
from .. import Container
from .child import child_of
from .data_set import open_data_set
from .findings import findings_of
from .frames import check_frames, first_frame, syntax_of
from .pixels import geometry_of, tables_of
from .voi import default_voi, says_window, windows_of


def open_dicom(data):
    data_set, transfer_syntax = open_data_set(data)
    data_set.need_pixels()
    syntax_of(transfer_syntax)
    told = geometry_of(data_set)
    frames = check_frames(data_set, transfer_syntax, told)
    samples, geometry = first_frame(data_set, transfer_syntax, told, frames)
    windows, tables = windows_of(data_set), tables_of(data_set, 0x00283010, told["signed"])
    voi, unusable = default_voi(windows, tables, geometry, samples)
    findings = findings_of(data_set)
    if unusable or (says_window(data_set) and not windows and not tables):
        findings.append("voi_unusable")
    rendering = {"transfer_syntax": transfer_syntax, "frame": 1, "frames": frames, "voi": "default", "voi_index": None, "findings": findings}
    return Container({**geometry, "voi": voi}, samples, rendering, child_of(data_set))
