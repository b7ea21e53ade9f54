"""The mirror with everything on, beside proselint and write-good, each with its own rules, on the same texts in the same run.

Texts are made of the sentences of examples/mirror/evaluation-open.csv, shuffled with a seed, as documents of about ten thousand words
(a panel's minutes): `minutes` has one sentence that bears a lens to nine innocent ones, which use the same words on purpose, so that it is
denser than minutes are; `dense` has as many as the file has; `docs`, this repository's own documentation, is prose that was written for
something else. Times are processor seconds, best of several, engines in turn.

Run: python -m benchmarks.mirror   (needs proselint, from requirements/benchmark.in; and node, with `npm install --no-save write-good@1.0.8`
in a folder of its own, named by WRITE_GOOD)
"""

import csv
import io
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from holdfast.analysis.language.alphabet import Spelling, as_hay
from holdfast.analysis.language.compiling import Mirror
from holdfast.analysis.language.layout import sentences
from holdfast.analysis.language.normal import normalise
from holdfast.analysis.language.reading import read

ROOT = Path(__file__).resolve().parent.parent
SEED, WORDS, DOCUMENT, REPEATS = 20_260, 200_000, 10_000, 5
NODE = """
const writeGood = require('write-good');
const texts = JSON.parse(require('fs').readFileSync(process.argv[1], 'utf8'));
let best = Infinity, found = 0;
for (let turn = 0; turn < 3; turn++) {
  const before = process.cpuUsage();
  found = texts.reduce((sum, text) => sum + writeGood(text).length, 0);
  const used = process.cpuUsage(before);
  best = Math.min(best, (used.user + used.system) / 1e6);
}
console.log(JSON.stringify({best, found}));
"""


def documents(share: float | None) -> list[str]:
    """Texts of the open sentences; `share` of them bear a lens, or as many as in the file."""
    with (ROOT / "examples/mirror/evaluation-open.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    bearing = [row["text"] for row in rows if row["lenses"]]
    innocent = [row["text"] for row in rows if not row["lenses"]]
    chance = random.Random(SEED)
    share = len(bearing) / len(rows) if share is None else share
    made: list[str] = []
    while sum(len(each.split()) for each in made) < WORDS:
        paragraphs: list[str] = []
        while sum(len(each.split()) for each in paragraphs) < DOCUMENT:
            chosen = [
                chance.choice(bearing if chance.random() < share else innocent) for _ in range(chance.randint(2, 6))
            ]
            paragraphs.append(" ".join(chosen))
        made.append("\n\n".join(paragraphs))
    return made


def own_documentation() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))]


def best(work: Callable[[], int], repeats: int = REPEATS) -> tuple[float, int]:
    fastest, found = float("inf"), 0
    for _ in range(repeats):
        before = time.process_time()
        found = work()
        fastest = min(fastest, time.process_time() - before)
    return fastest, found


def write_good(texts: list[str]) -> tuple[float, int] | None:
    place = os.environ.get("WRITE_GOOD")
    if not place:
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(texts, file)
        file.flush()
        done = subprocess.run(["node", "-e", NODE, file.name], cwd=place, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    return told["best"], told["found"]


def proselint(texts: list[str]) -> tuple[float, int] | None:
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile
    except ImportError:
        return None
    if not CheckRegistry().checks:
        CheckRegistry().register_many(__register__)
    return best(lambda: sum(len(LintFile("text", text).lint()) for text in texts), 2)


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def word_file(pages: int) -> tuple[float, int]:
    """Seconds for a Word file of about so many pages: read, and given back with questions in its margin."""
    import docx

    from holdfast.guides.mirror_wording import AUTHOR, HEAD, INITIALS, beside
    from holdfast.guides.mirroring import house_mirror, house_rules
    from holdfast.ui.texts import MarginNote, commented, extract

    document = docx.Document()
    for paragraph in documents(0.1)[0].split("\n\n") * 3:
        document.add_paragraph(paragraph)
    made = io.BytesIO()
    document.save(made)
    data, rules = made.getvalue(), {rule.id: rule for rule in house_rules().rules}

    def back() -> int:
        found = extract(data)
        notes = [
            MarginNote(each.start, each.end, beside(rules[each.rule]))
            for each in read(house_mirror(), found.text).findings
        ]
        commented(data, found, notes, head=HEAD, author=AUTHOR, initials=INITIALS)
        return len(notes)

    return best(back, 2)


def main() -> None:
    before, started = memory(), time.process_time()
    from holdfast.guides.mirroring import house_mirror, house_rules

    rules, told = house_rules(), time.process_time()
    mirror, ready = house_mirror(), time.process_time()
    print(f"{platform.python_version()}, {platform.machine()}, {len(rules.rules)} rules, seed {SEED}")
    print(f"Rules from their files: {told - started:.2f} s; made ready: {ready - told:.2f} s")
    first = documents(0.1)[0]
    for turn in ("first", "second"):
        print(
            f"{DOCUMENT} words, read for the {turn} time: {best(lambda: len(read(mirror, first).findings), 1)[0]:.2f} s"
        )
    print(f"Memory before {before:.0f} MB, after {memory():.0f} MB")
    for name, texts in (("minutes", documents(0.1)), ("dense", documents(None)), ("docs", own_documentation())):
        compare(name, texts, mirror)
    seconds, notes = word_file(50)
    print(f"A Word file of about 50 pages, read and given back with {notes} notes: {seconds:.2f} s")
    print(f"Memory at the end: {memory():.0f} MB")


def as_hays(mirror: Mirror, text: str) -> list[str]:
    """The sentences of a text as the automaton sees them."""
    shown, spelling = normalise(text).shown, Spelling(mirror.alphabet)
    return [as_hay(spelling.letters(shown[place.start : place.end])) for place in sentences(shown)]


def compare(name: str, texts: list[str], mirror: Mirror) -> None:
    words = sum(len(text.split()) for text in texts)
    hays = [hay for text in texts for hay in as_hays(mirror, text)]
    raw, hits = best(lambda: sum(1 for hay in hays for _ in mirror.automaton.iter(hay)))
    ours, found = best(lambda: sum(len(read(mirror, text).findings) for text in texts))
    print(f"\n{name}: {words} words in {len(texts)} texts, {found / len(hays):.2f} findings a sentence")
    print(
        f"  mirror      {words / ours:>12,.0f} words/s, {found} findings; {raw / ours:.0%} of it scanning ({hits} phrases)"
    )
    for peer, told in (("proselint", proselint(texts)), ("write-good", write_good(texts))):
        if told is None:
            print(f"  {peer:<11} not here, not measured")
        else:
            print(
                f"  {peer:<11} {words / told[0]:>12,.0f} words/s, {told[1]} findings; the mirror is {told[0] / ours:.1f} times as fast"
            )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
