"""What a table says of films: sex, and chronological age in months, by id. The columns are those that the page's batch knows."""
import csv
import io
import re
from dataclasses import dataclass, replace

SEXES = ("female", "male", "unknown")
MOST_MONTHS = 300       # as the core takes them (assessment.hpp)
IDS = ("id", "imageid", "caseid", "image", "imagename", "file", "filename", "name", "film", "radiograph", "uid")
SEX = ("male", "sex", "gender", "female", "geschlecht", "sexe", "sexo")
# Not "age": tables of bone ages call their labels so.
AGES = ("chronologicalagemonths", "chronologicalage", "agemonths", "ageinmonths", "chronologicalmonths", "agemonth")
# As web/src/domain/table.ts.
WORDS = {
    **dict.fromkeys(("true", "1", "m", "male", "boy", "männlich", "junge", "hombre", "niño", "masculino", "homme", "garçon", "masculin", "homem", "menino", "h"), "male"),
    **dict.fromkeys(("false", "0", "f", "female", "girl", "w", "weiblich", "mädchen", "mujer", "niña", "femenino", "femme", "fille", "féminin", "mulher", "menina",
                     "feminino"), "female"),
}
TURNED = {"true": "female", "1": "female", "false": "male", "0": "male"}    # of a column that says whether a child is female
ENDINGS = re.compile(r"\.(png|jpe?g|bmp|dcm|dicom|tiff?|webp)$", re.IGNORECASE)


def _key(path):
    """"A\\B\\12.PNG" and "a/b/12": one film, as the page has it (web/src/batch/given.ts)."""
    return ENDINGS.sub("", path.strip().replace("\\", "/")).lower()


def _words_of(text, dialect, sex):
    """In a column with "H" (hombre, homem) and without "F", "M" is mujer or mulher; with all three nobody knows whose M it is."""
    try:
        found = {cells[sex].strip().lower() for cells in csv.reader(io.StringIO(text), dialect) if sex < len(cells)} if sex is not None else set()
    except csv.Error:       # told by the line, below
        return WORDS
    return {**WORDS, "m": None if "f" in found else "female"} if "h" in found else WORDS


class TableError(Exception):
    """The table cannot be used; the message is a sentence."""


@dataclass(frozen=True)
class Subject:
    sex: str = "unknown"
    age: float | None = None        # months
    sex_from: str = "option"        # or table, tags
    age_from: str | None = None     # table or tags

    def told(self, sex, age):
        """With what a file's tags tell, where the table does not."""
        told = self if sex is None or self.sex_from == "table" else replace(self, sex=sex, sex_from="tags")
        return told if age is None or told.age is not None else replace(told, age=age, age_from="tags")


class Subjects:
    """`otherwise`: the sex of films that the table does not name."""

    def __init__(self, otherwise="unknown"):
        self._otherwise, self._rows, self.problems = Subject(otherwise), {}, {}

    def of(self, path):
        key = _key(path)
        # The whole path first: two folders may have films of one name.
        for known in (key, key.rsplit("/", 1)[-1]):
            if known in self._rows:
                return self._rows[known] or self._otherwise
        return self._otherwise

    def read(self, path):
        try:
            with open(path, encoding="utf-8-sig", newline="") as file:
                text = file.read()
        except (OSError, UnicodeDecodeError) as error:
            raise TableError(f"--subjects: {path} cannot be read ({error}).") from None
        first = text.split("\n", 1)[0]
        rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
        header = [re.sub(r"[^a-z0-9]", "", heading.lower()) for heading in next(rows, [])]

        def column(names):
            return next((header.index(name) for name in names if name in header), None)
        key, sex, age = column(IDS), column(SEX), column(AGES)
        if key is None or (sex is None and age is None):
            raise TableError(f"--subjects: {path} needs a column id and one of sex, male, chronological_age_months; it has {', '.join(header) or 'none'}.")
        self._words = _words_of(text, rows.dialect, sex)
        try:
            for cells in rows:
                if any(cell.strip() for cell in cells):
                    self._take(cells, len(header), key, sex, age, header)
        except csv.Error as error:
            raise TableError(f"--subjects: {path}, line {rows.line_num}: {error}.") from None

    def _take(self, cells, width, key, sex, age, header):
        name = _key(cells[key]) if key < len(cells) else ""
        if len(cells) != width or not name:
            return self._problem("unreadable_row")
        own = {"sex": self._otherwise.sex, "sex_from": "option"}
        if sex is not None and cells[sex].strip():
            word = cells[sex].strip().lower()
            found = (TURNED.get(word) if header[sex] == "female" else None) or self._words.get(word)
            if found is None:
                self._problem("unreadable_sex")
            else:
                own.update(sex=found, sex_from="table")
        if age is not None and cells[age].strip():
            text = cells[age].strip().replace(",", ".")     # as spreadsheets of many languages write it
            months = float(text) if re.fullmatch(r"(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text, re.ASCII) else None
            if months is None or months > MOST_MONTHS:
                self._problem("unreadable_age")
            else:
                own.update(age=months, age_from="table")
        if name in self._rows:
            # Two rows for one film: where they contradict each other neither is believed.
            if self._rows[name] != Subject(**own):
                self._rows[name] = None
            return self._problem("repeated_id")
        self._rows[name] = Subject(**own)

    def _problem(self, code):
        self.problems[code] = self.problems.get(code, 0) + 1
