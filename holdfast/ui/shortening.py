"""Words that somebody wrote, where there is room for one line of them."""


def shortened(text: str, most: int = 80) -> str:
    """One line of at most so many letters, cut between words where that can be."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return f"{cut[: cut.rindex(' ')]} …" if " " in cut else f"{cut}…"
