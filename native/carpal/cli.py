"""The program `carpal`. Exit codes are those of docs/large-studies.md."""
import argparse
import os
import signal
import sys

from .errors import EngineError, PackError, UsageError
from .films import find_films
from .output import OutputError
from .pack import open_pack
from .progress import Progress
from .reader import SECOND_LOOKS
from .run import Film, Options, Run
from .subjects import SEXES, Subjects, TableError

ALL_READ, RUN_ENDED, USAGE, SOME_REFUSED, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 4, 130
EXITS = """exit codes: 0 every film was read; 3 every film gave an answer, some were refused; 4 some files gave no film (their rows have the code);
1 the run ended before its last film; 2 the arguments cannot be used; 130 interrupted"""


def parser():
    top = argparse.ArgumentParser(prog="carpal", description="Bone age from hand radiographs. Research use, not a medical device.", epilog=EXITS)
    commands = top.add_subparsers(dest="command", required=True)
    own = commands.add_parser("assess", help="read films into a table", epilog=EXITS,
                              description="Reads films and folders of films into a table, lines of JSON, or both.")
    _add_films(own)
    own.add_argument("--csv", metavar="OUT", help="a table, one line a film (two where the sex is not known)")
    own.add_argument("--jsonl", metavar="OUT", help="the whole record of each film, one line of JSON each")
    own.add_argument("--resume", action="store_true", help="go on with files that are there: films in them, by SHA-256, are not read again")
    own.set_defaults(run=run)
    study = commands.add_parser("study", help="read very many films in partitions, under Ray", epilog=EXITS,
                                description="Reads films in partitions, each a file of its own, and joins them. What was started is gone on with.")
    _add_films(study)
    study.add_argument("--out", metavar="DIR", required=True, help="folder of the study: parts, and films.csv in the end")
    study.add_argument("--jsonl", action="store_true", help="whole records too: films.jsonl")
    study.add_argument("--partition", type=_whole, default=500, metavar="N", help="films of a partition (%(default)s)")
    study.add_argument("--address", metavar="HOST:PORT", help="of a Ray cluster that runs; without it Ray is started here, for this study")
    study.set_defaults(run=run_study)
    return top


def _add_films(own):
    own.add_argument("films", nargs="*", metavar="FILES", help="films and folders; - reads their names from standard input, one a line")
    own.add_argument("--sex", choices=SEXES, default="unknown", help="of films whose sex neither --subjects nor DICOM tags tell (unknown: read for both)")
    own.add_argument("--subjects", metavar="CSV", help="columns id, sex or male, and chronological_age_months where it is known")
    own.add_argument("--no-tags", action="store_true", help="take no sex and no age from DICOM files where --subjects tells none")
    own.add_argument("--jobs", type=_whole, metavar="N", default=len(os.sched_getaffinity(0)), help="films at once, each on one core (%(default)s)")
    own.add_argument("--pack", metavar="DIR", help="another model pack")
    own.add_argument("--profile", default="", metavar="NAME", help="validation profile (the pack's default)")
    own.add_argument("--second-look", choices=SECOND_LOOKS, default=SECOND_LOOKS[0], help="read films mirrored and turned too (%(default)s)")
    own.add_argument("--force", action="store_true", help="read refused films too, where that is possible")
    own.add_argument("--timeout", type=_whole, default=300, metavar="S", help="seconds for one film (%(default)s)")


def _whole(text):
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above 0")
    return int(text)


def main(argv=None):
    arguments = parser().parse_args(argv)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return arguments.run(arguments)
    except (UsageError, TableError, OutputError) as error:
        print(error, file=sys.stderr)
        return USAGE
    except (PackError, EngineError) as error:
        print(error, file=sys.stderr)
        return RUN_ENDED
    except OSError as error:
        print(f"{error.filename or 'output'}: {error.strerror}. Go on with --resume once that is mended.", file=sys.stderr)
        return RUN_ENDED
    except KeyboardInterrupt:
        print("\nInterrupted. --resume goes on.", file=sys.stderr)
        return INTERRUPTED


def _interrupt(*_):
    raise KeyboardInterrupt


def run(arguments):
    if arguments.csv is None and arguments.jsonl is None:
        raise UsageError("Where to? --csv OUT, --jsonl OUT, or both.")
    options = _options(arguments)
    for path in filter(None, (arguments.csv, arguments.jsonl)):
        if os.path.exists(path) and not arguments.resume:
            raise UsageError(f"{path} is there already: --resume goes on with it.")
        if not os.path.isdir(os.path.dirname(path) or "."):
            raise UsageError(f"There is no folder for {path}.")
    films = _films(arguments)
    progress = Progress(len(films))
    with Run(options, min(arguments.jobs, len(films)), arguments.timeout) as reading:
        counts = reading.assess(films, arguments.csv, arguments.jsonl, arguments.resume, on_film=lambda so_far: progress.update(so_far.total))
    return _told(counts)


def run_study(arguments):
    from .study import study      # Ray is loaded for a study alone
    return _told(study(_films(arguments), _options(arguments), arguments))


def _told(counts):
    print(sentence(counts), file=sys.stderr)
    return SOME_FAILED if counts.failed else SOME_REFUSED if counts.refused else ALL_READ


def _options(arguments):
    options = Options(arguments.pack, arguments.profile, arguments.second_look, arguments.force, not arguments.no_tags)
    profiles = open_pack(options.folder).manifest["validation"]["profiles"]
    if options.profile and options.profile not in profiles:
        raise UsageError(f"--profile: the pack has {', '.join(profiles)}, not {options.profile}.")
    return options


def _films(arguments):
    named = [line.rstrip("\n") for line in sys.stdin if line.strip()] if arguments.films == ["-"] else arguments.films
    if not named:
        raise UsageError("Which films? Files and folders, or - for a list on standard input.")
    paths, others = find_films(named)
    if others:
        print(f"{others} files of the folders are no films.", file=sys.stderr)
    if not paths:
        raise UsageError("There are no films.")
    subjects = Subjects(arguments.sex)
    if arguments.subjects is not None:
        subjects.read(arguments.subjects)
        for code, count in subjects.problems.items():
            print(f"--subjects: {count} x {code}: not used.", file=sys.stderr)
    return [Film(path, subjects.of(path)) for path in paths]


def sentence(counts):
    codes = ", ".join(f"{count} x {code}" for code, count in sorted(counts.failures.items()))
    there = f" {counts.skipped} were there already." if counts.skipped else ""
    return f"{counts.read} films read, {counts.refused} refused, {counts.failed} without a film{f' ({codes})' if codes else ''}.{there}"


if __name__ == "__main__":
    sys.exit(main())
