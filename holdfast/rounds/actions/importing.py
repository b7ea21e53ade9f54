"""Answers that were gathered elsewhere become a closed round, with a guide marked as imported."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from holdfast.analysis.answers import AnswersError, read_rows
from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.guides.loading import Guide, GuideError, imported_guide
from holdfast.journeys.access import require
from holdfast.journeys.models import Journey, Perspective
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow

from ..enums import Entry, Mode, Status
from ..models import Answer, Group, Response, Round
from .freezing import freeze_guide

MOST_ROWS = 200_000
BATCH = 2_000


def _perspectives(journey: Journey, names: list[str]) -> dict[str, Perspective]:
    """The journey's perspectives by name; those it does not have yet are added, as gathered elsewhere."""
    known = {perspective.name.casefold(): perspective for perspective in journey.perspectives.all()}
    found = {}
    for number, name in enumerate(names):
        if name.casefold() not in known:
            key = f"{slugify(name)[:30] or 'group'}-{number}"
            known[name.casefold()] = Perspective.objects.create(
                journey=journey, key=key, name=name[:80], order=50 + number
            )
        found[name] = known[name.casefold()]
    return found


@transaction.atomic
def import_round(
    journey: Journey,
    *,
    by: Viewer | None,
    title: str,
    answers: bytes,
    asked: dict[str, int],
    scale: tuple[str, ...],
    silences: tuple[str, ...],
    source: str,
    licence: str,
    gathered_on: date,
    keep_until: date,
) -> Round:
    """Bring in answers as columns respondent, perspective, prompt, answer. Raises NotNow with what is wrong."""
    if by is not None:
        require(by, Permission.ROUND_PREPARE, journey)
    try:
        rows = read_rows(answers, scale=scale, silences=silences)
    except AnswersError as error:
        raise NotNow(str(error)) from error
    if len(rows) > MOST_ROWS:
        raise NotNow(_("At most %(most)s answers can be brought in at once.") % {"most": MOST_ROWS})
    statements = tuple(dict.fromkeys(row.prompt for row in rows))
    try:
        guide = imported_guide(
            id=f"imported-{slugify(title)[:40]}",
            title=title,
            source=source,
            licence=licence,
            statements=statements,
            scale=scale,
            silences=silences,
        )
    except GuideError as error:
        raise NotNow(str(error)) from error
    round_ = _closed_round(journey, by, guide, title, source, gathered_on, keep_until)
    _answers(round_, guide, statements, rows, asked, scale)
    record(What.ROUND_PREPARED, by=by, subject=round_, journey=journey.pk, fields=["imported"])
    return round_


def _closed_round(
    journey: Journey, by: Viewer | None, guide: Guide, title: str, source: str, gathered_on: date, keep_until: date
) -> Round:
    return Round.objects.create(
        journey=journey,
        guide_version=freeze_guide(guide),
        title=title[:120],
        prompts=[prompt.id for section in guide.sections for prompt in section.prompts],
        mode=Mode.ANONYMOUS,
        entries=[Entry.OWN_DEVICE],
        opens_on=gathered_on,
        closes_on=gathered_on,
        closed_on=gathered_on,
        status=Status.CLOSED,
        responsible=source,
        contact=source,
        keep_until=max(keep_until, gathered_on),
        read_from=gathered_on + timedelta(days=1),
        is_imported=True,
        source=source,
        prepared_by=by.user if by else None,
    )


def _answers(round_: Round, guide: Guide, statements, rows, asked: dict[str, int], scale: tuple[str, ...]) -> None:
    ids = dict(zip(statements, round_.prompts, strict=True))
    names = list(dict.fromkeys([*asked, *(row.perspective for row in rows)]))
    perspectives = _perspectives(round_.journey, names)
    groups = {
        name: Group.objects.create(round=round_, perspective=perspectives[name], asked=asked.get(name))
        for name in names
    }
    responses: dict[str, Response] = {}
    for row in rows:
        if row.respondent not in responses:
            responses[row.respondent] = Response(group=groups[row.perspective], finished=True)
    Response.objects.bulk_create(responses.values(), batch_size=BATCH)
    Answer.objects.bulk_create(
        (
            Answer(
                response=responses[row.respondent],
                prompt=ids[row.prompt],
                standing=row.answer if row.answer in scale else "",
                silence="" if row.answer in scale else row.answer,
            )
            for row in rows
        ),
        batch_size=BATCH,
    )
