"""Where a row of an example comes from, with whom it is told of where a record puts several places together."""

LONGEST = 200  # of every field that holds a source


def told_source(row: dict) -> str:
    """The source of a row, led by whom it is told of: "One site. Ch. 3, ..."."""
    told_of = row.get("told_of", "")
    source = f"{told_of[0].upper()}{told_of[1:]}. {row.get('source', '')}" if told_of else row.get("source", "")
    if len(source) > LONGEST:
        raise ValueError(f"A source is longer than {LONGEST} characters: {source}")
    return source
