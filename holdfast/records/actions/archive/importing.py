"""Bringing a journey in from an archive: all of it or nothing."""

import tempfile
from collections.abc import Callable
from typing import Any, BinaryIO

from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.models import Journey, Participant
from holdfast.organisations.enums import Right
from holdfast.organisations.models import Organisation, Statement
from holdfast.organisations.queries import organisation_named
from holdfast.people.access import NOBODY, Viewer
from holdfast.people.models import User
from holdfast.rounds.actions.leading import erase_words_due
from holdfast.ui.archiving import Kept
from holdfast.ui.refusals import NotNow

from ...queries.contents import rows_kept
from ...queries.declared import kept, kept_of
from ...queries.schema import ENVELOPE, schema_of
from ..remembering import remember_again
from .copying import copied
from .packing import unpack
from .reading import faults
from .sealing import is_sealed, unseal

IN_MEMORY = 64 << 20
BATCH = 1_000
JOURNEY = "journeys.journey"
Rows = dict[str, list[dict]]


def import_journey(
    source: BinaryIO,
    *,
    passphrase: Callable[[], str],
    as_copy: bool = False,
    lead: User | None = None,
    organisation: str = "",
) -> Journey:
    """Bring a journey in. Nobody can sign in to it but `lead`; the people of the archive take part by name alone."""
    envelope, rows = _opened(source, passphrase)
    _require_fitting(envelope, rows)
    rows = copied(rows) if as_copy else rows
    try:
        with transaction.atomic():
            return _brought_in(rows, _house(envelope, organisation), lead=lead)
    except DatabaseError as error:
        why = str(error).splitlines()[0][:200]
        raise NotNow(
            _("This archive breaks a rule of the house, so nothing was brought in: %(why)s") % {"why": why}
        ) from error


def _opened(source: BinaryIO, passphrase: Callable[[], str]) -> tuple[dict[str, Any], Rows]:
    if not is_sealed(source):
        return unpack(source)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as plain:
        unseal(source, plain, passphrase)  # type: ignore[arg-type]
        return unpack(plain)  # type: ignore[arg-type]


def _require_fitting(envelope: dict[str, Any], rows: Rows) -> None:
    """Every part has the shape it must have, and points at what is there."""
    known = {each.label.lower(): each for each in kept()}
    for kind in rows:
        if kind not in known:
            raise NotNow(
                _("This archive holds %(kind)s, which this version of Holdfast does not know.") % {"kind": kind}
            )
    wrong = [*faults(envelope, ENVELOPE, "envelope.json")][:1]
    for kind, found in rows.items():
        shape = schema_of(known[kind])
        for number, row in enumerate(found, 1):
            wrong = wrong or [*faults(row, shape, f"content/{kind}.json, row {number}")][:1]
    if wrong:
        raise NotNow(wrong[0])
    if len(rows.get(JOURNEY, [])) != 1:
        raise NotNow(_("An archive holds one journey. This one holds another number."))
    for kind, found in rows.items():
        _require_pointing(known[kind], found, rows)


def _require_pointing(each: Kept, found: list[dict], rows: Rows) -> None:
    names = {row[each.named_by] for row in found}
    if len(names) != len(found):
        raise NotNow(_("content/%(kind)s.json holds the same row twice.") % {"kind": each.label.lower()})
    for field in each.model._meta.concrete_fields:
        pointed_at = kept_of(field.related_model) if field.is_relation and field.name in each.names else None
        if pointed_at:
            there = {row[pointed_at.named_by] for row in rows.get(pointed_at.label.lower(), [])} | {None}
            if any(row.get(field.name) not in there for row in found):
                raise NotNow(
                    _("content/%(kind)s.json: a %(field)s points at something that this archive does not hold.")
                    % {"kind": each.label.lower(), "field": field.name}
                )


def _house(envelope: dict[str, Any], name: str) -> Organisation:
    """The organisation that answers for the journey from now on. It protects small groups no less than the one before."""
    theirs = envelope["organisation"]
    if not theirs["name"].strip():
        raise NotNow(_("This archive does not say whose journey it was: the name of its organisation is empty."))
    found = organisation_named(name or theirs["name"])
    if found is None and name:
        raise NotNow(_("There is no organisation of that name here."))
    if found is None:
        found = Organisation.objects.create(**theirs)
        Statement.objects.create(organisation=found)
        record(What.ORGANISATION_STARTED, by=NOBODY, subject=found, organisation=found.pk)
    if found.least_inside < theirs["least_inside"] or found.least_beyond < theirs["least_beyond"]:
        raise NotNow(
            _(
                "%(theirs)s showed groups from %(inside)s answers on, and from %(beyond)s beyond the journey. %(ours)s shows "
                "smaller ones. Raise its numbers first: what people were told when they answered still holds."
            )
            % {
                "theirs": theirs["name"],
                "ours": found.name,
                "inside": theirs["least_inside"],
                "beyond": theirs["least_beyond"],
            }
        )
    return found


def _brought_in(rows: Rows, house: Organisation, *, lead: User | None) -> Journey:
    _require_unknown(rows)
    names: dict[type[Model], dict] = {}
    for each in sorted(kept(), key=lambda each: each.to_journey is not None):
        names[each.model] = _written(each, rows.get(each.label.lower(), []), names, house)
    connection.check_constraints()
    journey = Journey.objects.get(pk=rows[JOURNEY][0]["id"])
    _check_beside(journey)
    if lead:
        part = Participant.objects.create(journey=journey, user=lead, right=Right.LEAD)
        record(What.LEAD_APPOINTED, by=NOBODY, subject=part, journey=journey.pk)
    record(What.JOURNEY_IMPORTED, by=Viewer(user=lead), subject=journey, journey=journey.pk, organisation=house.pk)
    erase_words_due(today=timezone.localdate())
    remember_again(journey)
    return journey


def _require_unknown(rows: Rows) -> None:
    here = Journey.objects.filter(pk=rows[JOURNEY][0]["id"]).first()
    if here:
        raise NotNow(
            _("This journey is here already: %(name)s. Bring it in with --as-copy to have it twice.")
            % {"name": here.name}
        )
    for each in kept():
        ids = [row["id"] for row in rows.get(each.label.lower(), []) if "id" in row]
        for start in range(0, len(ids), BATCH):
            if each.model._base_manager.filter(pk__in=ids[start : start + BATCH]).exists():
                raise NotNow(
                    _("A part of this journey is here already, in another journey. Bring it in with --as-copy.")
                )


def _written(each: Kept, rows: list[dict], names: dict[type[Model], dict], house: Organisation) -> dict:
    """Write rows of one kind. Returns by what name each is pointed at."""
    if each.named_by == "id":
        _write(each, [_made(each, row, names, house) for row in rows])
        return {}
    found = dict(each.model._base_manager.values_list(each.named_by, "pk"))
    new = [_made(each, row, names, house) for row in rows]
    _write(each, [row for row in new if getattr(row, each.named_by) not in found])
    return {getattr(row, each.named_by): row.pk for row in new} | found


def _write(each: Kept, made: list[Any]) -> None:
    """Write rows as they are, days of beginning that a table gives by itself among them."""
    given = [field.name for field in each.model._meta.concrete_fields if getattr(field, "auto_now_add", False)]
    before = [[getattr(row, name) for name in given] for row in made]
    each.model._base_manager.bulk_create(made, batch_size=BATCH)
    for row, values in zip(made, before, strict=True):
        for name, value in zip(given, values, strict=True):
            setattr(row, name, value)
    if given and made:
        each.model._base_manager.bulk_update(made, given, batch_size=BATCH)


def _made(each: Kept, row: dict, names: dict[type[Model], dict], house: Organisation) -> Any:
    values = {}
    for name, value in row.items():
        field: Any = each.model._meta.get_field(name)
        by_name = names.get(field.related_model) if field.is_relation else None
        values[field.attname] = by_name.get(value, value) if by_name else field.to_python(value)
    if each.model is Journey:
        values["organisation_id"] = house.pk
    made = each.model(**values)
    for name, make in each.remade.items():
        setattr(made, name, make(made))
    if each.check:
        _check(each, each.check, made, row[each.named_by])
    return made


def _check_beside(journey: Journey) -> None:
    for each in kept():
        if each.check_beside:
            for row in rows_kept(each, journey):
                _check(each, each.check_beside, row, getattr(row, each.named_by))


def _check(each: Kept, check: Callable[[Any], None], made: Any, name: Any) -> None:
    try:
        check(made)
    except ValueError as error:
        where = f"content/{each.label.lower()}.json, {name}"
        raise NotNow(f"{where}: {str(error)[:300]}") from error
