"""The sheet of a Word document: A4, head, foot, properties, and the fonts that it brings along."""

from typing import Any

from .fonts import FOLDER
from .layout import colour_of_words, foot
from .sections import Document
from .word_marks import add_field

FONT_TABLE = "/word/fontTable.xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
HIDDEN_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
# Each font with what stands in for it where it cannot be loaded, its kind, and its files.
FONTS = (
    ("Radio Canada", "Arial", "swiss", (("Regular", "RadioCanada-Regular.ttf"), ("Bold", "RadioCanada-SemiBold.ttf"))),
    ("Literata", "Georgia", "roman", (("Regular", "Literata-Regular.ttf"),)),
)


def set_sheet(word: Any, document: Document) -> None:
    from docx.shared import Mm

    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    page.top_margin, page.bottom_margin = (Mm(25), Mm(18)) if document.is_tight else (Mm(32), Mm(27))
    page.header_distance, page.footer_distance = Mm(14), Mm(13)
    _head(page, document)
    _foot(page)
    _properties(word, document)
    _forget_thumbnail(word)
    _fonts(word)


def _head(page: Any, document: Document) -> None:
    from docx.shared import RGBColor

    run = page.header.paragraphs[0].add_run(document.organisation)
    run.bold = True
    run.font.color.rgb = RGBColor.from_string(colour_of_words(document.colour)[1:])


def _foot(page: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = page.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    fields = {"page": "PAGE", "pages": "NUMPAGES"}
    for part in foot():
        if part in fields:
            add_field(paragraph, fields[part])
        elif part:
            paragraph.add_run(part)


def _properties(word: Any, document: Document) -> None:
    from django.utils import timezone

    properties = word.core_properties
    properties.title, properties.subject = document.title[:250], document.subtitle[:250]
    properties.author = properties.last_modified_by = document.organisation[:250]
    properties.language, properties.comments, properties.keywords = document.language, "", ""
    properties.created = properties.modified = timezone.now().replace(tzinfo=None, microsecond=0)
    properties.revision = 1


def _forget_thumbnail(word: Any) -> None:
    """The template brings a small picture of an empty sheet, which file managers would show for every report."""
    relations = word.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _fonts(word: Any) -> None:
    """Write the fonts into the file, so that it looks the same where nobody has installed them."""
    table = next(part for part in word.part.package.iter_parts() if part.partname == FONT_TABLE)
    entries = "".join(_entry(table, number, *font) for number, font in enumerate(FONTS))
    table._blob = table.blob.replace(b"</w:fonts>", entries.encode() + b"</w:fonts>")
    _say_that_fonts_come_along(word)


def _entry(table: Any, number: int, name: str, stand_in: str, kind: str, faces: tuple[tuple[str, str], ...]) -> str:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    embedded = ""
    for place, (face, file) in enumerate(faces):
        key = f"484F4C44-4641-5354-8000-0000000000{number}{place}"
        content = hidden((FOLDER / file).read_bytes(), key)
        part = Part(PackURI(f"/word/fonts/font{number}{place}.odttf"), HIDDEN_FONT, content, table.package)
        embedded += f'<w:embed{face} r:id="{table.relate_to(part, RELATION)}" w:fontKey="{{{key}}}"/>'
    namespace = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return (
        f'<w:font {namespace} w:name="{name}"><w:altName w:val="{stand_in}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{kind}"/><w:pitch w:val="variable"/>{embedded}</w:font>'
    )


def hidden(font: bytes, key: str) -> bytes:
    """The font as Office keeps it (ECMA-376 part 4, 2.8.1): its first 32 bytes crossed with the key, last byte first."""
    mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
    return bytes(byte ^ crossed for byte, crossed in zip(font, mask, strict=False)) + font[32:]


def _say_that_fonts_come_along(word: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    settings = word.settings.element
    earlier = {qn(name) for name in ("w:writeProtection", "w:view", "w:zoom", "w:removePersonalInformation")}
    places = [place for place, element in enumerate(settings, start=1) if element.tag in earlier]
    settings.insert(max(places, default=0), OxmlElement("w:embedTrueTypeFonts"))
