import numpy as np
import pytest

from scripts.train.data import DataError, epoch_order, load_films, read_labels, sampling_weights


def test_loads_films_labels_and_parts(films_folder, tmp_path):
    folder, split = films_folder
    films = load_films(folder, split, tmp_path / "cache", size=32)
    assert films.pixels.shape == (12, 32, 32) and films.pixels.dtype == np.uint8
    assert films.age[3] == 64 and films.male[3] == 1
    assert list(films.where("holdout")) == [2, 5, 8, 11]
    again = load_films(folder, split, tmp_path / "cache", size=32)     # from the cache
    assert (again.pixels == films.pixels).all()


@pytest.mark.parametrize("text, message", [
    ("id,boneage\n1,20", "column male is missing"),
    ("id,boneage,male\n1,old,True", "line 2: bone age 'old' is not a number"),
    ("id,boneage,male\n1,20,True\n2,229,True", "line 3: bone age 229 is outside 0 to 228 months"),
    ("id,boneage,male\n1,20,perhaps", "male is 'perhaps'"),
])
def test_bad_labels_get_a_sentence(tmp_path, text, message):
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(DataError, match=message):
        read_labels(tmp_path / "a.csv")


def test_missing_folder_missing_film_broken_film(films_folder, tmp_path):
    folder, split = films_folder
    with pytest.raises(DataError, match="is not a folder"):
        load_films(folder / "nowhere", split, tmp_path / "c")
    (folder / "train" / "4.png").write_bytes(b"not a picture")
    with pytest.raises(DataError, match="4.png does not decode"):
        load_films(folder, split, tmp_path / "c")
    (folder / "train" / "4.png").unlink()
    with pytest.raises(DataError, match="no film 4.jpg"):
        load_films(folder, split, tmp_path / "c")
    assert not list((tmp_path / "c").glob("films-*[0-9].npy")), "a broken cache must not be taken for a whole one"


def test_balanced_sampling_lifts_thin_cells_and_keeps_epoch_length():
    age, male = np.concatenate([np.full(900, 130.0), np.full(9, 10.0)]), np.zeros(909)
    weights = sampling_weights(age, male, 0.3)
    assert weights[0] == 1 and weights[-1] == pytest.approx(100 ** 0.3)
    order = epoch_order(weights, epoch=0, seed=1)
    assert abs(len(order) - 909) < 60
    assert (order >= 900).sum() > 25
    assert (epoch_order(weights, 0, 1) == order).all() and not np.array_equal(epoch_order(weights, 1, 1)[:50], order[:50])
    assert sorted(epoch_order(np.ones(50), 3, 1)) == list(range(50))
