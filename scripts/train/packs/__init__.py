"""The packs that this package makes: NAME.toml has wording, terms and shape of each; numbers come from measurement."""
import pathlib
import tomllib

FOLDER = pathlib.Path(__file__).parent


def description(name):
    """The TOML of pack `name` as a dict. ValueError where there is none."""
    try:
        return tomllib.loads((FOLDER / f"{name}.toml").read_text())
    except FileNotFoundError:
        raise ValueError(f"there is no pack {name}; known: {', '.join(sorted(p.stem for p in FOLDER.glob('*.toml')))}") from None
