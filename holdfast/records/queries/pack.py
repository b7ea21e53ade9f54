"""The handover pack: everything of a journey that a successor needs, gathered from every area, as one document."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.journeys.models import Journey
from holdfast.journeys.queries.offered import offered
from holdfast.people.access import Viewer
from holdfast.ui.documents import Document, Heading, Section, Table, Text


def pack_of(journey: Journey, viewer: Viewer) -> Document:
    """The pack as this person may read it. What they may not see anywhere else does not stand here either."""
    parts = [part for sections in offered("sections") for part in sections(journey, viewer)]
    gathered = [section for part in sorted(parts, key=lambda part: part.order) for section in part.sections]
    day = date_format(timezone.localdate(), "j F Y")
    return Document(
        title=_("Handover: %(name)s") % {"name": journey.name},
        subtitle=_("What whoever takes it on should know. Made on %(day)s.") % {"day": day},
        organisation=journey.organisation.name,
        sections=(*_opening(), *gathered, *_documents(journey, viewer), *_how_to_read(journey)),
    )


def _opening() -> tuple[Section, ...]:
    told = _(
        "People leave, and what they learnt leaves with them unless it is handed on. This is what is written down. "
        "What is not written down, ask for while somebody is still there to ask."
    )
    return (Text((told,)),)


def _documents(journey: Journey, viewer: Viewer) -> tuple[Section, ...]:
    rows = [row for documents in offered("documents") for row in documents(journey, viewer)]
    header = (_("What"), _("Of which day"), _("Where"))
    listed = tuple((what, day, f"{settings.HOLDFAST_URL}{path}") for what, day, path in rows)
    return (Heading(_("Where more stands")), Table(_("Documents and pages"), header, listed))


def _how_to_read(journey: Journey) -> tuple[Section, ...]:
    least = journey.organisation.least_inside
    told = (
        _("For those taking part in the journey only."),
        _(
            "No private words stand here, no feelings, and no words that came in by a round. What people wrote as evidence stands as "
            "they wrote it. A group is shown only where %(least)s or more of it placed an answer."
        )
        % {"least": least},
        _(
            "Why what was learnt should outlast those who learnt it: Lefevre and others, Innovation in Social Care (Policy Press, "
            "2024), chapters 2, 3 and 7. Using Holdfast proves nothing by itself."
        ),
    )
    return (Heading(_("How to read this")), Text(told))
