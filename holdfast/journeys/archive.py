"""What a journey's archive holds of the journey itself. People stand in it by the name they are known by, without an account."""

from django.db.models import Q

from holdfast.ui.archiving import TABLE, TEXTS, Kept, NotArchived, texts_of

from .enums import Framework, Need, SittingStatus
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

PATH = {"type": "string", "maxLength": 200, "pattern": "^(/[a-z0-9/-]*)?$"}  # of this house, and no other address
ACCOUNT = "an account; it stays in the house it is of"


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
    Kept(Function, "participant__journey", "participant role called since until version"),
    NotArchived(JourneyInvitation, "an invitation is an address or a secret", "journey"),
)
PLACING = (
    Kept(Strand, "journey", "journey name order"),
    Kept(
        Spell,
        "strand__journey",
        "strand stage move since since_precision until until_precision placed_by role why carried source placed_at version",
        left_out={"by_user": ACCOUNT},
    ),
    Kept(
        Sitting,
        "journey",
        "journey title status held_on precision opened_at source",
        left_out={"opened_by": ACCOUNT},
    ),
    Kept(Activity, "sitting__journey", "sitting name strand order nourish let_go begin noted_by noted_on version"),
    Kept(
        Placement,
        "activity__sitting__journey",
        "activity place silence note placed_by role perspective people entered_name placed_on precision source order",
        left_out={"by_user": ACCOUNT, "entered_by": ACCOUNT},
        only=lambda: Q(activity__sitting__status=SittingStatus.REVEALED),
        why_only="nobody sees where others placed something before all is revealed",
    ),
)
AUTHORISING = (
    Kept(
        Authoriser,
        "journey",
        "journey name organisation needs to_see participant noted_on version",
        shapes={"needs": texts_of(Need)},
    ),
    Kept(Stance, "authoriser__journey", "authoriser participant role stands shown_by said_on heard_on version"),
    Kept(
        Reply, "journey", "journey kind about fingerprint because participant replied_on version", holding_ids="about"
    ),
)
DECIDING = (
    Kept(
        Decision,
        "journey",
        "journey what why way decided_by decided_on precision look_again_on source version",
        left_out={"recorded_by": ACCOUNT},
    ),
    Kept(Ground, "decision__journey", "decision way side who said source order"),
    Kept(
        Promise,
        "journey",
        "journey what to_whom by_whom due_on answered_on done could_not version",
        left_out={"recorded_by": ACCOUNT},
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
    Kept(LookBack, "journey", "journey how_far what_next written_by version"),
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
    ),
)
ARCHIVE = STARTING + PLACING + AUTHORISING + DECIDING + MOMENTS + FORECASTING
