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


@pytest.fixture
def page(root):
    page = Path(os.environ.get("CARPAL_SHARED", root / "../shared")) / "reference/clinical-tables.md"
    if not page.exists():
        pytest.skip("the page is not at hand")
    return page.read_text()

BOYS_AND_GIRLS = {"male": "boys", "female": "girls"}


def block(text, section):
    """What stands fenced under a heading."""
    return text[text.index(section):].split("```")[1]


def of_sex(part, sex):
    """A sex's rows, over as many lines as they take."""
    return re.search(rf"^{BOYS_AND_GIRLS[sex]}(.*?)(?=^boys|^girls|\Z)", part, re.S | re.M)[1]


@pytest.mark.parametrize("sex", SEXES)
def test_standard_deviations_and_percentages_are_those_of_the_page(tables, page, sex):
    for section, table in (("### D.3", "brush"), ("### D.4", "stanford")):
        assert tables["standing"][table][sex] == pairs(of_sex(block(page, section), sex).split())
    for name, rows in tables["adult_height"]["percent"][sex].items():
        assert rows == pairs(re.search(rf"^{BOYS_AND_GIRLS[sex]} / {name} \(\d+ values\): (.*)$", page, re.M)[1].split())


@pytest.mark.parametrize("sex", SEXES)
def test_errors_of_adult_height_are_those_of_the_page(tables, page, sex):
    part = page[page.index("Error in the original validation"):].split("```")[1]
    rows = re.findall(r"(\d+)-(\d+) (-?[\d.]+)/([\d.]+)", of_sex(part, sex))
    assert len(rows) == 20
    assert tables["adult_height"]["error"][sex] == [[12 * int(years) + int(months), float(mean), float(sd)] for years, months, mean, sd in rows]


@pytest.mark.parametrize("sex", SEXES)
def test_tw3_scores_and_ages_are_those_of_the_page(tables, page, sex):
    rows = [line.split() for line in block(page, "### D.7").strip().splitlines()[1:]]
    columns = slice(1, 9) if sex == "male" else slice(9, 17)
    ulna = slice(1, 8) if sex == "male" else slice(8, 15)           # it has no stage I
    printed = {row[0].lower(): [0, *map(int, row[ulna if row[0] == "ulna" else columns])] for row in rows}
    assert printed == tables["tw3"]["scores"][sex]
    part = block(page, "### D.8")
    assert tables["tw3"]["age"][sex] == [int(score) for score in re.sub(r"\d+\.0:|\|", " ", of_sex(part, sex)).split()]


@pytest.mark.parametrize("sex", SEXES)
def test_ages_of_the_plates_are_those_of_the_page(page, root, sex):
    plates = json.loads((root / "web/src/figures/plate-ages.json").read_text())
    ages = re.search(rf"^{sex} +([\d ]+)$", block(page, "### D.5"), re.M)[1]
    assert plates[sex] == [int(age) for age in ages.split()]
