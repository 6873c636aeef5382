"""The golden numbers of the page's metrics are those of scikit-learn, SciPy and NumPy, and nothing else."""
import json
import re

import numpy as np
from make_metrics_golden import Mulberry32, films, golden, plain


def close(made, kept, place=""):
    if isinstance(kept, dict):
        assert made.keys() == kept.keys(), place
        for key in kept:
            close(made[key], kept[key], f"{place}.{key}")
    elif isinstance(kept, list):
        assert len(made) == len(kept), place
        for index, (a, b) in enumerate(zip(made, kept)):
            close(a, b, f"{place}[{index}]")
    elif isinstance(kept, float):
        assert abs(made - kept) < 1e-9, place
    else:
        assert made == kept, place


def test_the_golden_file_is_what_its_script_makes(root):
    kept = json.loads((root / "web/src/study/metrics.golden.json").read_text())
    close(plain(golden(films())), kept)


def test_the_seed_is_the_page_s(root):
    page = (root / "web/src/study/bootstrap.ts").read_text()
    kept = json.loads((root / "web/src/study/metrics.golden.json").read_text())
    assert int(re.search(r"SEED = ([\d_]+)", page)[1]) == kept["seed"]


def test_many_draws_are_those_that_one_by_one_gives():
    one, many = Mulberry32(5), Mulberry32(5)
    assert np.array_equal([one.draws(1)[0] for _ in range(50)], many.draws(50))
