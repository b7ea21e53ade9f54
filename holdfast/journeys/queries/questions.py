"""The gentle questions about those whom a journey rests on and needs: facts gathered here, rules in the analysis."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.analysis import authorising as rules
from holdfast.analysis.questions import Question
from holdfast.organisations.enums import Right

from ..enums import Precision, Role, Stands
from ..models import Authoriser, Function, Journey, Participant
from ..templatetags.journeys import in_words
from .authorising import Shown, authorisers_of, shown
from .replying import Asked, beside_replies

WHO_WOULD_KNOW = {
    rules.LEAD: lazy("what comes next"),
    Role.SPONSOR: lazy("who speaks for this at the top"),
    Role.CHAMPION: lazy("how to win others for it"),
    Role.DATA: lazy("where the data are kept"),
    Role.YOUTH_VOICE: lazy("how to reach young people"),
    Role.SAFEGUARDING: lazy("what to do when somebody tells of danger"),
    Role.MEMORY: lazy("what was tried before"),
    Role.LEARNING: lazy("what was learnt"),
    Role.FINANCE: lazy("when the money ends"),
}


def questions_of(
    journey: Journey, *, today: date | None = None, needed: Iterable[Authoriser] | None = None
) -> list[Asked]:
    """Every question that the facts raise today, in words, beside what was answered. `needed`: where they were read already."""
    day = today or timezone.localdate()
    people = _people(journey)
    authorisers = [shown(each) for each in (authorisers_of(journey) if needed is None else needed)]
    facts = _facts(people, authorisers, day)
    wording = _Wording(people, [each.authoriser for each in authorisers], day, _less_exact(people, authorisers))
    return beside_replies(journey, [(question, wording.of(question)) for question in rules.questions_about(facts)])


def questions_about_person(participant: Participant) -> list[Asked]:
    """What would leave with one person, before they go."""
    about = str(participant.pk)
    return [each for each in questions_of(participant.journey) if each.question.values.get("person") == about]


def _people(journey: Journey) -> list[Participant]:
    functions = Prefetch("functions", Function.objects.order_by("since", "pk"))
    found = Participant.objects.filter(journey=journey).select_related("user").prefetch_related(functions)
    return list(found.order_by("joined_on", "pk"))


def _facts(people: Iterable[Participant], authorisers: list[Shown], today: date) -> rules.Facts:
    heard = {
        each.authoriser.participant_id: each.heard_on.toordinal()
        for each in authorisers
        if each.authoriser.participant_id and each.heard_on
    }
    present = [each for each in people if each.left_on is None]
    left = [each for each in people if each.left_on is not None]
    return rules.Facts(
        today=today.toordinal(),
        people=tuple(
            rules.Person(str(each.pk), _leads(each), _held(each, today), heard.get(each.pk)) for each in present
        ),
        needed=tuple(_needed(each) for each in authorisers),
        ended=tuple(held for each in left for held in _held(each, today)),
    )


def _less_exact(people: Iterable[Participant], authorisers: list[Shown]) -> dict[int, str]:
    """The days that are not known to the day, each with how exactly it is."""
    held = [function for each in people for function in each.functions.all()]
    days: list[tuple[date | None, str]] = [(each.since, each.since_precision) for each in held]
    days += [(each.until, each.until_precision) for each in held]
    days += [(each.heard_on, each.heard_precision) for each in authorisers]
    return {day.toordinal(): how for day, how in days if day and how != Precision.DAY}


def _leads(participant: Participant) -> bool:
    return participant.right == Right.LEAD and participant.user is not None and participant.user.is_active


def _held(participant: Participant, today: date) -> tuple[rules.Held, ...]:
    """Functions of one's own naming are told apart by their name."""
    last = participant.left_on
    return tuple(
        rules.Held(
            role=each.called or each.role,
            since=each.since.toordinal(),
            until=end.toordinal() if (end := each.until or last) else None,
        )
        for each in participant.functions.all()
    )


def _needed(each: Shown) -> rules.Needed:
    return rules.Needed(
        id=str(each.authoriser.pk),
        noted_on=each.authoriser.noted_on.toordinal(),
        said=tuple(_said(each, stance.participant_id) for stance in each.now),
        heard_on=each.heard_on.toordinal() if each.heard_on else None,
        knows_what_to_show=bool(each.authoriser.to_see),
    )


def _said(each: Shown, by: object) -> rules.Said:
    """One person's present view, and the first day from which on they have said the same."""
    own = [stance for stance in each.now if stance.participant_id == by]
    since = own[0]
    for earlier in (stance for stance in each.earlier if stance.participant_id == by):
        if earlier.stands != since.stands:
            break
        since = earlier
    return rules.Said(str(by), own[0].stands, since.said_on.toordinal())


@dataclass(frozen=True)
class _Wording:
    """Questions in words. Names are looked up here, so that a changed name asks nothing anew."""

    people: list[Participant]
    authorisers: list[Authoriser]
    today: date
    less_exact: Mapping[int, str]

    def of(self, question: Question) -> str:
        return WORDS[question.kind](self, question.values)

    def name(self, pk: Any) -> str:
        return next((each.known_as for each in self.people if str(each.pk) == pk), _("somebody"))

    def needed(self, values: Mapping[str, Any]) -> str:
        return next((str(each) for each in self.authorisers if str(each.pk) == values["needed"]), _("somebody"))

    def day(self, ordinal: Any) -> str:
        """A day, no more exactly than any of the facts knows it that begins on it."""
        return in_words(date.fromordinal(ordinal), self.less_exact.get(ordinal, Precision.DAY))

    def roles(self, roles: Iterable[str]) -> str:
        return get_text_list([_role(role) for role in roles], _("and"))

    def know(self, roles: Iterable[str]) -> str:
        known = [str(sentence) for role, sentence in WHO_WOULD_KNOW.items() if role in roles]
        told = known + [_("all about %(role)s") % {"role": role} for role in roles if role not in WHO_WOULD_KNOW]
        return get_text_list(told, _("and"))

    def left(self, values: Mapping[str, Any]) -> str:
        told = {"name": self.name(values["person"]), "know": self.know(values["roles"])}
        return _("If %(name)s left tomorrow, who would know %(know)s?") % told

    def everything(self, values: Mapping[str, Any]) -> str:
        told = {"name": self.name(values["person"]), "know": self.know(values["roles"])}
        return _("Everything here rests on %(name)s now. Who would know %(know)s, and who could share it?") % told

    def sponsor(self, values: Mapping[str, Any]) -> str:
        told = {"name": self.name(values["person"]), "day": self.day(values["since"])}
        if values["heard"]:
            return _("Nobody has noted hearing from %(name)s, the sponsor, since %(day)s. How is it there?") % told
        return _("%(name)s has been sponsor since %(day)s. When did anybody last hear from them?") % told

    def no_sponsor(self, values: Mapping[str, Any]) -> str:
        names = get_text_list([self.name(each) for each in values["leads"]], _("and"))
        return _("There is no sponsor now. Who stands behind %(names)s when it gets hard?") % {"names": names}

    def no_successor(self, values: Mapping[str, Any]) -> str:
        told = {"role": _role(values["role"]), "day": self.day(values["until"])}
        return _("Nobody has been there for %(role)s since %(day)s. Who took it on, and what was handed over?") % told

    def ends_soon(self, values: Mapping[str, Any]) -> str:
        told = {"name": self.name(values["person"]), "role": _role(values["role"]), "day": self.day(values["until"])}
        return _("%(name)s ends as %(role)s: %(day)s. Who comes after, and what do they need to know?") % told

    def nobody(self, values: Mapping[str, Any]) -> str:
        told = {"roles": self.roles(values["roles"])}
        return _("Nobody is named for %(roles)s. Does somebody do it all the same, or can it wait?") % told

    def nobody_said(self, values: Mapping[str, Any]) -> str:
        return _("Where does %(needed)s stand? Nobody has said yet.") % {"needed": self.needed(values)}

    def differ(self, values: Mapping[str, Any]) -> str:
        said = [f"{self.name(each.by)}: {Stands(each.stands).label}" for each in values["said"]]
        told = {"needed": self.needed(values), "said": "; ".join(said)}
        return _("%(needed)s is seen differently (%(said)s). What has each of you seen?") % told

    def not_asked(self, values: Mapping[str, Any]) -> str:
        told = {"needed": self.needed(values)}
        return _("%(needed)s is needed and has not been asked. Who goes to them, and with what?") % told

    def not_heard(self, values: Mapping[str, Any]) -> str:
        told = {"needed": self.needed(values), "day": self.day(values["since"])}
        if values["heard"]:
            return _("%(needed)s was last heard from: %(day)s. What may have changed there since?") % told
        return _("Nobody has noted hearing from %(needed)s yet. Who could listen to them?") % told

    def words_only(self, values: Mapping[str, Any]) -> str:
        told = {"needed": self.needed(values), "day": self.day(values["since"])}
        if values["knows"]:
            return _("%(needed)s has been for it in words since %(day)s. What would let them act?") % told
        return _("%(needed)s has been for it in words since %(day)s. What would they need to see to act?") % told


def _role(role: str) -> str:
    if role == rules.LEAD:
        return _("leading")
    return str(Role(role).label) if role in Role.values else role


WORDS: dict[str, Callable[[_Wording, Mapping[str, Any]], str]] = {
    "everything_on_one": _Wording.everything,
    "several_functions": _Wording.left,
    "only_lead": _Wording.left,
    "only_one_with": _Wording.left,
    "sponsor_silence": _Wording.sponsor,
    "no_sponsor": _Wording.no_sponsor,
    "no_successor": _Wording.no_successor,
    "ends_soon": _Wording.ends_soon,
    "nobody_for": _Wording.nobody,
    "nobody_said": _Wording.nobody_said,
    "seen_differently": _Wording.differ,
    "not_asked": _Wording.not_asked,
    "not_heard": _Wording.not_heard,
    "words_only": _Wording.words_only,
}
