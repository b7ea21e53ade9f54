"""Writes docs/reference/permissions.md from the named sets of permissions."""

from writing import with_django, write_or_check

with_django()

from holdfast.organisations.enums import PERMISSION_SENTENCES, PERMISSIONS, RIGHT_SENTENCES, Right  # noqa: E402

lines = [
    "# Who may do what in a journey",
    "",
    "Made from `holdfast/organisations/enums.py` by `tools/permissions_page.py`.",
    "",
]
lines += [f"- **{right.label}**: {RIGHT_SENTENCES[right]}" for right in Right]
lines += ["", "| | " + " | ".join(str(right.label) for right in Right) + " |", "|---|" + "---|" * len(Right)]
for permission, sentence in PERMISSION_SENTENCES.items():
    marks = ["yes" if permission in PERMISSIONS[right] else "" for right in Right]
    lines.append(f"| {sentence} | " + " | ".join(marks) + " |")
lines += ["", "An administrator of an organisation has none of these. Functions such as sponsor give none of these."]
write_or_check("permissions.md", "\n".join(lines))
