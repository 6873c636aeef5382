"""The core's hand finder as a process: films in, records out (cpp/tools/hand_tool.cpp)."""
import pathlib
import struct
import subprocess
from dataclasses import dataclass

import numpy as np

ROOT = pathlib.Path(__file__).parents[2]


def build_tool():
    """Builds it from the sources as they are; its path."""
    for command in (["cmake", "--preset", "native-release"], ["cmake", "--build", "--preset", "native-release", "--target", "hand_tool"]):
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return ROOT / "build/native-release/cpp/tools/hand_tool"


class Tool:
    """`what`: "candidates" or "shapes"."""

    def __init__(self, path, what):
        self._process = subprocess.Popen([path, what], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def send(self, pixels):
        """[H, W] uint8."""
        height, width = pixels.shape
        self._process.stdin.write(struct.pack("<ii", width, height) + np.ascontiguousarray(pixels).tobytes())
        self._process.stdin.flush()

    def read(self, size):
        data = self._process.stdout.read(size)
        if len(data) != size:
            raise RuntimeError(f"hand_tool ended with {self._process.wait()}")
        return data


@dataclass
class Shape:
    """As HandShape (cpp/include/carpal/hand.hpp). `box`, `field`: (x, y, width, height); `palm`: (x, y, radius); film pixels."""
    found: bool
    inverted: bool
    hands: int
    fingers: int
    angle: float
    certainty: float
    thumb: int
    thumb_certainty: float
    box: tuple
    field: tuple
    palm: tuple


def find_hand(tool, pixels):
    """[H, W] uint8 -> Shape."""
    tool.send(pixels)
    v = np.frombuffer(tool.read(4 * 19), "<f4").tolist()
    return Shape(bool(v[0]), bool(v[1]), int(v[2]), int(v[3]), v[4], v[5], int(v[6]), v[7], tuple(v[8:12]), tuple(v[12:16]), tuple(v[16:19]))
