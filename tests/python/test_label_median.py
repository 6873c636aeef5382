"""The median of the labels' probabilities, by hand and against how the labels lie."""
import numpy as np
import pytest

from scripts.train.label_median import MONTHS, SHARPER, how_common, label_median, rise, standing_out

AGES = np.arange(60, 110, 0.25)
STANDARDS = [60.0, 82, 106], [72.0, 96, 120]


@pytest.fixture
def common():
    rng = np.random.default_rng(0)
    others = rng.uniform(40, 140, 200).round()
    return how_common(np.concatenate([*(rng.choice(own, 400) for own in STANDARDS), others, others]), np.repeat([0, 1, 0, 1], [400, 400, 200, 200]))


def test_by_hand():
    common = np.full((2, len(MONTHS)), -50.0)
    common[1, [100, 112]] = np.log([1.0, 3.0])
    at = lambda age, smoothing=0.0: label_median(np.array([age]), np.array([10.0]), np.array([1]), common, smoothing)[0]
    even = 106 - np.log(3) * 10 / (2 * SHARPER)         # where the nearer label is three times as likely by its distance
    assert at(even - 0.1) == 100 and at(even + 0.1) == 112
    assert at(even, 2.0) == pytest.approx(106, abs=0.01)


def test_where_all_labels_are_as_common_the_median_is_the_age():
    ages = np.linspace(40, 190, 61)
    found = label_median(ages, np.full(61, 7.0), np.zeros(61, int), np.zeros((2, len(MONTHS))), 3.0)
    assert np.abs(found - ages).max() < 0.1


@pytest.mark.parametrize("sex", [0, 1])
def test_it_lies_nearer_to_the_sexs_standards_and_rises_with_the_age(common, sex):
    read = (np.full(len(AGES), 7.0), np.full(len(AGES), sex), common)

    def from_nearest(values):
        return np.abs(values[:, None] - STANDARDS[sex]).min(1).mean()
    smooth, sharp = (label_median(AGES, *read, smoothing) for smoothing in (3.0, 0.0))
    assert from_nearest(sharp) < from_nearest(smooth) < 0.8 * from_nearest(AGES)
    assert (np.diff(smooth) > 0).all() and set(sharp) <= set(MONTHS)
    assert rise(AGES, *read, 3.0)[1:-1] == pytest.approx(np.gradient(smooth, AGES)[1:-1], abs=0.02)


def test_the_share_of_the_commonest_ages():
    girls = np.concatenate([np.repeat(np.arange(12), 5), np.arange(20, 40)])
    assert standing_out(np.concatenate([girls, [7, 7]]), np.repeat([0, 1], [80, 2])) == (60 / 80, 1.0)
