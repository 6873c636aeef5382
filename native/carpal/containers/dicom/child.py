"""What the data set says of the child: sex, and age at the film in months. As web/src/batch/subject.ts takes them from the page's tags."""
import calendar
import datetime

from .findings import BIRTH_DATE, age_of, date_of, film_date

SEX, SEXES = 0x00100040, {"F": "female", "M": "male"}
LEAST_MONTHS, MOST_MONTHS = 0, 300      # web/src/domain/child.json, typing


def child_of(data_set):
    """(sex, age); each None where it is not told."""
    born, taken = date_of(data_set, BIRTH_DATE), film_date(data_set)
    age = age_on(taken, born) if born and taken else age_of(data_set)
    return SEXES.get(data_set.text(SEX)), age if age is not None and LEAST_MONTHS <= age <= MOST_MONTHS else None


def age_on(day, birth):
    """As people count (web/src/domain/chronology.ts): whole months by the calendar, then the share of the month that has begun. Negative before birth."""
    if day < birth:
        return -age_on(birth, day)
    months, today = 12 * (day.year - birth.year) + day.month - birth.month, day.toordinal()
    if _months_after(birth, months) > today:
        months -= 1
    begun = _months_after(birth, months)
    return months + (today - begun) / (_months_after(birth, months + 1) - begun)


CYCLE_YEARS, CYCLE_DAYS = 400, 146_097      # the calendar repeats itself; Python's ends with the year 9999


def _months_after(day, months):
    """As the ordinal of a day. The 31st has its monthly day on the last of a shorter month."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    cycles = 1 if year > datetime.MAXYEAR else 0
    year -= cycles * CYCLE_YEARS
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1])).toordinal() + cycles * CYCLE_DAYS
