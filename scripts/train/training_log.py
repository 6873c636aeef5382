"""The errors that a network's trainings went through: log.csv of a run (fit.py), and those of all runs that led to a pack, kept in its folder as training.csv."""
import csv
import io
import pathlib

FILE = "training.csv"
COLUMNS = ("minutes", "train_mae", "validate_mae", "validate_median")


def read_log(path):
    """Rows of COLUMNS, None where a cell is empty. Where a run was resumed from a checkpoint, time goes back: what it then did again replaces the rows
    before."""
    rows = []
    with open(path, newline="") as stream:
        for row in csv.DictReader(stream):
            if row.get("minutes"):
                now = float(row["minutes"])
                rows = [r for r in rows if r[0] <= now] + [_cells(row)]
    return rows


def of_pack(pack):
    """{run: rows of COLUMNS} in the order of the runs; empty where the pack keeps none."""
    path, runs = pathlib.Path(pack) / FILE, {}
    if path.exists():
        with open(path, newline="") as stream:
            for row in csv.DictReader(stream):
                runs.setdefault(row["run"], []).append(_cells(row))
    return runs


def with_runs(runs, version, logs):
    """`runs` and after them those that made `version` (rows of `read_log`, in order), in place of what that version had; none given: `runs` as they are."""
    if not logs:
        return runs
    kept = {name: rows for name, rows in runs.items() if name.split(" ")[0] != version}
    return kept | {f"{version} {number}": rows for number, rows in enumerate(logs, start=1)}


def as_csv(runs):
    """Bytes of training.csv."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("run", *COLUMNS))
    for name, rows in runs.items():
        writer.writerows([name, *("" if value is None else f"{value:.2f}" for value in row)] for row in rows)
    return out.getvalue().encode()


def _cells(row):
    return [float(row[name]) if row.get(name) else None for name in COLUMNS]
