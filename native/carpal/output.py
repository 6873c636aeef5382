"""The files of a run: a table, lines of JSON or both, written film by film in the order of the films. What was written whole survives whatever ends the
run; a run that goes on takes out what was cut short and what deserves another try."""
import csv
import io
import json
import os
from collections import Counter

from .rows import COLUMNS, header_line, record_line, table_lines

# Failures that are the machine's, not the film's: read again when a run goes on.
PASSING = {"Crashed", "TimedOut", "OutOfMemory", "EngineFailed", "FileUnreadable"}


class OutputError(Exception):
    """What is there cannot be gone on with; the message is a sentence."""


class Output:
    """`table`, `records`: paths or None. `made_by`: columns of pack and engine, which an output that is gone on with must share. `first`: the number of
    the first row."""

    def __init__(self, table, records, made_by, resume=False, first=1):
        self.made_by = made_by
        kinds = [kind for kind in ((table, _Table()), (records, _Records())) if kind[0] is not None]
        kept = [form.read(path, made_by) if resume and os.path.exists(path) else [] for path, form in kinds]
        # A film counts where every file has it: a run may have ended between the two.
        counts = [Counter(key for key, _, passing in films if not passing) for films in kept]
        self._done = counts[0]
        for count in counts[1:]:
            self._done &= count
        self._next = first + self._done.total()
        self._files = [(form, _rewritten(path, form, films, Counter(self._done), first)) for (path, form), films in zip(kinds, kept)]

    def has(self, film_sha256, subject):
        """Whether the film, of this sex and age, is there already; each of several copies counts once."""
        key = next((one for one in _keys(film_sha256, subject) if self._done[one] > 0), None)
        if key is None:
            return False
        self._done[key] -= 1
        return True

    @property
    def goes_on(self):
        return self._done.total() > 0

    def write(self, path, subject, answer):
        for form, file in self._files:
            file.write(form.text(self._next, path, subject, answer, self.made_by))
            file.flush()
        self._next += 1

    def close(self):
        for _, file in self._files:
            file.flush()
            os.fsync(file.fileno())
            file.close()


TOLD = "told"    # by the film's own tags: whoever asked did not say it


def key_of(film_sha256, sex, age, sex_from=None, age_from=None):
    told_sex, told_age = (TOLD if origin == "tags" else value for origin, value in ((sex_from, sex), (age_from, age)))
    return f"{film_sha256} {told_sex} {told_age if told_age == TOLD else '' if age is None else round(float(age), 4)}"


def _keys(film_sha256, subject):
    """Of the lines that answer what is asked of a film."""
    sexes, ages = (None,) if subject.sex_from == "table" else (None, "tags"), (None,) if subject.age is not None else (None, "tags")
    return (key_of(film_sha256, subject.sex, subject.age, sex, age) for sex in sexes for age in ages)


def _rewritten(path, form, films, wanted, number):
    """The file with the films that are kept, open for more. Replaced as a whole: what ends the program here loses nothing."""
    partial = f"{path}.partial"
    with open(partial, "w", encoding="utf-8", newline="") as file:
        file.write(form.head())
        for key, text, passing in films:
            if not passing and wanted[key] > 0:
                wanted[key] -= 1
                file.write(form.renumbered(text, number))
                number += 1
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)
    return open(path, "a", encoding="utf-8", newline="")


class _Table:
    def head(self):
        return header_line()

    def text(self, *film):
        return "".join(table_lines(*film))

    def read(self, path, made_by):
        """[(key, cells of its lines, passing)]"""
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
        # A line that the end of the program cut short has no end.
        rows = list(csv.reader(io.StringIO(text[:text.rfind("\r\n") + 2] if "\r\n" in text else "")))
        if rows and tuple(rows[0]) != COLUMNS:
            raise OutputError(f"{path} is no table of this version.")
        films = []
        for cells in rows[1:]:
            if len(cells) != len(COLUMNS):
                raise OutputError(f"{path} has a line of {len(cells)} cells, not {len(COLUMNS)}.")
            row = dict(zip(COLUMNS, cells))
            if films and films[-1][0] == row["number"]:
                films[-1][1].append(cells)
            else:
                films.append((row["number"], [cells], row))
        for _, _, row in films:
            _expect_same(path, row, made_by)
        # Without a hash the film cannot be known again.
        return [(_key_of_row(row), lines, row["failure"] in PASSING or not row["film_sha256"] or _is_short(row, lines)) for _, lines, row in films]

    def renumbered(self, lines, number):
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows([[number, *cells[1:]] for cells in lines])
        return out.getvalue()


def _key_of_row(row):
    return key_of(row["film_sha256"], row["sex"] if row["sex_known"] == "true" else "unknown",
                  float(row["chronological_age_months"]) if row["chronological_age_months"] else None, row["sex_from"], row["age_from"])


def _is_short(row, lines):
    """One of the two lines of a film whose sex is not known."""
    return row["outcome"] == "done" and row["sex_known"] == "false" and len(lines) != 2


def _expect_same(path, found, made_by):
    for name, value in made_by.items():
        if str(found.get(name)) != str(value):
            raise OutputError(f"{path} was made with {name.replace('_', ' ')} {found.get(name)}, not {value}.")


class _Records:
    def head(self):
        return ""

    def text(self, *film):
        return record_line(*film)

    def read(self, path, made_by):
        films = []
        with open(path, encoding="utf-8") as file:
            for line in file:
                try:
                    record = json.loads(line)
                except ValueError:
                    if line.endswith("\n"):
                        raise OutputError(f"{path} has a line that is no JSON.") from None
                    break
                films.append(self._film(path, record, line, made_by))
        return films

    def _film(self, path, record, line, made_by):
        if record.get("format") != "carpal-line":
            raise OutputError(f"{path} has lines that are not Carpal's.")
        _expect_same(path, record["made_by"], made_by)
        subject = record["subject"]
        key = key_of(record["film_sha256"], subject["sex"], subject["chronological_age_months"], subject["sex_from"], subject["age_from"])
        return key, line, record.get("failure") in PASSING or not record["film_sha256"]

    def renumbered(self, line, number):
        return json.dumps({**json.loads(line), "number": number}, separators=(",", ":")) + "\n"
