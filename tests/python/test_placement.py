import numpy as np
import pytest
from PIL import Image

from scripts.train import placement
from scripts.train.hand_films import compose
from scripts.train.hand_tool import build_tool, place, placed_pixels, placing, shown
from tests.python.test_hand import drawn_hand

SPEC = {"certainty": 0.5, "least_turn_degrees": 12, "most_field_share": 0.5}


def film():
    rng = np.random.default_rng(5)
    return np.clip(drawn_hand(rng) + rng.normal(0, 3, (190, 150)), 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def program():
    return build_tool()


def test_a_film_that_lies_well_is_left_alone_and_another_is_turned(program):
    upright = film()
    on_side = np.rot90(upright).copy()          # fingers to the left
    with placing(program, 64, SPEC) as tool, placing(program, 64, None) as lying:
        first, second = place(tool, upright, 64), place(tool, on_side, 64)
        assert (first.crop, first.turned, first.mirrored, first.inverted) == ((0, 0, 150, 190), 0, False, False)
        assert (second.crop, second.turned) == ((0, 0, 190, 150), 90)
        np.testing.assert_allclose(second.picture, first.picture, atol=1e-5)
        np.testing.assert_array_equal(place(lying, upright, 64).picture, first.picture)
        assert place(lying, on_side, 64).turned == 0


def test_placed_films_are_copies_and_only_those_that_are_moved_change(tmp_path):
    square = np.asarray(Image.fromarray(film()).resize((180, 180), Image.Resampling.BILINEAR))
    films = np.stack([square, np.rot90(square, 2)])
    before = films.copy()
    out, moved = shown(films, SPEC)
    np.testing.assert_array_equal(films, before)
    assert moved == 1 and out[1].dtype == np.uint8
    np.testing.assert_array_equal(out[0], square)
    assert np.abs(out[1].astype(int) - square).max() <= 1
    np.testing.assert_array_equal(placed_pixels(films, SPEC, tmp_path), np.stack(out))
    np.testing.assert_array_equal(films, before)
    (kept,) = tmp_path.iterdir()
    np.testing.assert_array_equal(placed_pixels(np.zeros_like(films), SPEC, tmp_path), np.stack(out))          # from the cache
    placed_pixels(films, SPEC | {"least_turn_degrees": 20}, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2 and kept.exists() and placed_pixels(films, None, tmp_path) is films


def test_pictures_of_any_size_are_shown_no_larger_than_the_network_sees():
    pictures, moved = shown([film(), np.asarray(Image.fromarray(np.rot90(film())).resize((760, 600), Image.Resampling.BILINEAR))], SPEC)
    assert moved == 1 and [picture.shape for picture in pictures] == [(190, 150), (300, 300)]


def test_a_larger_canvas_holds_the_film():
    sizes = {compose(film(), "larger", np.random.default_rng(seed)).pixels.shape for seed in range(6)}
    plain = compose(film(), "plain", np.random.default_rng(0)).pixels.shape
    assert len(sizes) == 6 and all(plain[0] <= h <= 3 * plain[0] and plain[1] <= w <= 3 * plain[1] for h, w in sizes)


def test_the_summary_counts_changes_against_the_film_itself():
    rows = [placement.Row("plain", n == 0, 100.0, 102.0, 101.0, 102.0 + 4 * n, 102.0 - n, n != 3, False) for n in range(5)]
    found = placement.summary(rows)
    assert found["n"] == 5 and found["right"] == pytest.approx(0.8)
    assert found["lies"] == {"median": 8.0, "p95": pytest.approx(15.2), "mae": 10.0}
    assert found["same"]["median"] == 1.0 and found["same"]["p95"] == pytest.approx(2.8)
    assert found["placed"]["median"] == 2.0 and found["placed"]["mae"] == pytest.approx((2 + 1 + 0 + 1 + 2) / 5)
