"""The typed face of the core's shared library (cpp/bindings/carpal.h). Here, and only here, a status becomes an error and a pointer a copy."""
import ctypes
import json
from ctypes import POINTER, byref, c_char_p, c_float, c_int, c_size_t, c_uint8, c_uint16, c_void_p
from importlib import resources

import numpy as np

from .errors import CoreError

SIGNATURES = {
    "version": (c_char_p, []), "status_name": (c_char_p, [c_int]), "open": (c_void_p, []), "close": (None, [c_void_p]), "detail": (c_char_p, [c_void_p]),
    "configure": (c_int, [c_void_p, c_char_p]), "reserve_reference": (POINTER(c_uint8), [c_void_p, c_size_t]), "set_reference": (c_int, [c_void_p]),
    "reserve_film": (POINTER(c_uint8), [c_void_p, c_size_t]), "decode": (c_int, [c_void_p]), "decode_stored": (c_int, [c_void_p, c_char_p]),
    "validate": (c_int, [c_void_p, c_char_p]), "film_json": (c_char_p, [c_void_p]), "prepare": (c_int, [c_void_p, c_char_p]),
    "grey_pixels": (POINTER(c_uint16), [c_void_p, POINTER(c_int), POINTER(c_int)]), "tensor": (POINTER(c_float), [c_void_p, POINTER(c_size_t)]),
    "reserve_outputs": (POINTER(c_float), [c_void_p, c_char_p, POINTER(c_size_t)]), "assess": (c_int, [c_void_p, c_char_p]),
    "assessment_json": (c_char_p, [c_void_p]), "clear": (None, [c_void_p]),
}


def load():
    """The library that was built beside the package."""
    with resources.as_file(resources.files("carpal") / "libcarpal.so") as path:
        library = ctypes.CDLL(str(path))
    for name, (result, arguments) in SIGNATURES.items():
        function = getattr(library, f"carpal_{name}")
        function.restype, function.argtypes = result, arguments
    return library


class Core:
    """One film at a time, in the order of the methods. What is given back belongs to the caller."""

    def __init__(self, manifest_text, reference=None):
        """`reference`: the bytes of the pack's reference, None where its manifest has none."""
        self._library = load()
        self._session = self._library.carpal_open()
        if not self._session:
            raise CoreError("OutOfMemory")
        self._call("configure", manifest_text.encode())
        if reference is not None:
            self._give("reserve_reference", reference)
            self._call("set_reference")

    @property
    def version(self):
        return self._library.carpal_version().decode()

    def close(self):
        self._library.carpal_close(self._session)
        self._session = None

    def decode(self, data):
        self._give("reserve_film", data)
        self._call("decode")

    def decode_stored(self, description, samples):
        """Stored samples that `description` describes (web/src/domain/stored-pixels.ts) in place of a file's bytes."""
        self._give("reserve_film", samples)
        self._call("decode_stored", json.dumps(description).encode())

    def validate(self, profile=""):
        self._call("validate", profile.encode())
        return json.loads(self._library.carpal_film_json(self._session))

    def grey(self):
        """[height, width] uint16, the film for display."""
        width, height = c_int(), c_int()
        pixels = self._library.carpal_grey_pixels(self._session, byref(width), byref(height))
        if not pixels:
            raise CoreError("NoFilm")
        return np.ctypeslib.as_array(pixels, (height.value, width.value)).copy()

    def prepare(self, view="as_is"):
        """The network's input as the view shows the film: float32, flat."""
        self._call("prepare", view.encode())
        count = c_size_t()
        values = self._library.carpal_tensor(self._session, byref(count))
        return np.ctypeslib.as_array(values, (count.value,)).copy()

    def take_outputs(self, outputs, view="as_is"):
        """The network's outputs for a view, flat, in the manifest's order; kept until the next film."""
        count = c_size_t()
        room = self._library.carpal_reserve_outputs(self._session, view.encode(), byref(count))
        if count.value != outputs.size:
            raise CoreError("WrongOutputSize", f"the network gave {outputs.size} numbers, the manifest says {count.value}")
        np.ctypeslib.as_array(room, (count.value,))[:] = outputs

    def assess(self, request):
        self._call("assess", json.dumps(request).encode())
        return json.loads(self._library.carpal_assessment_json(self._session))

    def clear(self):
        self._library.carpal_clear(self._session)

    def _give(self, reserve, data):
        room = getattr(self._library, f"carpal_{reserve}")(self._session, len(data))
        # Where there is no room the call that takes the bytes says why.
        if room:
            ctypes.memmove(room, bytes(data), len(data))

    def _call(self, name, *arguments):
        status = getattr(self._library, f"carpal_{name}")(self._session, *arguments)
        if status != 0:
            raise CoreError(self._library.carpal_status_name(status).decode(), self._library.carpal_detail(self._session).decode())
