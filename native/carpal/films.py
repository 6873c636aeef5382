"""The films of a run: files as they are named, folders gone through as the page goes through them."""
import os
import re

from .containers.sniff import FILMS, HEAD_BYTES, has_no_picture, kind_of

# Never opened: their names say enough, and a folder may hold thousands (web/src/intake/survey.ts).
OTHER_NAMES = re.compile(
    r"^(\.|Thumbs\.db$|desktop\.ini$|autorun\.inf$)|\.(txt|xml|html?|css|js|json|jsonl|csv|ini|inf|log|md|exe|dll|so|jar|class|msi|bat|cmd|sh|ico|icns"
    r"|db|ttf|woff2?|mp[34]|avi|docx?|xlsx?)$", re.IGNORECASE)


def natural(path):
    """Order of the page's lists: numbers by their value, letters whatever their case."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in re.split(r"(\d+)", path)]


def is_film(path):
    """Whether a file that was found in a folder is read."""
    if OTHER_NAMES.search(os.path.basename(path)):
        return False
    try:
        if not os.path.isfile(path):
            return False
        with open(path, "rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        # It may be one: its row says why it is not read.
        return True
    kind = kind_of(head)
    return kind in FILMS and not (kind == "dicom" and has_no_picture(head))


def find_films(paths):
    """Paths of films, and how many files of folders are none. A file that is named is always a film: if it is none, its row says so."""
    films, others = [], 0
    for path in paths:
        if not os.path.isdir(path):
            films.append(path)
            continue
        found = []
        for folder, folders, names in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".") and name != "__MACOSX"]
            found += [os.path.join(folder, name) for name in names]
        kept = [one for one in found if is_film(one)]
        others += len(found) - len(kept)
        films += sorted(kept, key=natural)
    return films, others
