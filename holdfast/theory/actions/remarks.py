"""What people write beside a theory, in their own name: doubts, what speaks for and against, comments."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import own_part, require
from holdfast.journeys.models import Perspective
from holdfast.memory.actions import forget, remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow

from ..enums import RemarkKind
from ..models import Element, Remark, Theory, TheoryLink

MOST_REMARKS = 2_000
QUESTIONS_IT = frozenset({RemarkKind.DOUBT, RemarkKind.AGAINST})


@dataclass(frozen=True)
class Written:
    """What somebody writes. `said_by` where they write down somebody else's words, with that person's leave."""

    kind: RemarkKind
    text: str
    said_by: str = ""
    perspective: Perspective | None = None


@transaction.atomic
def write_remark(
    theory: Theory, *, by: Viewer, written: Written, element: Element | None = None, link: TheoryLink | None = None
) -> Remark:
    """Write beside the theory, or beside one element or link of it. A doubt counts as questioning the link."""
    require(by, Permission.THEORY_REMARK, theory.journey)
    if theory.remarks.count() >= MOST_REMARKS:
        raise NotNow(_("A theory holds at most %(most)s remarks.") % {"most": MOST_REMARKS})
    own = own_part(by, theory.journey)
    side = written.perspective or (None if written.said_by else own.perspective)
    remark = Remark.objects.create(
        theory=theory,
        element=element,
        link=link,
        kind=written.kind,
        text=written.text,
        said_by=written.said_by,
        perspective=side,
        participant=own,
    )
    if link and written.kind in QUESTIONS_IT:
        TheoryLink.objects.filter(pk=link.pk).update(questioned_on=timezone.localdate())
    record(What.REMARK_WRITTEN, by=by, subject=remark, journey=theory.journey_id)
    remember_remark(remark)
    return remark


@transaction.atomic
def take_back_remark(remark: Remark, *, by: Viewer) -> None:
    """Take back what one wrote oneself. Nothing of it stays but the note that something was taken back."""
    journey = remark.theory.journey
    require(by, Permission.THEORY_REMARK, journey)
    if own_part(by, journey).pk != remark.participant_id:
        raise NotNow(_("Only whoever wrote it can take it back. You can write beside it how you see it."))
    record(What.REMARK_TAKEN_BACK, by=by, subject=remark, journey=journey.pk)
    forget(subject=remark.pk)
    remark.delete()


def remember_remark(remark: Remark) -> None:
    beside = remark.link or remark.element or ""
    remember(
        "remark",
        subject=remark.pk,
        journey=remark.theory.journey_id,
        title=f"{remark.get_kind_display()}: {remark.text}"[:200],
        text=f"{remark.text}\n{beside}",
        path=path_beside(remark),
        happened_on=remark.written_on,
    )


def path_beside(remark: Remark) -> str:
    """The page on which a remark is read."""
    if remark.link_id:
        return reverse("theory:link", args=[remark.link_id])
    if remark.element_id:
        return reverse("theory:element", args=[remark.element_id])
    return reverse("theory:theory", args=[remark.theory.journey_id])
