"""What the theory of change shows on a journey's first page, in documents, and to a meeting that looks back."""

from datetime import date

from django.utils.translation import gettext as _

from holdfast.journeys.access import may, participation
from holdfast.journeys.models import Journey
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.documents import Part

from . import queries

MOST_QUESTIONS = 2


def panels(journey: Journey, viewer: Viewer) -> list[dict]:
    """What the theory is about, and at most two questions about it that are open."""
    if participation(viewer, journey) is None:
        return []
    theory = queries.theory_of(journey)
    return [
        {
            "order": 22,
            "template": "theory/panel.html",
            "theory": theory,
            "version": queries.last_version(theory) if theory else None,
            "questions": [each for each in queries.questions_of(theory) if not each.asked.reply][:MOST_QUESTIONS]
            if theory
            else [],
            "may_shape": may(viewer, Permission.THEORY_SHAPE, journey),
            "may_answer": may(viewer, Permission.CONVERSATION_RECORD, journey),
        }
    ]


def sections(journey: Journey, viewer: Viewer) -> list[Part]:
    """The theory with its open questions, for whoever takes the journey on."""
    theory = queries.theory_of(journey) if participation(viewer, journey) else None
    return [Part(110, tuple(queries.theory_sections(theory, with_names=True)))] if theory else []


def since(journey: Journey, day: date) -> list[tuple[date, str]]:
    """What became of the theory since a day, for a meeting: (day, sentence), oldest first."""
    lines = []
    for version in queries.versions_since(journey, day):
        told = {"number": version.number, "why": version.why}
        sentence = _("The theory of change became version %(number)s: %(why)s") if version.why else ""
        lines.append((version.made_on, (sentence or _("The theory of change became version %(number)s.")) % told))
    for remark in queries.remarks_since(journey, day):
        told = {"kind": remark.get_kind_display(), "text": remark.text, "who": queries.whose(remark)}
        lines.append((remark.written_on, _("Beside the theory, %(kind)s: %(text)s (%(who)s)") % told))
    return sorted(lines)
