"""What a journey's archive holds of the journey itself. People stand in it by the name they are known by, without an account."""

from django.db.models import Q
from django.utils.translation import gettext as _

from holdfast.memory.queries import is_remembered
from holdfast.ui.archiving import TABLE, TEXTS, Kept, NotArchived, texts_of

from .actions.authorising import remember_authoriser
from .actions.forecasting import remember_forecast
from .actions.moments import remember_look_back, remember_moment
from .actions.remembering import (
    remember_activity,
    remember_decision,
    remember_handover,
    remember_placement,
    remember_promise,
    remember_sitting,
    remember_spell,
)
from .actions.replying import remember_reply
from .actions.starting import remember_journey
from .enums import Framework, HandoverStatus, Need, SittingStatus
from .models import (
    Activity,
    Authoriser,
    Decision,
    Expectation,
    Feeling,
    Forecast,
    Function,
    Ground,
    GroupFeeling,
    Handover,
    HandoverNote,
    Journey,
    JourneyInvitation,
    LookBack,
    Moment,
    MomentMark,
    Participant,
    Perspective,
    Placement,
    Position,
    Presence,
    Promise,
    Reply,
    Sitting,
    Spell,
    Stance,
    Strand,
)
from .queries import questions_of

PATH = {"type": "string", "maxLength": 200, "pattern": "^(/[a-z0-9/-]*)?$"}  # of this house, and no other address
ACCOUNT = "an account; it stays in the house it is of"


def _remember_moment(moment: Moment) -> None:
    """A moment that placed itself is found by what it tells of, until people write something of their own there."""
    if moment.subject is None or moment.version > 1:
        remember_moment(moment)


def _remember_sitting(sitting: Sitting) -> None:
    if sitting.status == SittingStatus.REVEALED:
        remember_sitting(sitting)


def _remember_activity(activity: Activity) -> None:
    if activity.has_notes and activity.sitting.status == SittingStatus.REVEALED:
        remember_activity(activity)


def _remember_reply(reply: Reply) -> None:
    """Under the question as it is asked now. One that is asked no more keeps the words under which it was remembered."""
    asked = {each.question.fingerprint: each.words for each in questions_of(reply.journey)}
    if reply.fingerprint in asked or not is_remembered("reply", reply.pk):
        remember_reply(reply, asked.get(reply.fingerprint, _("A question that is not asked any more")))


def _quoted(said: GroupFeeling) -> str:
    """A group's words only where it lets them be quoted."""
    return said.words if said.is_quotable else ""


STARTING = (
    Kept(
        Journey,
        "",
        "name place partners frameworks better_for judged_by judged_how kind source started_at version",
        left_out={"organisation": "it stands on the envelope; whoever brings the archive in says whose it is now"},
        shapes={"partners": TEXTS, "frameworks": texts_of(Framework)},
        remember=remember_journey,
    ),
    Kept(Perspective, "journey", "journey key name is_gentle order"),
    Kept(Position, "journey", "journey who role said source order"),
    Kept(
        Participant,
        "journey",
        "journey name right perspective role joined_on left_on version",
        left_out={"user": ACCOUNT},
        written={"name": lambda part: part.known_as},
    ),
    Kept(
        Function, "participant__journey", "participant role called since since_precision until until_precision version"
    ),
    NotArchived(JourneyInvitation, "an invitation is an address or a secret", "journey"),
)
PLACING = (
    Kept(Strand, "journey", "journey name order"),
    Kept(
        Spell,
        "strand__journey",
        "strand stage move since since_precision until until_precision placed_by role why carried source placed_at version",
        left_out={"by_user": ACCOUNT},
        remember=remember_spell,
    ),
    Kept(
        Sitting,
        "journey",
        "journey title status held_on precision opened_at source",
        left_out={"opened_by": ACCOUNT},
        remember=_remember_sitting,
    ),
    Kept(
        Activity,
        "sitting__journey",
        "sitting name strand order nourish let_go begin noted_by noted_on version",
        remember=_remember_activity,
    ),
    Kept(
        Placement,
        "activity__sitting__journey",
        "activity place silence note placed_by role perspective people entered_name placed_on precision source order",
        left_out={"by_user": ACCOUNT, "entered_by": ACCOUNT},
        only=lambda: Q(activity__sitting__status=SittingStatus.REVEALED),
        why_only="nobody sees where others placed something before all is revealed",
        remember=remember_placement,
    ),
)
AUTHORISING = (
    Kept(
        Authoriser,
        "journey",
        "journey name organisation needs to_see participant noted_on version",
        shapes={"needs": texts_of(Need)},
        remember=remember_authoriser,
    ),
    Kept(
        Stance,
        "authoriser__journey",
        "authoriser participant role stands shown_by said_on heard_on heard_precision version",
    ),
    Kept(
        Reply,
        "journey",
        "journey kind about fingerprint because participant replied_on version",
        holding_ids="about",
        remember=_remember_reply,
    ),
)
DECIDING = (
    Kept(
        Decision,
        "journey",
        "journey what why way decided_by decided_on precision look_again_on source version",
        left_out={"recorded_by": ACCOUNT},
        remember=remember_decision,
    ),
    Kept(Ground, "decision__journey", "decision way side who said source order"),
    Kept(
        Promise,
        "journey",
        "journey what to_whom by_whom due_on answered_on done could_not version",
        left_out={"recorded_by": ACCOUNT},
        remember=remember_promise,
    ),
)
MOMENTS = (
    Kept(
        Moment,
        "journey",
        "journey strand kind title what happened_on precision others_there source subject_kind subject path version",
        left_out={"recorded_by": ACCOUNT},
        shapes={"path": PATH},
        holding_ids="subject path",
        remember=_remember_moment,
    ),
    Kept(Presence, "moment__journey", "moment participant"),
    Kept(MomentMark, "moment__journey", "moment kind by_name role", left_out={"by_user": ACCOUNT}),
    NotArchived(Feeling, "how a moment felt to somebody is sealed under a key of their house", "moment__journey"),
    Kept(
        GroupFeeling,
        "moment__journey",
        "moment perspective felt words is_quotable written_by version",
        left_out={"by_user": ACCOUNT},
        written={"words": _quoted},
    ),
    Kept(LookBack, "journey", "journey how_far what_next written_by version", remember=remember_look_back),
)
FORECASTING = (
    Kept(Expectation, "strand__journey", "strand participant stage given given_on version", shapes={"given": TABLE}),
    Kept(
        Forecast,
        "strand__journey",
        "strand seed asked told givers made_on made_at",
        left_out={"made_by": ACCOUNT},
        shapes={"asked": TABLE, "told": TABLE, "givers": TEXTS},
        holding_ids="asked told givers",
        remember=remember_forecast,
    ),
)
HANDING_ON = (
    Kept(
        Handover,
        "journey",
        "journey writer successor status afterwards known ring_first unwritten differently keep more answer begun_on offered_on "
        "accepted_on version",
        left_out={"invitation": "an invitation is an address or a secret"},
        only=lambda: Q(status=HandoverStatus.ACCEPTED),
        why_only="before it is taken on, a letter is between two people",
        remember=remember_handover,
    ),
    Kept(
        HandoverNote,
        "handover__journey",
        "handover question words written_by written_on version",
        only=lambda: Q(handover__status=HandoverStatus.ACCEPTED),
        why_only="before it is taken on, a conversation is between two people",
        remember=lambda note: remember_handover(note.handover),
    ),
)

ARCHIVE = STARTING + PLACING + AUTHORISING + DECIDING + MOMENTS + FORECASTING + HANDING_ON
