"""Fonts for files: Radio Canada and Literata (SIL Open Font License, texts beside), Latin with Welsh."""

from pathlib import Path

FOLDER = Path(__file__).parent


def font_files() -> list[Path]:
    return sorted(FOLDER.glob("*.ttf"))
