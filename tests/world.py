"""One of everything in "Safer after school", for asking who sees it. What each part of the product brings is a function of its own."""

from datetime import date, timedelta
from types import SimpleNamespace

from django.test import Client
from django.utils import timezone

from holdfast.analysis.spc.reading import Read
from holdfast.analysis.theory import read_outline
from holdfast.evidence.actions import cycles, measures, rebasing, values
from holdfast.guides.loading import load_guide
from holdfast.journeys.actions import authorising, deciding, ecocycle, feelings, forecasting, moments, participants
from holdfast.journeys.actions import handover as handing
from holdfast.journeys.actions.authorising import Needed, Seen
from holdfast.journeys.actions.unsigned import note_participant
from holdfast.journeys.enums import Felt, Sharing, Stands
from holdfast.journeys.queries import questions_of
from holdfast.organisations import actions as organisations
from holdfast.people.access import digest_token, link_secret, setup_token
from holdfast.rounds.actions import leading
from holdfast.rounds.actions.adapting import copy_guide
from holdfast.rounds.actions.pictures import record_conversation
from holdfast.rounds.actions.pulse import PulsePlan, start_pulse
from holdfast.rounds.actions.reflecting import begin_reflection
from holdfast.rounds.actions.sessions import hold_session
from holdfast.rounds.enums import Rhythm
from holdfast.theory.actions.outlining import begin_theory
from holdfast.theory.actions.remarks import Written, write_remark
from holdfast.theory.enums import RemarkKind
from holdfast.theory.queries import questions_of as theory_questions_of
from tests.evidence.addresses import of_cases, of_claims
from tests.factories import a_round, group_of, people_answer
from tests.mirror.addresses import tuned
from tests.partnership.addresses import learning_together
from tests.people import make_cast
from tests.reports.addresses import of_reports


def open_and_closed(cast):
    """One that is open, with Esi as safeguarding contact, and one that is closed."""
    esi = cast.journey.participants.get(user=cast.esi.user)
    told = {"first_reading": "contact", "safeguarding_contact": esi}
    open_round = a_round(cast.journey, cast.amina, asked={"young_people": 9, "managers": 6}, **told)
    closed_round = a_round(cast.journey, cast.amina, asked={"young_people": 9, "managers": 6})
    people_answer(group_of(closed_round, "young_people"), (3, 2, 1, 0))
    leading.close_round(closed_round, by=cast.amina)
    closed_round.refresh_from_db()
    return open_round, closed_round


def of_rounds(cast, group) -> dict:
    """What rounds bring besides: a guide of the journey's own, a pulse, a session, a decision, private words of Ben's."""
    people = {each.key: each for each in cast.journey.perspectives.all()}
    taps = load_guide("pulse")
    plan = PulsePlan(taps, "A minute.", Rhythm.MONTHLY, timezone.localdate(), 7, ((people["managers"], 7),))
    pulse = start_pulse(cast.journey, by=cast.amina, plan=plan)
    esi = cast.journey.participants.get(user=cast.esi.user)
    holding = load_guide("containment")
    return {
        "site_guide": copy_guide(cast.journey, load_guide("conditions"), by=cast.amina),
        "guide": "containment",
        "pulse": pulse,
        "pulse_secret": link_secret("pulse", pulse.groups.get().pk),
        "session": hold_session(group, by=cast.amina, people=5, entry="show_of_hands"),
        "step": "ask",
        "deciding_round": a_round(cast.journey, cast.amina, asked={"managers": 6}, guide="innovate-or-improve"),
        "reflection": begin_reflection(holding, by=cast.ben),
        "team_reflection": begin_reflection(holding, by=cast.ben, journey=cast.journey, team=[esi]),
        "unsaid": "cannot-be-said",
        "digest_token": digest_token(cast.ben.user),
    }


def of_those_needed(cast) -> dict:
    """Somebody whom the journey needs, as Ben sees them; a question; Gwen's function; somebody who does not sign in."""
    board = authorising.note_authoriser(cast.journey, by=cast.amina, needed=Needed("Transport board", ("data",)))
    seen = Seen(Stands.LISTENS, timezone.localdate())
    return {
        "authoriser": board,
        "stance": authorising.say_stance(board, by=cast.ben, seen=seen),
        "question": questions_of(cast.journey)[0].question.fingerprint,
        "function": cast.journey.participants.get(user=cast.gwen.user).functions.get(),
        "unsigned": note_participant(cast.journey, by=cast.amina, name="Somebody at the harbour"),
    }


def on_the_ecocycle(cast) -> dict:
    """A sitting that was revealed, and one that Ben opened and placed something in."""
    revealed = ecocycle.open_sitting(cast.journey, by=cast.amina, names=["Panel"])
    ecocycle.place_activity(revealed.activities.get(), by=cast.amina, place="maturing")
    ecocycle.reveal_sitting(revealed, by=cast.amina)
    sitting = ecocycle.open_sitting(cast.journey, by=cast.ben, names=["Panel"])
    return {
        "revealed": revealed,
        "seen_activity": revealed.activities.get(),
        "sitting": sitting,
        "activity": sitting.activities.get(),
        "placement": ecocycle.place_activity(sitting.activities.get(), by=cast.ben, place="emerging"),
        "pdf": "pdf",
        "svg": "svg",
    }


def who_began(link) -> Client:
    browser = Client()
    browser.post(f"/a/{link_secret('link', link.pk)}/")
    return browser


def secret_of(browser: Client) -> str:
    page = browser.get("/answer/keep/").content.decode()
    return page.split("/r/")[1].split("/")[0]


EXPECTED = {
    "not_here": ["together", "returns", "money", "lead", "sponsor", "inspection", "training"],
    "work": {
        "designing": {"low": 4, "high": 12},
        "developing": {"low": 6, "high": 18},
        "integrating": {"low": 8, "high": 24},
    },
}


def a_forecast(cast) -> dict:
    """Ben and Gwen said what they expect of the strand, and a forecast was made."""
    strand = cast.journey.strands.get()
    for somebody in (cast.ben, cast.gwen):
        forecasting.expect(strand, by=somebody, given=EXPECTED, version=0)
    return {"forecast_strand": strand, "forecast": forecasting.make_forecast(strand, by=cast.amina)}


def moments_felt(cast) -> dict:
    """A moment, how it felt to Ben, and one side that can speak about it; the kind of file that the map is taken as."""
    moment = moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="The bus stop"))
    said = {"felt": Felt.HEAVY, "words": "", "sharing": Sharing.PRIVATE, "is_quotable": False, "version": 0}
    return {
        "moment": moment,
        "feeling": feelings.say_feeling(moment, by=cast.ben, **said),
        "perspective": cast.journey.perspectives.get(key="managers"),
        "kind": "csv",
    }


def of_evidence(cast) -> dict:
    """A measure that Amina began, re-based by Ben, and a cycle that he predicted; what is claimed and argued."""
    measure = measures.begin_measure(cast.journey, by=cast.amina, told=measures.Measured("Told in a week"))
    months = [f"20{24 + month // 12}-{month % 12 + 1:02d}-01" for month in range(20)]
    read = Read(tuple(months), (), (tuple(float(10 + month % 3) for month in range(20)),))
    values.enter_values(measure, by=cast.amina, read=read)
    series = measure.series.get()
    told = cycles.Predicted("Told in a week", "Ring the day after.", "More are told.")
    return {
        "measure": measure,
        "series": series,
        "value": series.points.first(),
        "rebase": rebasing.rebase_series(series, by=cast.ben, begins_on=date(2024, 6, 1), reason="It is usual now."),
        "cycle": cycles.predict_cycle(cast.journey, by=cast.ben, told=told),
        **of_claims(cast),
        **of_cases(cast),
    }


def of_the_theory(cast) -> dict:
    """A theory with one link, what Ben doubts of it, a question about it, and another theory that Amina may read."""
    told = read_outline("outcome: Safer at the bus stop\n    activity: Two training days\n").theory
    theory = begin_theory(cast.journey, by=cast.amina, told=told)
    link = theory.links.get()
    doubt = Written(RemarkKind.DOUBT, "Not at night.")
    return {
        "theory": theory,
        "element": theory.elements.first(),
        "theory_link": link,
        "remark": write_remark(theory, by=cast.ben, written=doubt, link=link),
        "theory_question": theory_questions_of(theory)[0].asked.question.fingerprint,
        "one": 1,
        "framework": "contextual_safeguarding",
    }


def on_the_way(cast) -> dict:
    """What has happened, and what is expected."""
    return {**moments_felt(cast), **a_forecast(cast), **learning_together(cast)}


def handed_on(cast) -> dict:
    """Amina offers the journey to Ben."""
    ben = cast.journey.participants.get(user=cast.ben.user)
    handover = handing.begin_handover(cast.journey, by=cast.amina)
    return {
        "handover": handing.offer_handover(handover, by=cast.amina, offer=handing.Offer(to=ben)),
        "asked": "worry",
    }


def on_the_path(cast) -> dict:
    """A strand, and where Amina placed it."""
    strand = cast.journey.strands.get()
    return {"strand": strand, "spell": strand.spells.first()}


def one_of_everything(cast, group) -> dict:
    """What each part of the product brings."""
    return {
        **of_rounds(cast, group),
        **of_those_needed(cast),
        **on_the_ecocycle(cast),
        **on_the_way(cast),
        **handed_on(cast),
        **on_the_path(cast),
        **of_evidence(cast),
        **of_the_theory(cast),
        **of_reports(cast),
        **tuned(cast),
    }


def make_world() -> SimpleNamespace:
    """One of everything in "Safer after school", and a round elsewhere."""
    today, cast = timezone.localdate(), make_cast()
    open_round, closed_round = open_and_closed(cast)
    invitation, invitation_secret = organisations.invite_member(cast.northquay, by=cast.hana)
    journey_invitation, journey_secret = participants.invite_participant(cast.journey, by=cast.amina, right="viewer")
    talked = {"prompt": "backing", "title": "t", "said": "We talked.", "held_on": today}
    elsewhere = a_round(cast.elsewhere, cast.farid, asked={"young_people": 9})
    group, far = group_of(open_round, "young_people"), group_of(elsewhere, "young_people")
    link = group.links.get()
    carys, other = who_began(link), who_began(far.links.get())
    return SimpleNamespace(
        **one_of_everything(cast, group),
        cast=cast,
        cookies={"carys": carys.cookies, "other": other.cookies},
        journey=cast.journey,
        organisation=cast.northquay,
        token=setup_token(),
        invitation=invitation,
        invitation_secret=invitation_secret,
        member=cast.northquay.members.get(user=cast.ben.user),
        promise=deciding.make_promise(
            cast.journey, by=cast.amina, what="A room", to_whom="", by_whom="", due_on=today + timedelta(9)
        ),
        participant=cast.journey.participants.get(user=cast.ben.user),
        journey_invitation=journey_invitation,
        journey_secret=journey_secret,
        open_round=open_round,
        closed_round=closed_round,
        draft=a_round(cast.journey, cast.amina, asked={"managers": 6}, is_open=False),
        group=group,
        link=link,
        link_secret=link_secret("link", link.pk),
        return_secret=secret_of(carys),
        conversation=record_conversation(closed_round, by=cast.amina, **talked),
    )
