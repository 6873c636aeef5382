"""What one film gives, as lines: of a table (the columns that the page's batch saves, as far as nobody has to say them) and of JSON. Codes and numbers
only. A film whose sex is not known has two lines in the table, one in JSON. Lines hold no times but JSON's milliseconds: the same films give the same
table."""
import json

SEX_OF_LINES = {"female": ("female",), "male": ("male",), "unknown": ("female", "male")}
COLUMNS = (
    "number", "file", "outcome", "failure", "failure_detail", "film_sha256", "sex", "sex_known", "sex_from", "chronological_age_months", "age_from",
    "status", "predicted_months", "bone_age_months", "interval_level", "interval_low_months", "interval_high_months", "mature", "stage", "stage_probability",
    "confidence", "lowered_by", "validation", "validation_codes", "rendering_findings", "core_version", "pack_name", "pack_version", "model_sha256",
    "execution_provider", "runtime", "profile", "second_look", "override", "tags", "use",
)
USE = "research use, not a medical device"


def table_lines(number, path, subject, answer, made_by):
    """`answer`: a worker's ({"reading"} or {"failure", "detail"}, and "film_sha256"). `made_by`: columns of pack and engine."""
    sex_known = subject.sex != "unknown"
    common = {
        "number": number, "file": typed(path), "film_sha256": answer.get("film_sha256"), "sex_known": sex_known, "sex_from": subject.sex_from,
        "chronological_age_months": rounded(subject.age), "age_from": subject.age_from, "use": USE, **made_by,
    }
    if "failure" in answer:
        return [_line({**common, "outcome": "failed", "failure": answer["failure"], "failure_detail": typed(answer["detail"]),
                       "sex": subject.sex if sex_known else None})]
    reading = answer["reading"]
    return [_line({**common, "outcome": "done", "sex": sex, **_result(reading, sex)}) for sex in SEX_OF_LINES[subject.sex]]


def _result(reading, sex):
    assessment, rendering = reading["assessment"], reading["rendering"]
    result = (assessment["results"] or {}).get(sex)
    cells = {
        "status": assessment["status"], "validation": assessment["safety"]["verdict"],
        "validation_codes": " ".join(code for tier in assessment["safety"]["tiers"] for code in tier["codes"]),
        "rendering_findings": " ".join(rendering["findings"]) if rendering else None,
    }
    if result is None:
        return cells
    mature = bool(result["maturity"] and result["maturity"]["mature"])
    cells.update(
        predicted_months=rounded(result["bone_age_months"]), mature=mature, stage=result["stage"]["key"],
        stage_probability=rounded(result["stage"]["probability"]),
        confidence=result["confidence"]["tier"], lowered_by=" ".join(result["confidence"]["lowered_by"]))
    # Of a mature hand no age is stated.
    if not mature:
        interval = result["interval"]
        cells.update(bone_age_months=rounded(result["bone_age_months"]), interval_level=interval["level"],
                     interval_low_months=rounded(interval["low_months"]), interval_high_months=rounded(interval["high_months"]))
    return cells


def record_line(number, path, subject, answer, made_by):
    """A line of JSON: the Reading as the page's records have it, or the failure, with what it was made by."""
    outcome = "failed" if "failure" in answer else "done"
    record = {
        "format": "carpal-line", "line_version": "1.0", "number": number, "file": path, "outcome": outcome, "made_by": made_by, "use": USE,
        "subject": {"sex": subject.sex, "sex_from": subject.sex_from, "chronological_age_months": subject.age, "age_from": subject.age_from},
    }
    if outcome == "failed":
        record.update(failure=answer["failure"], failure_detail=answer["detail"], film_sha256=answer.get("film_sha256"))
    else:
        record.update(answer["reading"])
    # ASCII: names of files that are no UTF-8 survive.
    return json.dumps(record, separators=(",", ":")) + "\n"


def header_line():
    # The mark tells a spreadsheet that names are UTF-8.
    return "\ufeff" + _text(COLUMNS)


def _line(cells):
    return _text(cells.get(column) for column in COLUMNS)


def _text(cells):
    return ",".join(_cell(cell) for cell in cells) + "\r\n"


def _cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if any(mark in text for mark in '",\r\n') else text


def rounded(value):
    return None if value is None else round(value, 4)


def typed(text):
    """A spreadsheet would run what begins like a formula. Names of files that are no UTF-8 keep their bytes as question marks."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text
