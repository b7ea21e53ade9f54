"""Answers as rows of a table: respondent, perspective, prompt, answer. Read from bytes, checked, and counted."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .picture import Group, Question

COLUMNS = ("respondent", "perspective", "prompt", "answer")
MOST_BYTES = 500_000_000
MOST_FIELD = 10_000


class AnswersError(ValueError):
    """What is wrong with a table, as a sentence that says where and what to do."""


class Row(NamedTuple):
    line: int
    respondent: str
    perspective: str
    prompt: str
    answer: str


def text_of(content: bytes) -> str:
    """The text of a CSV file, in UTF-8 with or without a mark at its head. Raises AnswersError."""
    if len(content) > MOST_BYTES:
        raise AnswersError(f"The file is larger than {MOST_BYTES // 1_000_000} MB. Split it by prompt and try again.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise AnswersError("The file is in UTF-16. Save it as 'CSV UTF-8' and try again.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise AnswersError(f"Line {line} is not in UTF-8. Save the file as 'CSV UTF-8' and try again.") from error
    if "\x00" in text:
        raise AnswersError(
            f"Line {text[: text.index(chr(0))].count(chr(10)) + 1} holds a NUL character. Is this a CSV file?"
        )
    return text


def records_of(content: bytes, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The wanted columns of a CSV table, with the number of the line. Other columns are passed over. Raises AnswersError."""
    text = text_of(content)
    if not text.strip():
        raise AnswersError("The file is empty.")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader)]
        places = _places(header, columns)
        for fields in reader:
            if len(fields) != len(header):
                if not any(field.strip() for field in fields):
                    continue
                raise AnswersError(
                    f"Line {reader.line_num} has {len(fields)} columns; the first line has {len(header)}."
                )
            yield reader.line_num, [fields[place] for place in places]
    except csv.Error as error:
        raise AnswersError(
            f"Line {reader.line_num} cannot be read ({error}). Look for a quotation mark without its pair."
        ) from error


def _places(header: list[str], columns: Sequence[str]) -> list[int]:
    missing = [name for name in columns if name not in header]
    if missing:
        raise AnswersError(f"Column '{missing[0]}' is missing. The first line must name: {', '.join(columns)}.")
    twice = [name for name in columns if header.count(name) > 1]
    if twice:
        raise AnswersError(f"Column '{twice[0]}' stands twice in the first line.")
    return [header.index(name) for name in columns]


def iterate_rows(content: bytes, *, scale: Sequence[str], silences: Sequence[str]) -> Iterator[Row]:
    """Answers, checked one by one: known answers, one answer for each respondent and prompt, one perspective for each respondent."""
    allowed = frozenset((*scale, *silences))
    seen: set[tuple[str, str]] = set()
    side: dict[str, str] = {}
    strings: dict[str, str] = {}
    for line, fields in records_of(content, COLUMNS):
        respondent, perspective, prompt, answer = (strings.setdefault(field, field.strip()) for field in fields)
        if answer not in allowed or not (respondent and perspective and prompt) or len(prompt) > MOST_FIELD:
            raise AnswersError(_what_is_wrong(line, (respondent, perspective, prompt, answer), (*scale, *silences)))
        if (respondent, prompt) in seen:
            raise AnswersError(
                f"Line {line}: '{_short(respondent)}' answers the same prompt twice. Keep one of the two."
            )
        seen.add((respondent, prompt))
        if side.setdefault(respondent, perspective) != perspective:
            raise AnswersError(f"Line {line}: '{_short(respondent)}' stands in two perspectives. Choose one.")
        yield Row(line, respondent, perspective, prompt, answer)


def _what_is_wrong(line: int, fields: Sequence[str], allowed: Sequence[str]) -> str:
    for name, field in zip(COLUMNS, fields, strict=True):
        if not field:
            return f"Line {line}: '{name}' is empty."
        if len(field) > MOST_FIELD:
            return f"Line {line}: '{name}' is longer than {MOST_FIELD} characters."
    return f"Line {line}: the answer '{_short(fields[3])}' is not one of: {', '.join(allowed)}. Name others with --scale or --silences."


def _short(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else "?" for letter in text)
    return shown if len(shown) <= 40 else shown[:39] + "…"


def read_rows(content: bytes, *, scale: Sequence[str], silences: Sequence[str]) -> list[Row]:
    """All answers of a table. Raises AnswersError where one is wrong, or where there is none."""
    rows = list(iterate_rows(content, scale=scale, silences=silences))
    if not rows:
        raise AnswersError("The file has a first line and no answers.")
    return rows


def read_asked(content: bytes) -> dict[str, int]:
    """How many were asked in each perspective. Raises AnswersError."""
    asked: dict[str, int] = {}
    for line, (name, number) in records_of(content, ("perspective", "asked")):
        perspective = name.strip()
        if not perspective:
            raise AnswersError(f"Line {line}: 'perspective' is empty.")
        if perspective in asked:
            raise AnswersError(f"Line {line}: '{_short(perspective)}' stands twice.")
        if not number.strip().isascii() or not number.strip().isdigit() or len(number.strip()) > 9:
            raise AnswersError(f"Line {line}: '{_short(number)}' is not a number of people.")
        asked[perspective] = int(number)
    return asked


def count_answers(
    content: bytes, *, scale: Sequence[str], silences: Sequence[str], asked: Mapping[str, int]
) -> tuple[tuple[Question, ...], dict[str, int]]:
    """Questions with the counts of each group, in alphabetical order, and how many people of each group answered anything."""
    choices = {answer: place for place, answer in enumerate((*scale, *silences))}
    counts: dict[tuple[str, str], list[int]] = {}
    people: dict[str, set[str]] = {perspective: set() for perspective in asked}
    for row in iterate_rows(content, scale=scale, silences=silences):
        key = row.prompt, row.perspective
        if key not in counts:
            counts[key] = [0] * len(choices)
        counts[key][choices[row.answer]] += 1
        people.setdefault(row.perspective, set()).add(row.respondent)
    if not counts:
        raise AnswersError("The file has a first line and no answers.")
    empty = [0] * len(choices)
    size = len(scale)

    def group(prompt: str, perspective: str) -> Group:
        found = counts.get((prompt, perspective), empty)
        return Group(perspective, asked.get(perspective), tuple(found[:size]), tuple(found[size:]))

    prompts = sorted({prompt for prompt, _perspective in counts})
    questions = tuple(Question(prompt, tuple(group(prompt, each) for each in sorted(people))) for prompt in prompts)
    return questions, {perspective: len(each) for perspective, each in people.items()}
