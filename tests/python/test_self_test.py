import numpy as np
import pytest
from scipy.special import softmax

from scripts.train import self_test
from scripts.train.network import AGE_MEAN, AGE_SD


class Known:
    """A graph that tells the mean of what it is shown."""

    def run(self, names, feeds):
        assert names == ["age", "stage_logits"]
        self.shown = feeds["image"]
        return np.array([0.0, 1.0]), np.array([[0.0, 1, 2, 0, 0, 0], [3.0, 0, 0, 0, 0, 0]])


def test_the_answer_is_in_months_and_probabilities():
    model = Known()
    grey = np.full((8, 8), 255, np.uint8)
    made = self_test.answer(model, grey)
    assert made["age_months"] == pytest.approx([AGE_MEAN, AGE_MEAN + AGE_SD], abs=1e-3)
    assert made["stage_probabilities"][0] == pytest.approx(softmax([0.0, 1, 2, 0, 0, 0]), abs=1e-6)
    assert made["within"] == {"months": 0.1, "probability": 0.01}
    # white, as the network is shown it
    assert model.shown.shape == (1, 3, 32, 32) and model.shown[0, :, 0, 0] == pytest.approx([(1 - m) / s for m, s in ((0.485, 0.229), (0.456, 0.224), (0.406, 0.225))], abs=1e-5)


def test_the_picture_is_a_drawn_hand_and_the_same_each_time():
    one = self_test.picture(256)
    assert one.shape == (64, 64) and one.dtype == np.uint8
    assert one.max() > 150 and one.min() < 60
    np.testing.assert_array_equal(one, self_test.picture(256))
