"""Theories of change that come with the examples: of the record as the book tells them, and the one of the demonstration."""

from dataclasses import replace
from uuid import uuid4

from holdfast.analysis import theory as engine
from holdfast.journeys.actions.replying import reply_to
from holdfast.journeys.models import Journey, Participant
from holdfast.people.access import NOBODY, Viewer
from holdfast.people.models import User
from holdfast.theory.actions.keeping import settle
from holdfast.theory.actions.outlining import write_all
from holdfast.theory.actions.remarks import remember_remark
from holdfast.theory.enums import Begun
from holdfast.theory.models import Remark, Theory
from holdfast.theory.queries import questions_of


def bring_in_theory(journey: Journey, content: dict, *, people: dict[str, User] | None = None) -> Theory:
    """The theory of theory.toml. Where the file tells what stood in it first, there are two versions."""
    told, ids = _with_new_ids(engine.from_data(content))
    begun, where = (Begun.OWN, "") if people else (Begun.RECORD, content["source"]["work"])
    theory = Theory.objects.create(journey=journey, begun=begun, begun_from=where[:200], version=0)
    users = people or {}
    first = {ids[id] for id in content.get("first", [])}
    before = engine.Theory()
    if first:
        early = _only(told, first)
        write_all(theory, before, early, by=None)
        settle(theory, by=_who(content["first_by"], users), why=content["first_why"])
        before = early
    write_all(theory, before, told, by=None)
    settle(theory, by=_who(content.get("by", ""), users), why=content.get("why", ""))
    parts = {each.known_as: each for each in journey.participants.select_related("user")}
    for row in content.get("remarks", []):
        _remark(theory, row, ids, parts)
    for row in content.get("replies", []):
        _reply(theory, row, ids, users)
    return theory


def _who(name: str, people: dict[str, User]) -> Viewer:
    return Viewer(user=people[name]) if name in people else NOBODY


def _with_new_ids(told: engine.Theory) -> tuple[engine.Theory, dict[str, str]]:
    ids = {id: str(uuid4()) for id in (*told.by_id, *(link.id for link in told.links))}
    elements = tuple(replace(each, id=ids[each.id]) for each in told.elements)
    links = tuple(
        replace(link, id=ids[link.id], source=ids[link.source], target=ids[link.target]) for link in told.links
    )
    return replace(told, elements=elements, links=links), ids


def _only(told: engine.Theory, ids: set[str]) -> engine.Theory:
    elements = tuple(each for each in told.elements if each.id in ids)
    return replace(told, elements=elements, links=tuple(e for e in told.links if {e.source, e.target} <= ids))


def _remark(theory: Theory, row: dict, ids: dict[str, str], parts: dict[str, Participant]) -> None:
    beside = ids.get(row["beside"])
    link = theory.links.filter(pk=beside).first() if beside else None
    own = parts.get(row.get("by", ""))
    side = theory.journey.perspectives.filter(key=row.get("perspective", "")).first()
    remark = Remark.objects.create(
        theory=theory,
        link=link,
        element=theory.elements.filter(pk=beside).first() if beside and link is None else None,
        kind=row["kind"],
        text=row["text"],
        said_by=row.get("said_by", "")[:100],
        perspective=side or (own.perspective if own and not row.get("said_by") else None),
        participant=own,
        source=row.get("source", "")[:200],
    )
    remember_remark(remark)


def _reply(theory: Theory, row: dict, ids: dict[str, str], people: dict[str, User]) -> None:
    about = ids[row["link"]]
    for each in questions_of(theory):
        if (each.asked.question.kind, each.asked.question.about) == (row["kind"], about):
            by = Viewer(user=people[row["by"]])
            reply_to(
                each.asked,
                by=by,
                journey=theory.journey,
                because=row["because"],
                version=0,
                path=f"/journeys/{theory.journey_id}/theory/",
            )
