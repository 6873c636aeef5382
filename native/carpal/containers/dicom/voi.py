"""Windows and tables of a data set, and which of them makes the film grey unasked (PS3.3 C.11.2), as web/src/dicom/voi.ts chooses."""
import numpy as np

FUNCTIONS = ("LINEAR", "LINEAR_EXACT", "SIGMOID")
LEAST_INSIDE = 0.01     # of the film's values that a window must tell apart; one that does not was made for something else
PROBES = 20_000
MOST_WINDOWS = 32


def windows_of(data_set):
    """Those that can be used at all: C.11.2.1.2.1 wants a width of 1 at least, the others more than 0."""
    told = data_set.text(0x00281056) or "LINEAR"
    shape = told if told in FUNCTIONS else "LINEAR"
    windows = []
    for index in range(min(MOST_WINDOWS, data_set.count(0x00281050))):
        center, width = data_set.decimal(0x00281050, index), data_set.decimal(0x00281051, index)
        if center is not None and width is not None and (width >= 1 if shape == "LINEAR" else width > 0):
            windows.append({"center": center, "width": width, "function": shape})
    return windows


def says_window(data_set):
    return data_set.count(0x00281050) > 0


def default_voi(windows, tables, geometry, samples):
    """What the core is told, and whether the file's own window shows next to nothing of the film."""
    if windows:
        if not _shows(windows[0], geometry, samples):
            return {"kind": "automatic"}, True
        return {"kind": "window", **windows[0]}, False
    return ({"kind": "lut", "lut": tables[0]} if tables else {"kind": "automatic"}), False


def _shows(window, geometry, samples):
    """Whether enough of the film's modality values lie inside the window, by a sample of them. A modality table is not followed."""
    if geometry["modality_lut"] is not None or geometry["samples"] != 1:
        return True
    count = geometry["width"] * geometry["height"]
    words = np.frombuffer(samples, f"<u{geometry['bits_allocated'] // 8}", count)[:: max(1, count // PROBES)].astype(np.int64)
    stored = geometry["bits_stored"]
    values = (words >> (geometry["high_bit"] + 1 - stored)) & (2 ** stored - 1)
    if geometry["signed"]:
        values = np.where(values >= 2 ** (stored - 1), values - 2 ** stored, values)
    rescale = geometry["rescale"] or {"slope": 1, "intercept": 0}
    inside = np.abs(values * rescale["slope"] + rescale["intercept"] - window["center"]) <= window["width"] / 2
    return bool(inside.sum() >= LEAST_INSIDE * inside.size)
