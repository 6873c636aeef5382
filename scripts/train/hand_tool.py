"""The core's hand finder as a process: films in, records out (cpp/tools/hand_tool.cpp)."""
import functools
import hashlib
import json
import os
import pathlib
import struct
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

ROOT = pathlib.Path(__file__).parents[2]
THREADS = 2        # tools at once
LARGEST_SIDE = 300    # px: about what the packs' films are resized to first (input.resize_chain: 299, as training saw them)


@functools.cache
def build_tool():
    """Builds it from the sources as they are, once a process; its path."""
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


def shown(pictures, spec):
    """Pictures [H, W] uint8, of any sizes, as the network is shown them: those that `spec` moves as squares of whole greys, with their longer side
    or LARGEST_SIDE if that is less; the others as they are. And how many were moved."""
    program, out = build_tool(), list(pictures)
    sides = np.array([min(LARGEST_SIDE, max(picture.shape)) for picture in out], int)

    def run(job):
        side, rows = job
        moved = 0
        with placing(program, side, spec) as tool:
            for i in rows:
                height, width = out[i].shape
                one = place(tool, out[i], side)
                if one.crop == (0, 0, width, height) and not (one.turned or one.mirrored or one.inverted):
                    continue
                out[i] = np.round(255 * np.clip(one.picture, 0, 1)).astype(np.uint8)
                moved += 1
        return moved

    jobs = [(int(side), np.flatnonzero(sides == side)[k::THREADS]) for side in np.unique(sides) for k in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as pool:
        moved = sum(pool.map(run, jobs))
    return out, moved


def placing_key(spec):
    """Of what films look like once placed: the numbers of `spec` and the finder as it is built. Empty without a spec."""
    if spec is None:
        return ""
    numbers = {name: value for name, value in spec.items() if name != "source"}
    return hashlib.sha256(json.dumps(numbers, sort_keys=True).encode() + build_tool().read_bytes()).hexdigest()[:12]


def placed_pixels(films, spec, cache):
    """`films` [N, S, S] uint8 as the network is shown them under `spec`, memory-mapped from folder `cache`: made there where it is missing, anew
    where spec or finder have changed. As they lie without a spec."""
    if spec is None:
        return films
    path = pathlib.Path(cache) / f"placed-{films.shape[1]}-{len(films)}-{placing_key(spec)}.npy"
    if not path.exists():
        partial = path.with_suffix(".partial.npy")
        out = np.lib.format.open_memmap(partial, mode="w+", dtype=np.uint8, shape=films.shape)
        moved = 0
        for start in range(0, len(films), 1000):
            part, count = shown(films[start:start + 1000], spec)
            out[start:start + 1000] = np.stack(part)
            moved += count
            print(f"placed {start + len(part)} of {len(films)} films, {moved} otherwise than they lie", flush=True)
        out.flush()
        os.replace(partial, path)
    return np.load(path, mmap_mode="r")
