"""A page of docs/reference that is made from the code: written, or with --check compared with what stands."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def with_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
    import django

    django.setup()


def write_or_check(name: str, text: str) -> None:
    path = ROOT / "docs" / "reference" / name
    text = text.rstrip() + "\n"
    if "--check" not in sys.argv:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        sys.exit(f"docs/reference/{name} is not what the code says. Run python {Path(sys.argv[0]).name} in tools/.")
