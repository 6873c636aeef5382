import re

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw

from scripts.train import hand
from scripts.train.hand_films import KINDS, compose
from scripts.train.hand_tool import Tool, build_tool, find_hand


def drawn_hand(rng):
    """A bright hand on dark ground, fingers up, the thumb on the right."""
    picture = Image.new("L", (150, 190), 12)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((55, 130, 95, 190), fill=170)
    draw.ellipse((42, 85, 108, 150), fill=180)
    for x, tip in ((50, 60), (66, 42), (84, 36), (100, 48)):
        draw.line((x, 110, x + rng.integers(-3, 4), tip + rng.integers(-6, 7)), fill=185, width=11)
    draw.line((100, 130, 132, 92), fill=185, width=13)
    return np.asarray(picture)


def brightest(pixels):
    y, x = np.argwhere(pixels > 0.5 * (pixels.max() + pixels.min())).mean(0)
    return x - pixels.shape[1] / 2, y - pixels.shape[0] / 2


def test_a_direction_is_clockwise_from_up():
    film = np.zeros((200, 160), np.uint8)
    film[10:60, 60:100] = 250
    for kind in ("plain", "turned", "cut", "quarter", "mirrored"):
        made = compose(film, kind, np.random.default_rng(3))
        x, y = brightest(made.pixels)
        off = np.degrees(np.arctan2(x, -y)) - made.direction
        assert abs((off + 180) % 360 - 180) < 4, kind


def test_composed_films_are_what_they_say():
    film = drawn_hand(np.random.default_rng(5))
    for kind in KINDS:
        made = compose(film, kind, np.random.default_rng(1), aspect=0.8)
        assert made.pixels.dtype == np.uint8 and made.inverted == (kind == "inverted") and made.mirrored == (kind == "mirrored")
        assert made.direction == 0 or kind != "plain"
    assert compose(film, "canvas", np.random.default_rng(1)).pixels.size == 9 * compose(film, "plain", np.random.default_rng(1)).pixels.size


@pytest.fixture(scope="module")
def program():
    return build_tool()


@pytest.fixture(scope="module")
def candidates(program):
    with Tool(program, "candidates") as tool:
        yield lambda pixels: hand.read_candidates(tool, pixels)


def test_the_tool_finds_a_drawn_hand(program):
    rng = np.random.default_rng(5)
    film = np.clip(drawn_hand(rng) + rng.normal(0, 3, (190, 150)), 0, 255).astype(np.uint8)      # grain, as every detector has it
    with Tool(program, "shapes") as tool:
        shape = find_hand(tool, film)
    assert shape.found and not shape.inverted and shape.hands == 1
    assert min(shape.angle, 360 - shape.angle) < 20
    x, y, width, height = shape.box
    assert 35 <= x <= 55 and 20 <= y <= 50 and 75 <= width <= 110 and y + height >= 145


def test_reflected_surroundings_score_the_other_thumb_side_in_the_reflected_direction(candidates):
    records = candidates(drawn_hand(np.random.default_rng(5)))
    reflected = records.copy()
    cells = records["cells"].reshape(-1, hand.LINES, hand.ANGLES)
    reflected["cells"] = np.roll(cells[:, :, ::-1], 1, axis=2).reshape(len(records), -1)
    weights = hand.Weights()
    torch.manual_seed(1)
    weights.table.data.normal_()
    here, there = (weights.scores(r).detach().numpy() for r in (records, reflected))
    np.testing.assert_allclose(there, np.roll(here[:, ::-1, ::-1], 1, axis=2), atol=1e-4)


def test_direction_and_thumb_side_are_learnt_from_drawn_hands(candidates):
    rng = np.random.default_rng(6)
    films = hand.compose_all([drawn_hand(rng) for _ in range(160)], candidates, seed=2)
    *_, (_, weights, figures) = hand.fit(films, epochs=6)
    assert figures["direction"] >= 0.85
    assert figures["thumb"] >= 0.75
    text = hand.header(weights, figures["bias"], len(films), 2)
    table = re.search(r"kWeights = \{(.*?)\};", text, re.S).group(1)
    whole = [int(v) for v in re.findall(r"-?\d+", table)]
    assert len(whole) == hand.ANGLES * hand.LINES and max(map(abs, whole)) == 127

    held = hand.Weights()
    held.hold(text)
    unit = float(re.search(r"kWeightUnit = (.*?)f", text).group(1))
    before = held.table.clone()
    torch.testing.assert_close(before, weights.table.detach(), atol=unit / 2 + 1e-6, rtol=0)
    *_, (_, fitted, _) = hand.fit(films, epochs=1, weights=held)
    assert torch.equal(fitted.table, before) and fitted.extras[-1] != 0
    torch.testing.assert_close(fitted.extras.detach()[:-1], weights.extras.detach()[:-1], atol=1e-5, rtol=0)
