"""Makes the golden cases: small synthetic films and the grey that the core must make of them.

Run with Pillow, NumPy and PyTorch: `python tests/golden/make_golden.py`. The reference is written here a second time, in float64
and straight from the definition in resample.hpp, and checked against PyTorch's antialiased bilinear interpolation.
After a change of the films, renew the hashes: CARPAL_UPDATE_GOLDEN=1 build/native-release/tests/cpp/carpal_tests
--gtest_filter='Golden.TensorsAreBitEqualEverywhere'
"""
import json
import struct
import zlib
from pathlib import Path

import numpy as np
import torch
from PIL import Image

HERE = Path(__file__).parent
SIDE = 32
rng = np.random.default_rng(20240611)


def film(height, width, levels=255):
    """Smooth shapes, edges and noise, so that no two pixels and no two axes are alike."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    y, x = y / max(height, 2), x / max(width, 2)
    value = 0.35 + 0.3 * np.sin(9 * x + 4 * y) + 0.2 * (x + 0.7 * y > 0.8) + 0.1 * rng.random((height, width))
    return np.clip(np.rint(value * levels), 0, levels)


def triangle(size_in, size_out):
    scale = size_in / size_out
    support = max(scale, 1.0)
    weights = np.zeros((size_out, size_in))
    for i in range(size_out):
        centre = (i + 0.5) * scale
        for j in range(max(0, int(centre - support + 0.5)), min(size_in, int(centre + support + 0.5))):
            weights[i, j] = max(0.0, 1 - abs(j + 0.5 - centre) / support)
        weights[i] /= weights[i].sum()
    return weights


def resample(grey, side):
    out = triangle(grey.shape[0], side) @ grey @ triangle(grey.shape[1], side).T
    peer = torch.nn.functional.interpolate(torch.from_numpy(grey)[None, None], size=(side, side), mode='bilinear', antialias=True)
    assert np.abs(out - peer[0, 0].numpy()).max() < 1e-9
    return out


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def write_png(path, samples, colour_type, depth):
    """What Pillow does not write: 16-bit colour, 16-bit grey with alpha, grey of 2 and 4 bits."""
    height, width = samples.shape[:2]
    rows = samples.reshape(height, -1)
    if depth == 16:
        packed = [row.astype('>u2').tobytes() for row in rows]
    else:
        bits = np.unpackbits(rows.astype(np.uint8)[..., None], axis=-1)[..., 8 - depth:].reshape(height, -1)
        packed = [np.packbits(row).tobytes() for row in bits]
    raw = b''.join(b'\0' + row for row in packed)
    header = struct.pack('>IIBBBBB', width, height, depth, colour_type, 0, 0, 0)
    path.write_bytes(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(raw, 9)) + chunk(b'IEND', b''))


def luma8(rgb):
    grey = np.asarray(Image.fromarray(rgb.astype(np.uint8), 'RGB').convert('L')).astype(np.float64)
    r, g, b = (rgb[..., i].astype(np.int64) for i in range(3))
    assert (grey == (19595 * r + 38470 * g + 7471 * b + 0x8000) >> 16).all()
    return grey


cases = []


def add(name, grey, stored, bits, channels, chain=(SIDE,), tolerance=1e-6):
    """`grey`: the film's grey 0..1, float64, as it stands."""
    expected = grey
    for side in chain:
        expected = resample(expected, side)
    stem = name.replace('.', '_') + ('' if len(chain) == 1 else '_chain')
    (HERE / f'{stem}.f32').write_bytes(expected.astype('<f4').tobytes())
    cases.append({'file': name, 'expected': f'{stem}.f32', 'width': stored[1], 'height': stored[0], 'bits': bits,
                  'channels': channels, 'resize_chain': list(chain), 'tolerance': tolerance})


def png_cases():
    grey = film(47, 61)
    Image.fromarray(grey.astype(np.uint8)).save(HERE / 'grey8.png')
    add('grey8.png', grey / 255, grey.shape, 8, 1)
    add('grey8.png', grey / 255, grey.shape, 8, 1, chain=(31, SIDE))
    deep = film(45, 38, 65535)
    Image.fromarray(deep.astype(np.uint16)).save(HERE / 'grey16.png')
    add('grey16.png', deep / 65535, deep.shape, 16, 1)
    for depth in (1, 2, 4):
        few = film(20, 29, 2 ** depth - 1)
        write_png(HERE / f'grey{depth}.png', few, 0, depth)
        add(f'grey{depth}.png', few / (2 ** depth - 1), few.shape, 8, 1)

    rgb = np.stack([film(40, 52) for _ in range(3)], -1)
    alpha = film(40, 52)
    Image.fromarray(rgb.astype(np.uint8)).save(HERE / 'rgb8.png')
    add('rgb8.png', luma8(rgb) / 255, alpha.shape, 8, 3)
    Image.fromarray(np.dstack([rgb, alpha]).astype(np.uint8), 'RGBA').save(HERE / 'rgba8.png')
    add('rgba8.png', luma8(rgb) * alpha / 255 / 255, alpha.shape, 8, 4)
    Image.fromarray(np.dstack([rgb[..., 0], alpha]).astype(np.uint8), 'LA').save(HERE / 'grey_alpha8.png')
    add('grey_alpha8.png', rgb[..., 0] * alpha / 255 / 255, alpha.shape, 8, 2)

    palette = Image.fromarray(rgb.astype(np.uint8)).quantize(64)
    palette.save(HERE / 'palette.png')
    add('palette.png', luma8(np.asarray(palette.convert('RGB'))) / 255, alpha.shape, 8, 3)

    rgb16 = np.stack([film(33, 36, 65535) for _ in range(3)], -1)
    write_png(HERE / 'rgb16.png', rgb16, 2, 16)
    luma16 = rgb16 @ np.array([19595, 38470, 7471]) / 65536
    add('rgb16.png', luma16 / 65535, luma16.shape, 16, 3)
    alpha16 = film(33, 36, 65535)
    write_png(HERE / 'grey_alpha16.png', np.dstack([rgb16[..., 0], alpha16]), 4, 16)
    add('grey_alpha16.png', rgb16[..., 0] * alpha16 / 65535 / 65535, alpha16.shape, 16, 2)

    for height, width in ((1, 1), (1, 700), (700, 1), (400, 5), (5, 7), (SIDE, SIDE), (33, 31), (2000, 3)):
        shape = film(height, width)
        name = f'size_{width}x{height}.png'
        Image.fromarray(shape.astype(np.uint8)).save(HERE / name)
        add(name, shape / 255, shape.shape, 8, 1)


def bmp_cases():
    grey = film(19, 23)
    Image.fromarray(grey.astype(np.uint8)).save(HERE / 'grey8.bmp')
    add('grey8.bmp', grey / 255, grey.shape, 8, 3)  # a palette, hence colour as decoded
    rgb = np.stack([film(18, 21) for _ in range(3)], -1)
    Image.fromarray(rgb.astype(np.uint8)).save(HERE / 'rgb24.bmp')
    add('rgb24.bmp', luma8(rgb) / 255, rgb.shape[:2], 8, 3)
    two = Image.fromarray((film(17, 20, 1) > 0))
    two.save(HERE / 'mono1.bmp')
    add('mono1.bmp', np.asarray(two.convert('L')) / 255, (17, 20), 8, 3)


def jpeg_cases():
    """Beside each JPEG, libjpeg's pixels as a PNG: decoders may differ by 2 levels."""
    two_levels = 2.0 / 255
    smooth = np.stack([film(44, 57), film(57, 44).T, 255 - film(44, 57)], -1) * 0.5 + 60
    picture = Image.fromarray(smooth.astype(np.uint8))
    kinds = {'grey.jpg': (picture.convert('L'), {}), 'rgb444.jpg': (picture, {'subsampling': 0}),
             'rgb420.jpg': (picture, {'subsampling': 2}), 'progressive.jpg': (picture.convert('L'), {'progressive': True}),
             'restart.jpg': (picture.convert('L'), {'restart_marker_blocks': 3})}
    for name, (image, options) in kinds.items():
        image.save(HERE / name, quality=90, **options)
        decoded = Image.open(HERE / name)
        decoded.load()
        decoded.save(HERE / name.replace('.jpg', '_libjpeg.png'))
        values = np.asarray(decoded).astype(np.float64)
        grey = luma8(values) if values.ndim == 3 else values
        add(name, grey / 255, grey.shape, 8, 3 if values.ndim == 3 else 1, tolerance=two_levels)


def exif_cases():
    corner = np.full((16, 24), 40.0)  # three corners told apart
    corner[:8, :8] = 220
    corner[:8, 16:] = 130
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        Image.fromarray(corner.astype(np.uint8)).save(HERE / f'exif{orientation}.jpg', quality=95, exif=exif)


def main():
    png_cases()
    bmp_cases()
    jpeg_cases()
    exif_cases()
    (HERE / 'cases.json').write_text('[\n' + ',\n'.join(' ' + json.dumps(case) for case in cases) + '\n]\n')


main()
