"""A study in partitions under Ray, on this machine: the table of the plain program, whatever happened in between."""
import os
import pathlib
import shutil
import subprocess
import sys
import time

import pytest

pytest.importorskip("ray")
from test_native import draw, rows_of  # noqa: E402


@pytest.fixture
def carpal_program(carpal, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(carpal))

    def call(*arguments):
        return subprocess.run([sys.executable, "-m", "carpal", *map(str, arguments)], capture_output=True, text=True, timeout=600)
    return call


def listening(process):
    """Addresses on which a process and those that it started listen, as the kernel writes them."""
    own, sockets, found = {process.pid}, set(), set()
    parents = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            pass
    while (more := {pid for pid, parent in parents.items() if parent in own} - own):
        own |= more
    for pid in own:
        try:
            sockets |= {os.readlink(handle) for handle in pathlib.Path(f"/proc/{pid}/fd").iterdir()}
        except OSError:
            pass
    for table in ("tcp", "tcp6"):
        for line in pathlib.Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            cells = line.split()
            if cells[3] == "0A" and f"socket:[{cells[9]}]" in sockets:
                found.add(cells[1].split(":")[0])
    return found


LOOPBACK = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}


def test_a_study_goes_on_where_it_ended(carpal_program, tmp_path):
    if not shutil.which("node"):
        pytest.skip("synthetic films are drawn by Node")
    folder = tmp_path / "films"
    for seed in range(6):
        draw(folder / f"{seed}.png", "--size", "300x400", "--seed", seed + 1, "--maturity", seed / 6)
    (folder / "1b.png").write_bytes((folder / "1.png").read_bytes()[:900])
    how = (folder, "--sex", "female", "--second-look", "never", "--jobs", 2)
    assert carpal_program("assess", *how, "--csv", tmp_path / "plain.csv").returncode == 4
    study = ("study", *how, "--out", tmp_path / "study", "--partition", 2, "--jsonl")
    heard = set()
    with subprocess.Popen([sys.executable, "-m", "carpal", *map(str, study)], stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            heard |= listening(process)
            time.sleep(0.2)
        said = process.stderr.read()
    assert process.returncode == 4 and "1 without a film (1 x TruncatedFile)" in said, said
    assert heard and heard <= LOOPBACK, heard
    table, parts = tmp_path / "study/films.csv", tmp_path / "study/parts"
    assert table.read_bytes() == (tmp_path / "plain.csv").read_bytes() and len(rows_of(table)) == 7
    assert sorted(os.listdir(parts)) == ["00000", "00001", "00002", "00003"]

    # As if the power had gone: one partition half written, one that cannot be had, the joined table old.
    before = {name: (parts / name / "films.csv").stat().st_ino for name in ("00000", "00003")}
    (parts / "00001").rename(parts / "00001.partial")
    (parts / "00001.partial/counts.json").unlink()
    half = (parts / "00001.partial/films.csv").read_bytes()
    (parts / "00001.partial/films.csv").write_bytes(half[:len(half) - 200])
    shutil.rmtree(parts / "00002")
    (parts / "00002.partial").write_text("in the way")
    table.write_text("old")
    done = carpal_program(*study)
    assert done.returncode == 1 and "Partition 00002 is not done" in done.stderr, done.stderr
    assert (parts / "00001/films.csv").exists() and table.read_text() == "old"

    # Mended: the rest is read, what was done is left as it is.
    (parts / "00002.partial").unlink()
    done = carpal_program(*study)
    assert done.returncode == 4 and "1 without a film" in done.stderr, done.stderr
    assert table.read_bytes() == (tmp_path / "plain.csv").read_bytes()
    assert len((tmp_path / "study/films.jsonl").read_text().splitlines()) == 7
    assert {name: (parts / name / "films.csv").stat().st_ino for name in before} == before
    assert not list(parts.glob("*.partial"))

    # Another list or other options are another study.
    done = carpal_program(*study, "--force")
    assert done.returncode == 2 and "another study" in done.stderr
    # Nothing is left to do: Ray is not even started.
    assert carpal_program(*study).returncode == 4
