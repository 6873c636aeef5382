"""Where the data set contradicts itself, or says that the film may be another one: codes, as web/src/dicom/tags.ts finds them."""
import datetime
import re

# Acquisition, content, study, series: the first that can be read.
FILM_DATES = (0x00080022, 0x00080023, 0x00080020, 0x00080021)
BIRTH_DATE, AGE, BODY_PART, CLASS = 0x00100030, 0x00101010, 0x00180015, 0x00080016
# As web/src/dicom/tags.ts has it.
HAND = re.compile(r"HAND|WRIST|FINGER|THUMB|CARP|EXTREMITY|UPPER ?LIMB|ARM|MANO|MU.{1,2}ECA|MAIN|POIGNET|\bM(A|Ã.?)O|PUNHO")
SECONDARY_CAPTURE = re.compile(r"1\.2\.840\.10008\.5\.1\.4\.1\.1\.7(\.|$)")
OLDEST_MONTHS = 19 * 12         # bone age is stated up to here (both papers' range)
AGE_ROUNDING_MONTHS = 13        # PatientAge is cut to whole years from two on: as much may lie between it and the dates
DAYS_A_MONTH = 30.4375
UNITS = {"D": 1 / DAYS_A_MONTH, "W": 7 / DAYS_A_MONTH, "M": 1, "Y": 12}     # PS3.5 table 6.2-1


def findings_of(data_set):
    found = []
    body_part, sop_class = data_set.text(BODY_PART), data_set.text(CLASS)
    if body_part is not None and not HAND.search(body_part.upper()):
        found.append("body_part_other")
    if sop_class is not None and SECONDARY_CAPTURE.match(sop_class):
        found.append("secondary_capture")
    if any(data_set.text(tag) is not None and date_of(data_set, tag) is None for tag in (BIRTH_DATE, *FILM_DATES)):
        found.append("date_unreadable")
    born, taken, age = date_of(data_set, BIRTH_DATE), film_date(data_set), age_of(data_set)
    between = (taken - born).days / DAYS_A_MONTH if born and taken else None
    if between is not None and between < 0:
        found.append("birth_after_film")
    if between is not None and between >= 0 and age is not None and abs(between - age) > AGE_ROUNDING_MONTHS:
        found.append("age_contradicts_dates")
    if (between if between is not None else age or 0) > OLDEST_MONTHS:
        found.append("age_over_limit")
    return found


def film_date(data_set):
    return next((day for day in map(lambda tag: date_of(data_set, tag), FILM_DATES) if day), None)


def date_of(data_set, tag):
    """DA: YYYYMMDD, of old also YYYY.MM.DD; None where there is no such day."""
    parts = re.fullmatch(r"(\d{4})\.?(\d{2})\.?(\d{2})", data_set.text(tag) or "", re.ASCII)
    try:
        return datetime.date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None


def age_of(data_set):
    """AS: three digits and D, W, M or Y; months."""
    parts = re.fullmatch(r"(\d{1,3})([DWMY])", data_set.text(AGE) or "", re.ASCII)
    return int(parts[1]) * UNITS[parts[2]] if parts else None
