"""Writes docs/reference/guides.md: every guide with its prompts, in both wordings, each with its source."""

from writing import write_or_check

from holdfast.guides.loading import chosen, guides, minutes
from holdfast.guides.plain_words import hard_prompts, reading_of

lines = [
    "# Guides",
    "",
    "Made from `holdfast/guides/content/` by `tools/guides_page.py`. A star marks the short form.",
    "",
]
for guide in guides():
    lines += [
        f"## {guide.title} (`{guide.id}`, version {guide.version})",
        "",
        f"*{guide.question}* {guide.purpose}",
        "",
    ]
    lines += [f"For {guide.audience}. Short form: about {minutes(chosen(guide))} minutes. {guide.note}".strip(), ""]
    lines += [f"Source: {guide.source}. {guide.licence}", ""]
    gentle = reading_of(guide, is_gentle=True)
    measured = f"Reading grade of the whole text: {reading_of(guide, is_gentle=False).grade:.1f}"
    lines += [measured + (f"; for young people and parents {gentle.grade:.1f}." if gentle else "."), ""]
    hard = [f"`{key}` ({'plain wording, ' if plain else ''}{grade})" for key, plain, grade in hard_prompts(guide)]
    if hard:
        lines += ["For a person to look at, because the words are harder: " + ", ".join(hard) + ".", ""]
    for section in guide.sections:
        lines += [
            f"### {section.title}",
            "",
            "| prompt | asked | to young people and parents | source |",
            "|---|---|---|---|",
        ]
        for prompt in section.prompts:
            star = " *" if prompt.short else ""
            lines.append(
                f"| {prompt.title}{star} | {prompt.text} | {prompt.gentle_text or 'not put to them'} | {prompt.source} |"
            )
        lines.append("")
write_or_check("guides.md", "\n".join(lines))
