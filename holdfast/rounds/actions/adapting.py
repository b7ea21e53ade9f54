"""A journey's own copies of guides: every departure from the parent carries why, and versions used in rounds never change."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.guides import adapting
from holdfast.guides.checking import check_parents
from holdfast.guides.loading import Guide, GuideError, guide_from_dict, guides, parse_guide
from holdfast.guides.reading import Reader
from holdfast.guides.shapes import Prompt
from holdfast.journeys.access import require
from holdfast.journeys.models import Journey
from holdfast.memory.actions import forget, remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..models import SiteGuide
from ..queries.guides import copy_of, later_parent, own_id, parent_of, site_guides_of
from .freezing import freeze_guide

MOST_COPIES = 60


def _require_room(journey: Journey, by: Viewer) -> None:
    require(by, Permission.GUIDE_ADAPT, journey)
    if site_guides_of(journey).count() >= MOST_COPIES:
        raise NotNow(_("This journey has many guides of its own already. Throw one away first."))


def _keep(journey: Journey, parent: Guide, copy: Guide, *, by: Viewer, reasons: Mapping[str, str]) -> SiteGuide:
    made = SiteGuide(journey=journey, parent=freeze_guide(parent), title=copy.title, made_by=by.user, pk=uuid4())
    made.content = replace(copy, id=own_id(made), parent=parent.id, version=1, imported=False).as_dict()
    made.reasons = dict(reasons)
    made.save()
    remember_guide(made)
    return made


@transaction.atomic
def copy_guide(journey: Journey, guide: Guide, *, by: Viewer) -> SiteGuide:
    """Make a copy of a guide that the journey can adapt. Until it departs it asks what its parent asks."""
    _require_room(journey, by)
    made = _keep(journey, guide, guide, by=by, reasons={})
    record(What.GUIDE_COPIED, by=by, subject=made, journey=journey.pk)
    return made


@transaction.atomic
def bring_in_guide(journey: Journey, text: str, *, by: Viewer, name: str, why: str) -> SiteGuide:
    """Bring in a guide from a file that another journey wrote, or that was written by hand. Raises GuideError."""
    _require_room(journey, by)
    guide = parse_guide(text, name)
    known = {each.id: each for each in guides()}
    own = {copy.id: copy for copy in map(copy_of, site_guides_of(journey))}
    # A guide's parent is followed to its end, so that nothing stands above itself.
    parents = {each.id: each.parent for each in (*known.values(), *own.values())}
    check_parents(Reader(name), guide, {**parents, guide.id: guide.parent})
    parent = {**known, **own}.get(guide.parent, guide)
    departs = adapting.departures(parent, guide)
    if departs and not why.strip():
        raise NotNow(_("Say why it departs from its parent."))
    made = _keep(journey, parent, guide, by=by, reasons=dict.fromkeys(departs, why.strip()))
    record(What.GUIDE_BROUGHT_IN, by=by, subject=made, journey=journey.pk)
    return made


def _change(
    site_guide: SiteGuide, *, by: Viewer, version: int, change: Callable[[Guide], Guide], why: Mapping[str, str]
) -> SiteGuide:
    """Change a copy. `why` holds a reason for each thing that departs now; reasons of what departs no longer go."""
    require(by, Permission.GUIDE_ADAPT, site_guide.journey)
    current = SiteGuide.objects.select_for_update(of=("self",)).select_related("parent").get(pk=site_guide.pk)
    if current.version != version:
        raise Changed({}, current.version)
    try:
        guide = change(copy_of(current))
    except GuideError as error:
        raise NotNow(_("That cannot be asked: %(why)s") % {"why": str(error).split(": ", 1)[-1]}) from error
    departs = adapting.departures(parent_of(current), guide)
    reasons = {key: text.strip() for key, text in {**current.reasons, **why}.items() if key in departs}
    if any(not reasons.get(key) for key in departs):
        raise NotNow(_("Say why. Whoever reads this guide later wants to know."))
    current.version += 1
    current.content = replace(guide, version=current.version).as_dict()
    current.title, current.reasons = guide.title, reasons
    current.save()
    record(What.GUIDE_ADAPTED, by=by, subject=current, journey=current.journey_id)
    remember_guide(current)
    return current


def _prompt(guide: Guide, prompt_id: str) -> Prompt:
    found = next((each for each in guide.prompts if each.id == prompt_id), None)
    if found is None:
        raise NotNow(_("That question is not in this guide any more."))
    return found


@transaction.atomic
def reword_prompt(
    site_guide: SiteGuide, *, by: Viewer, prompt: str, fields: Mapping[str, Any], why: str, version: int
) -> SiteGuide:
    """Ask one prompt in other words. A late writer is shown what the other saved."""
    try:
        return _change(
            site_guide,
            by=by,
            version=version,
            change=lambda guide: adapting.with_prompt(guide, replace(_prompt(guide, prompt), **fields)),
            why={prompt: why},
        )
    except Changed as changed:
        theirs = _prompt(copy_of(SiteGuide.objects.get(pk=site_guide.pk)), prompt)
        raise Changed({name: getattr(theirs, name) for name in fields}, changed.version) from changed


@transaction.atomic
def add_prompt(
    site_guide: SiteGuide, *, by: Viewer, section: str, fields: Mapping[str, Any], why: str, version: int
) -> SiteGuide:
    """Ask something that the parent does not ask."""
    prompt_id = f"own-{uuid4().hex[:8]}"
    prompt = Prompt(id=prompt_id, **fields)
    return _change(
        site_guide,
        by=by,
        version=version,
        change=lambda guide: adapting.with_added(guide, section, prompt),
        why={prompt_id: why},
    )


@transaction.atomic
def drop_prompt(site_guide: SiteGuide, *, by: Viewer, prompt: str, why: str, version: int) -> SiteGuide:
    """Leave one prompt out."""
    return _change(
        site_guide, by=by, version=version, change=lambda guide: adapting.without(guide, prompt), why={prompt: why}
    )


@transaction.atomic
def move_prompt(site_guide: SiteGuide, *, by: Viewer, prompt: str, up: bool, why: str, version: int) -> SiteGuide:
    """Ask one prompt earlier or later within its section. One reason stands for the order as a whole."""
    reasons = {adapting.REORDERED: why} if why.strip() else {}
    return _change(
        site_guide,
        by=by,
        version=version,
        change=lambda guide: adapting.moved(guide, prompt, up=up),
        why=reasons,
    )


@transaction.atomic
def change_head(
    site_guide: SiteGuide, *, by: Viewer, title: str, purpose: str, audience: str, language: str, why: str, version: int
) -> SiteGuide:
    """Change a copy's title, what it is for, and the language that its words are written in."""
    reasons = {adapting.TRANSLATED: why} if why.strip() else {}
    return _change(
        site_guide,
        by=by,
        version=version,
        change=lambda guide: replace(guide, title=title, purpose=purpose, audience=audience, language=language),
        why=reasons,
    )


@transaction.atomic
def take_over(
    site_guide: SiteGuide, *, by: Viewer, taken: set[str], kept: Mapping[str, str], version: int
) -> SiteGuide:
    """Look at what a later version of the parent changed: take some of it over, and say why the rest is kept as it is."""
    require(by, Permission.GUIDE_ADAPT, site_guide.journey)
    later = later_parent(site_guide)
    if later is None:
        raise NotNow(_("The guide that this one was copied from has not changed."))
    then = parent_of(site_guide)
    offered = {pair.id for pair in adapting.offered(then, later, copy_of(site_guide))}
    if offered - taken - {key for key, why in kept.items() if why.strip()}:
        raise NotNow(_("For each question, take the later wording over or say why you keep yours."))

    def change(guide: Guide) -> Guide:
        for each in sorted(taken & offered):
            guide = adapting.taken_over(guide, later, each)
        return guide

    SiteGuide.objects.filter(pk=site_guide.pk, version=version).update(parent=freeze_guide(later))
    return _change(site_guide, by=by, version=version, change=change, why=kept)


@transaction.atomic
def discard_guide(site_guide: SiteGuide, *, by: Viewer) -> None:
    """Throw an adapted guide away. Rounds that used it keep the version that they asked."""
    require(by, Permission.GUIDE_ADAPT, site_guide.journey)
    record(What.GUIDE_DISCARDED, by=by, subject=site_guide, journey=site_guide.journey_id)
    forget(subject=site_guide.pk)
    site_guide.delete()


def remember_guide(site_guide: SiteGuide) -> None:
    guide = guide_from_dict(site_guide.content)
    texts = [
        guide.purpose,
        *(f"{prompt.title}. {prompt.text}" for prompt in guide.prompts),
        *site_guide.reasons.values(),
    ]
    remember(
        "guide",
        subject=site_guide.pk,
        journey=site_guide.journey_id,
        title=guide.title,
        text="\n".join(texts),
        path=reverse("rounds:site_guide", args=[site_guide.pk]),
        happened_on=site_guide.made_on,
    )
