"""What the theory of change shows on a journey's first page, in documents, and to a meeting that looks back."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.journeys.access import may, participation
from holdfast.journeys.models import Journey
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.documents import Part, Section

from . import queries
from .actions.remarks import path_beside
from .models import Theory

MOST_QUESTIONS = 2
MOST_SINCE = 60


def panels(journey: Journey, viewer: Viewer) -> list[dict]:
    """What the theory is about, and at most two questions about it that are open."""
    if participation(viewer, journey) is None:
        return []
    theory = queries.theory_of(journey)
    asked = _open(theory) if theory else []
    may_shape = may(viewer, Permission.THEORY_SHAPE, journey)
    may_answer = may(viewer, Permission.CONVERSATION_RECORD, journey)
    return [
        {
            "order": 22,
            "template": "theory/panel.html",
            "theory": theory,
            "version": queries.last_version(theory) if theory else None,
            "questions": asked,
            "may_shape": may_shape,
            "may_answer": may_answer,
            "perhaps": _perhaps(
                journey, is_begun=theory is not None, may_shape=may_shape, may_answer=bool(asked) and may_answer
            ),
        }
    ]


def _open(theory: Theory) -> list[queries.AskedWhy]:
    """Questions without an answer. What groups of a round said is not told here, before people have said what they expect."""
    return [each for each in queries.questions_beside_rounds(theory) if not each.asked.reply][:MOST_QUESTIONS]


def _perhaps(journey: Journey, *, is_begun: bool, may_shape: bool, may_answer: bool) -> list[tuple[str, str]]:
    if not is_begun and may_shape:
        return [(_("Write down in five lines why this should work."), reverse("theory:begin", args=[journey.pk]))]
    if may_answer:
        return [(_("Answer a question about why this should work."), reverse("theory:theory", args=[journey.pk]))]
    return []


def sections(journey: Journey, viewer: Viewer) -> list[Part]:
    """The theory with its doubts, its open questions and why it changed, and the case for change, for whoever takes it on."""
    if participation(viewer, journey) is None:
        return []
    theory, case = queries.theory_of(journey), queries.case_sections(journey)
    told = [Part(110, queries.theory_sections(theory, with_names=True))] if theory else []
    return [*told, Part(116, case)] if case else told


def report_sections(journey: Journey) -> tuple[Section, ...]:
    """The theory with its open questions, for a report that leaves the house: nobody is named."""
    theory = queries.theory_of(journey)
    return queries.theory_sections(theory, with_names=False) if theory else ()


def documents(journey: Journey, viewer: Viewer) -> list[tuple[str, str, str]]:
    """Where more stands: (what, of which day, where)."""
    theory = queries.theory_of(journey)
    if theory is None or participation(viewer, journey) is None:
        return []
    pages = (
        (_("The theory of change, as a drawing"), "theory:theory"),
        (_("Every version of it, with why it changed"), "theory:versions"),
    )
    return [(what, "", reverse(name, args=[journey.pk])) for what, name in pages]


def since(journey: Journey, day: date) -> list[tuple[str, str, str]]:
    """What became of the theory since a day: (heading, sentence, path). Everybody who takes part may read it."""
    heading, lines = _("The theory of change"), []
    for version in queries.versions_since(journey, day)[:MOST_SINCE]:
        words = _("Version %(number)s: %(why)s") if version.why else _("Version %(number)s")
        path = reverse("theory:version", args=[journey.pk, version.number])
        lines.append((heading, words % {"number": version.number, "why": version.why}, path))
    for remark in queries.remarks_since(journey, day)[:MOST_SINCE]:
        told = {"kind": remark.get_kind_display(), "text": remark.text, "who": queries.whose(remark)}
        lines.append((heading, _("%(kind)s: %(text)s (%(who)s)") % told, path_beside(remark)))
    return lines
