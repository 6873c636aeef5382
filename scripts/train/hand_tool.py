"""The core's hand finder as a process: films in, records out (cpp/tools/hand_tool.cpp)."""
import pathlib
import struct
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

ROOT = pathlib.Path(__file__).parents[2]
THREADS = 2        # tools at once


def build_tool():
    """Builds it from the sources as they are; its path."""
    for command in (["cmake", "--preset", "native-release"], ["cmake", "--build", "--preset", "native-release", "--target", "hand_tool"]):
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return ROOT / "build/native-release/cpp/tools/hand_tool"


class Tool:
    """`what`: "candidates", "shapes" or "pictures" with its numbers."""

    def __init__(self, path, *what):
        self._process = subprocess.Popen([path, *map(str, what)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

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


@dataclass
class Placed:
    """As Placement (cpp/include/carpal/placement.hpp). `picture` [side, side] float32, 0..1."""
    crop: tuple
    turned: float
    mirrored: bool
    inverted: bool
    picture: np.ndarray


def place(tool, pixels, side):
    """[H, W] uint8 -> Placed. `tool`: of "pictures" with this side."""
    tool.send(pixels)
    v = np.frombuffer(tool.read(4 * 7), "<f4").tolist()
    picture = np.frombuffer(tool.read(4 * side * side), "<f4").reshape(side, side)
    return Placed(tuple(v[:4]), v[4], bool(v[5]), bool(v[6]), picture)


def placing(program, side, spec):
    """The tool of "pictures" for a manifest's input.placement; None: films as they lie."""
    numbers = () if spec is None else (spec["certainty"], spec["least_turn_degrees"], spec["most_field_share"])
    mirror = () if spec is None or "mirror_certainty" not in spec else (spec["mirror_certainty"],)
    return Tool(program, "pictures", side, *numbers, *mirror)


def placed(films, spec):
    """`films` [N, S, S] uint8 as the network sees them: a copy, in which those that `spec` moves are replaced, to whole greys. And how many were."""
    program, side = build_tool(), films.shape[-1]
    out = np.array(films)

    def run(rows):
        moved = 0
        with placing(program, side, spec) as tool:
            for i in rows:
                one = place(tool, films[i], side)
                if one.crop == (0, 0, side, side) and not (one.turned or one.mirrored or one.inverted):
                    continue
                out[i] = np.round(255 * np.clip(one.picture, 0, 1))
                moved += 1
        return moved

    with ThreadPoolExecutor(THREADS) as pool:
        return out, sum(pool.map(run, (range(k, len(films), THREADS) for k in range(THREADS))))
