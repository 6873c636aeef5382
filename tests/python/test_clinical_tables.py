"""The clinical tables: every number has its source, and is that of the page where it was collected."""
import json
import os
import re
from pathlib import Path

import pytest


@pytest.fixture
def tables(root):
    return json.loads((root / "cpp/data/clinical-tables.json").read_text())


@pytest.fixture
def printed(root):
    """kind -> name -> sex -> rows, from tests/golden/clinical-tables.txt."""
    found = {}
    for line in (root / "tests/golden/clinical-tables.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            kind, name, sex, *rows = line.split()
            found.setdefault((kind, name, sex), []).extend(rows)
    return found


SEXES = ("female", "male")
LEAVES = [
    ("standing", "brush"), ("standing", "stanford"), ("standing", "limits"), ("adult_height", "percent"), ("adult_height", "error"),
    ("adult_height", "limits"), ("target_height",), ("readers",), ("tw3", "scores"), ("tw3", "age"),
]

BRUSH_STANFORD = [176.58, 176.3, 170.6, 200.4]
PERCENT = [3749.25, 4227.25, 4067.15, 3388.0, 4080.4, 2286.5]
RUS = [(131, 61037), (146, 52258)]


def at(document, path):
    for key in path:
        document = document[key]
    return document


@pytest.mark.parametrize("path", LEAVES, ids=".".join)
def test_each_table_says_where_it_is_from(tables, path):
    table = at(tables, path)
    assert len(table["source"]) > 20 and table["units"]
    assert path[-1] == "limits" or (table["title"] and re.search(r"\d{4}|above", table["edition"]))


def test_nothing_else_is_in_the_file(tables):
    top = {path[0] for path in LEAVES} | {"about"}
    assert set(tables) == top
    for part in ("standing", "adult_height", "tw3"):
        assert set(tables[part]) == {path[1] for path in LEAVES if path[0] == part}


def pairs(rows):
    return [[int(at), float(value)] for at, value in (row.split(":") for row in rows)]


def test_tables_are_those_that_were_entered_apart(tables, printed):
    for sex in SEXES:
        for table in ("brush", "stanford"):
            assert tables["standing"][table][sex] == pairs(printed["sd", table, sex])
        for name, rows in tables["adult_height"]["percent"][sex].items():
            assert rows == pairs(printed["percent", name, sex])
        errors = [(*map(int, re.split("-", age)), *map(float, both.split("/"))) for age, both in (row.split(":") for row in printed["error", "inches", sex])]
        assert tables["adult_height"]["error"][sex] == [[12 * years + months, mean, sd] for years, months, mean, sd in errors]
        for bone, scores in tables["tw3"]["scores"][sex].items():
            assert scores == [0, *map(int, printed["scores", bone, sex])]
        years = [f"{year}.0" for year in range(2, 18) if ("rus", f"{year}.0", sex) in printed]
        assert tables["tw3"]["age"][sex] == [int(score) for year in years for score in printed["rus", year, sex]]


def test_sums_of_the_tables(tables):
    """Of all their values: a digit that is turned round shows."""
    def total(rows):
        return round(sum(value for _, value in rows), 2)
    percent = tables["adult_height"]["percent"]
    assert [total(tables["standing"][table][sex]) for table in ("brush", "stanford") for sex in SEXES] == BRUSH_STANFORD
    assert [total(percent[sex][name]) for sex in SEXES for name in ("accelerated", "average", "retarded")] == PERCENT
    assert [sum(scores[-1] for scores in tables["tw3"]["scores"][sex].values()) for sex in SEXES] == [1000, 1000]
    assert [(len(tables["tw3"]["age"][sex]), sum(tables["tw3"]["age"][sex])) for sex in SEXES] == RUS


def test_tables_are_those_of_the_page_where_they_were_collected(tables, root):
    page = Path(os.environ.get("CARPAL_SHARED", root / "../shared")) / "reference/clinical-tables.md"
    if not page.exists():
        pytest.skip("the page is not at hand")
    text = page.read_text()
    boys_and_girls = {"male": "boys", "female": "girls"}
    for section, table in (("### D.3", "brush"), ("### D.4", "stanford")):
        block = text[text.index(section):].split("```")[1]
        for sex, word in boys_and_girls.items():
            rows = re.search(rf"^{word}(.*?)(?=^boys|^girls|\Z)", block, re.S | re.M)[1].split()
            assert tables["standing"][table][sex] == pairs(rows)
    for sex, word in boys_and_girls.items():
        for name, rows in tables["adult_height"]["percent"][sex].items():
            assert rows == pairs(re.search(rf"^{word} / {name} \(\d+ values\): (.*)$", text, re.M)[1].split())
        block = text[text.index("### D.8"):].split("```")[1]
        rows = re.search(rf"^{word}(.*?)(?=^boys|^girls|\Z)", block, re.S | re.M)[1]
        assert tables["tw3"]["age"][sex] == [int(score) for score in re.sub(r"\d+\.0:|\|", " ", rows).split()]
