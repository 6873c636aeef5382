"""Augmentation of a batch of films, as tensor operations. Paper B's list (rotation, scale, shift, flip, brightness, contrast)
and what clinic films add: aspect, gamma, inversion, blur, noise, JPEG, collimator edges, markers.

Every draw comes from one `torch.Generator`, so a step's batch is a function of its seed (exact resume).
"""
import io
import math

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from .network import IMAGE_MEAN, IMAGE_SD


def resize(films, size):
    """[N,1,H,W] -> [N,1,size,size], antialiased triangle filter (the core's and Pillow's `BILINEAR`), without rounding."""
    if films.shape[-2:] == (size, size):
        return films
    return F.interpolate(films, size=(size, size), mode="bilinear", antialias=True)


def normalise(films):
    """Grey in [0,1], [N,1,S,S] -> the network's input [N,3,S,S]."""
    mean, sd = (torch.tensor(v).view(1, 3, 1, 1) for v in (IMAGE_MEAN, IMAGE_SD))
    return ((films - mean) / sd).contiguous(memory_format=torch.channels_last)


class Augment:
    """`strength` scales every range; `chance` the rarer operations; `inverted`: the share of films that are inverted."""

    def __init__(self, strength=1.0, chance=1.0, inverted=0.2):
        self.strength, self.chance, self.inverted = strength, chance, inverted

    def __call__(self, films, size, generator):
        """films [N,1,H,W] in [0,1] -> augmented [N,1,size,size] in [0,1]."""
        rng = _Draw(generator, len(films))
        films = self._warped(self._degrade(films.clone(), rng), size, rng)      # noise and JPEG of the file, enlarged with it ...
        films = self._collimate(films, rng)
        films = self._tone(films, rng)
        films = self._mark(films, rng)
        return self._degrade(films, rng)                                        # ... and at the network's own size, as of a larger file

    def _warped(self, films, size, rng):
        s = self.strength
        turn, scale = rng.uniform(-0.35 * s, 0.35 * s), torch.exp(rng.uniform(-0.2 * s, 0.2 * s))
        aspect, mirror = torch.exp(rng.uniform(-0.15 * s, 0.15 * s)), torch.where(rng.chance(0.5), -1.0, 1.0)
        return _warp(films, size, turn, scale, aspect, mirror, rng.uniform(-0.12 * s, 0.12 * s), rng.uniform(-0.12 * s, 0.12 * s))

    def _tone(self, films, rng):
        s = self.strength
        films = films.clamp(1e-4, 1) ** torch.exp(rng.uniform(-0.4 * s, 0.4 * s)).view(-1, 1, 1, 1)
        gain, offset = rng.uniform(1 - 0.3 * s, 1 + 0.3 * s), rng.uniform(-0.1 * s, 0.1 * s)
        films = films * gain.view(-1, 1, 1, 1) + offset.view(-1, 1, 1, 1)
        inverted = rng.chance(self.inverted * self.chance).view(-1, 1, 1, 1)
        return torch.where(inverted, 1 - films, films).clamp(0, 1)

    def _collimate(self, films, rng):
        """A frame of one grey along one to four sides, as collimators, scanners and cropped screens leave it."""
        size = films.shape[-1]
        for i in torch.nonzero(rng.chance(0.12 * self.chance)).flatten().tolist():
            edge = (torch.rand(4, generator=rng.generator) * 0.1 * size * (torch.rand(4, generator=rng.generator) < 0.6)).int().tolist()
            grey = float(torch.rand((), generator=rng.generator)) ** 3
            top, bottom, left, right = edge
            films[i, :, :top], films[i, :, size - bottom:] = grey, grey
            films[i, :, :, :left], films[i, :, :, size - right:] = grey, grey
        return films

    def _mark(self, films, rng):
        """A bright or dark block near the border: side markers, labels, tape."""
        size = films.shape[-1]
        for i in torch.nonzero(rng.chance(0.15 * self.chance)).flatten().tolist():
            h, w, y, x, grey = torch.rand(5, generator=rng.generator).tolist()
            h, w = int((0.02 + 0.08 * h) * size), int((0.02 + 0.15 * w) * size)
            y, x = int(y * (size - h)), int(x * (size - w))
            if min(y, x, size - h - y, size - w - x) > 0.15 * size:
                continue
            films[i, :, y:y + h, x:x + w] = 1.0 if grey > 0.3 else 0.0
        return films

    def _degrade(self, films, rng):
        for i in torch.nonzero(rng.chance(0.08 * self.chance)).flatten().tolist():
            films[i:i + 1] = _blur(films[i:i + 1], 0.4 + 0.9 * float(torch.rand((), generator=rng.generator)))
        for i in torch.nonzero(rng.chance(0.08 * self.chance)).flatten().tolist():
            sigma = 0.03 * float(torch.rand((), generator=rng.generator))
            films[i] = (films[i] + sigma * torch.randn(films[i].shape, generator=rng.generator)).clamp(0, 1)
        for i in torch.nonzero(rng.chance(0.08 * self.chance)).flatten().tolist():
            films[i, 0] = _jpeg(films[i, 0], 25 + int(70 * float(torch.rand((), generator=rng.generator))))
        return films


class PaperB:
    """Paper B's own list (2.1.2): rotation by 15 degrees, zoom, brightness and contrast 0.85 to 1.15, mirrored in half of the films. `strength`
    scales the ranges."""

    def __init__(self, strength=1.0):
        self.strength = strength

    def __call__(self, films, size, generator):
        """films [N,1,H,W] in [0,1] -> augmented [N,1,size,size] in [0,1]."""
        rng, s = _Draw(generator, len(films)), self.strength
        mirror = torch.where(rng.chance(0.5), -1.0, 1.0)
        films = _warp(films, size, rng.uniform(-math.radians(15) * s, math.radians(15) * s), 1 / rng.uniform(1 - 0.1 * s, 1 + 0.1 * s), 1.0, mirror)
        brightness, contrast = (rng.uniform(1 - 0.15 * s, 1 + 0.15 * s).view(-1, 1, 1, 1) for _ in range(2))
        films = films * brightness
        mean = films.mean((1, 2, 3), keepdim=True)
        return ((films - mean) * contrast + mean).clamp(0, 1)


LISTS = {
    "clinic": lambda strength, config: Augment(strength, config.augment_chance, config.inverted),
    "paper_b": lambda strength, config: PaperB(strength),
}


def _warp(films, size, turn, scale, aspect, mirror, dx=None, dy=None):
    """Turned (radians), scaled (above 1: smaller), stretched, mirrored (-1), shifted (in halves of the film); each [N] or a number."""
    if size < 0.7 * films.shape[-1]:
        films = resize(films, size)          # else the warp samples the source directly: one interpolation, no aliasing to speak of
    still = torch.zeros(len(films))
    c, n = torch.cos(turn), torch.sin(turn)
    matrix = torch.stack([torch.stack([c * scale * aspect * mirror, -n * scale, still if dx is None else dx], 1),
                          torch.stack([n * scale * mirror, c * scale / aspect, still if dy is None else dy], 1)], 1)
    grid = F.affine_grid(matrix, (len(films), 1, size, size), align_corners=False)
    return F.grid_sample(films, grid, padding_mode="zeros", align_corners=False)


class _Draw:
    def __init__(self, generator, n):
        self.generator, self.n = generator, n

    def uniform(self, low, high):
        return low + (high - low) * torch.rand(self.n, generator=self.generator)

    def chance(self, p):
        return torch.rand(self.n, generator=self.generator) < p


def _blur(film, sigma):
    radius = max(1, math.ceil(2.5 * sigma))
    taps = torch.exp(-0.5 * (torch.arange(-radius, radius + 1) / sigma) ** 2)
    taps = (taps / taps.sum()).view(1, 1, 1, -1)
    padded = F.pad(film, (radius, radius, radius, radius), mode="replicate")
    return F.conv2d(F.conv2d(padded, taps), taps.transpose(2, 3))


def _jpeg(film, quality):
    stream = io.BytesIO()
    Image.fromarray((film.numpy() * 255 + 0.5).astype(np.uint8)).save(stream, "JPEG", quality=quality)
    return torch.from_numpy(np.asarray(Image.open(stream), np.float32) / 255)
