"""The rules of the house, as tests: layout, sizes, names, words. CONTRIBUTING.md tells why each stands."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from holdfast.config.areas import AREAS

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "holdfast"
LAYERS = {
    *(
        "enums",
        "models",
        "access",
        "queries",
        "actions",
        "tasks",
        "forms",
        "views",
        "urls",
        "commands",
        "offers",
        "archive",
    ),
    *("apps", "admin", "migrations", "templates", "templatetags"),
}
FORBIDDEN = re.compile(r"(^|_)(common|utils?|helpers?|misc)($|_)|Manager$|^Base[A-Z]")
MOST_FILE, MOST_FUNCTION, MOST_TEMPLATE = 400, 40, 120


def tracked(*patterns: str) -> list[Path]:
    """The files that git knows, or would: what is ignored does not count."""
    command = ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def source_files() -> list[Path]:
    return [
        path
        for path in tracked("holdfast/*.py", "tests/*.py", "tools/*.py", "benchmarks/*.py")
        if "migrations" not in path.parts
    ]


def test_every_area_holds_only_the_layers_that_the_house_names():
    strangers = [
        f"{area}/{path.name}"
        for area in AREAS
        if area != "ui"
        for path in (PACKAGE / area).iterdir()
        if path.stem not in LAYERS | {"__init__", "__pycache__", "static"}
    ]

    assert strangers == []


def test_every_folder_of_the_package_is_a_listed_area():
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert folders - set(AREAS) - {"config", "guides", "analysis", "locale"} == set()


def test_no_file_is_longer_than_400_lines():
    long = {
        str(path.relative_to(ROOT)): size
        for path in source_files()
        if (size := len(path.read_text().splitlines())) > MOST_FILE
    }

    assert long == {}


def test_no_function_is_longer_than_40_lines():
    long = {}
    for path in source_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                if size > MOST_FUNCTION:
                    long[f"{path.relative_to(ROOT)}:{node.name}"] = size

    assert long == {}


def test_no_template_is_longer_than_120_lines():
    long = {
        str(path.relative_to(ROOT)): size
        for path in tracked("holdfast/*.html")
        if (size := len(path.read_text().splitlines())) > MOST_TEMPLATE
    }

    assert long == {}


def test_nothing_is_called_common_utils_helpers_manager_or_base():
    named = [str(path.relative_to(ROOT)) for path in source_files() if FORBIDDEN.search(path.stem)]
    for path in source_files():
        tree = ast.parse(path.read_text())
        named += [
            f"{path.name}:{node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and FORBIDDEN.search(node.name)
        ]

    assert named == []


def test_pages_have_no_inline_script_or_style():
    inline = re.compile(r"<style|style=\"|<script(?![^>]*\bsrc=)|\son[a-z]+=\"|javascript:", re.I)
    found = [str(path.relative_to(ROOT)) for path in tracked("holdfast/*.html") if inline.search(path.read_text())]

    assert found == []


def test_browser_tests_wait_for_what_they_look_for():
    """A page that is just coming is empty: `assert ….is_visible()` looks once, `expect(…).to_be_visible()` waits."""
    looks_once = re.compile(
        r"\bassert\b.*(\.is_(visible|hidden|checked)\(\)|\.content\(\)|(get_by_|locator).*\.count\(\))"
    )
    found = [
        f"{path.name}:{number}"
        for path in tracked("tests/browser/test_*.py")
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if looks_once.search(line)
    ]

    assert found == []


def test_no_file_holds_a_registry_address_or_a_machine_path():
    pattern = re.compile(r"\"resolved\"|index-url|files\.pythonhosted|registry\.npmjs|/work/main|/root/|/home/[a-z]+/")
    own = Path(__file__).resolve()
    paths = tracked("*.txt", "*.json", "*.toml", "*.py", "*.md", "*.sh", "run", "test", ".ci/run")
    found = [
        str(path.relative_to(ROOT))
        for path in paths
        if path != own and pattern.search(path.read_text(errors="replace"))
    ]

    assert found == []


def test_every_dependency_says_why_it_is_here():
    without = [
        line
        for path in (ROOT / "requirements").glob("*.in")
        for line in path.read_text().splitlines()
        if line.strip() and not line.startswith(("#", "-r")) and "#" not in line
    ]

    assert without == []


def test_there_are_fewer_than_25_direct_dependencies_at_run_time():
    lines = (ROOT / "requirements" / "run.in").read_text().splitlines()

    assert len([line for line in lines if line.strip() and not line.startswith("#")]) < 25


@pytest.mark.parametrize("word", ["session id", "as an ai", "language model", "copilot", "chatgpt", "claude"])
def test_the_repository_speaks_of_the_product_alone(word):
    own = Path(__file__).resolve()
    found = [
        str(path.relative_to(ROOT))
        for path in tracked("*.md", "*.py", "*.html", "*.toml")
        if path != own and word in path.read_text(errors="replace").lower()
    ]

    assert found == []


def glossary() -> set[str]:
    text = (ROOT / "GLOSSARY.md").read_text()
    return {word.lower() for word in re.findall(r"^\*\*([^*]+)\*\*", text, re.M)}


def test_every_model_is_a_word_of_the_glossary():
    models = set()
    for path in (*PACKAGE.glob("*/models.py"), *PACKAGE.glob("*/models/*.py")):
        tree = ast.parse(path.read_text())
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and any(
                "Model" in ast.unparse(base) or "AbstractBaseUser" in ast.unparse(base) for base in node.bases
            ):
                models.add(re.sub(r"(?<!^)(?=[A-Z])", " ", node.name).lower())

    assert models - glossary() == set()


def test_the_readme_is_short_and_shows_a_picture():
    text = (ROOT / "README.md").read_text()

    assert len(re.findall(r"\w+", re.sub(r"\(.*?\)", "", text))) <= 600
    assert re.findall(r"!\[[^\]]+\]\((docs/screenshots/[^)]+\.png)\)", text) != []
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text):
        assert (ROOT / picture).is_file()


def headings(path: Path) -> set[str]:
    """The anchors that a document's headings make where it is read."""
    text = re.sub(r"^```.*?^```", "", path.read_text(), flags=re.M | re.S)
    titles = [re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", title) for title in re.findall(r"^#+ +(.+)$", text, re.M)]
    slugs = [re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in titles]
    return {f"{slug}-{earlier}" if (earlier := slugs[:at].count(slug)) else slug for at, slug in enumerate(slugs)}


def test_links_between_documents_lead_somewhere():
    broken = []
    for path in tracked("*.md"):
        for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)", path.read_text()):
            place, _, anchor = target.partition("#")
            document = path.parent / place if place else path
            if not document.exists() or (anchor and document.suffix == ".md" and anchor not in headings(document)):
                broken.append(f"{path.relative_to(ROOT)} -> {target}")

    assert broken == []
