"""What a journey's archive holds of rounds: what was asked and answered, as stored, without any way back to an address or a link."""

from django.db.models import Q
from django.utils import timezone

from holdfast.guides.reading import is_identifier
from holdfast.guides.shapes import KINDS, Guide, guide_from_dict
from holdfast.people.access import link_secret, secret_hash
from holdfast.ui.archiving import TEXT_BY_NAME, TEXTS, Kept, NotArchived, shape_of, texts_of

from .access import may_show_words
from .actions.adapting import remember_guide
from .actions.freezing import digest_of
from .actions.leading.preparing import remember_round
from .actions.pictures import remember_conversation
from .enums import Entry, LinkKind, Status
from .models import (
    Answer,
    Conversation,
    FacilitatedSession,
    Group,
    Guess,
    GuideVersion,
    Link,
    Pulse,
    PulseGroup,
    Reflection,
    ReflectionMember,
    Response,
    Round,
    SiteGuide,
    Tally,
)
from .queries.guides import guide_of, own_id

ACCOUNT = "an account; it stays in the house it is of"
SECRET = "the secret is made anew, from the key of the house that the archive is brought into"  # noqa: S105 - a reason
GUIDE = shape_of(Guide)
# A prompt of a conversation stands in the address of its page.
IN_AN_ADDRESS = {"type": "string", "maxLength": 80, "pattern": "^[-a-zA-Z0-9_]+$"}
NOT_CLOSED = "nobody sees what a round was answered before it is closed"


def _closed(to_round: str) -> Q:
    closed = Q(**{f"{to_round}__status": Status.CLOSED})
    return closed | Q(
        **{f"{to_round}__status": Status.OPEN, f"{to_round}__closes_on__lt": timezone.localdate()},
    )


def _guide(content: dict) -> Guide:
    """Raises ValueError where what has the shape of a guide is none."""
    guide = guide_from_dict(content)
    parts = (guide.sections, guide.prompts, guide.scale, guide.silences)
    ids = [guide.id, *(each.id for part in parts for each in part)]
    if not guide.prompts or any(prompt.kind not in KINDS for prompt in guide.prompts):
        raise ValueError("a guide asks something, in a way that is known")
    if not all(is_identifier(each) for each in ids):
        raise ValueError("an id in this guide is none")
    return guide


def _is_version(version: GuideVersion) -> None:
    guide = _guide(version.content)
    if version.digest != digest_of(version.content):
        raise ValueError("this guide is not the one that its digest names")
    if (version.guide, version.number, version.title) != (guide.id, str(guide.version), guide.title[:200]):
        raise ValueError("this guide has another name inside than outside")


def _is_adapted(site_guide: SiteGuide) -> None:
    if _guide(site_guide.content).id != own_id(site_guide):
        raise ValueError("this guide has another id inside than outside")


def _remember_round(round_: Round) -> None:
    """A pulse asks the same again and again: its times are not told apart by words."""
    if round_.status != Status.DRAFT and round_.pulse_id is None:
        remember_round(round_)


def _remember_conversation(conversation: Conversation) -> None:
    titles = {prompt.id: prompt.title for prompt in guide_of(conversation.round).prompts}
    remember_conversation(conversation, titles.get(conversation.prompt, conversation.round.title))


def _version_copied(row: dict) -> dict:
    return {**row, "digest": digest_of(row["content"])}


def _shown(answer: Answer) -> str:
    """Words, unless a lead keeps them back, or the day has not come, or has gone, on which people were told they are read."""
    return "" if answer.withheld_why or not may_show_words(answer.response.group.round) else answer.words


def _reason(answer: Answer) -> str:
    return answer.withheld_why if may_show_words(answer.response.group.round) else ""


def _name(response: Response) -> str:
    return response.name if may_show_words(response.group.round) else ""


def _notes(session: FacilitatedSession) -> dict:
    return session.notes if may_show_words(session.group.round) else {}


def _link_set_aside(response: Response) -> Link | None:
    """The link it came by only where what came by it is set aside: the picture must go on to leave it out."""
    return response.link if response.link and response.link.not_heard_why else None


ARCHIVE = (
    Kept(
        GuideVersion,
        None,
        "guide number title content digest",
        left_out={"id": "a version is named by its digest: another house knows it by another id"},
        shapes={"content": GUIDE},
        holding_ids="guide content",
        named_by="digest",
        copied=_version_copied,
        check=_is_version,
    ),
    Kept(
        SiteGuide,
        "journey",
        "journey parent title content reasons made_on version",
        left_out={"made_by": ACCOUNT},
        shapes={"content": GUIDE, "reasons": TEXT_BY_NAME},
        holding_ids="content",
        check=_is_adapted,
        remember=remember_guide,
    ),
    Kept(
        Pulse,
        "journey",
        "journey guide_version why rhythm starts_on days_open stopped_on",
        left_out={"started_by": ACCOUNT},
    ),
    Kept(
        PulseGroup,
        "pulse__journey",
        "pulse perspective asked",
        left_out={"secret_hash": SECRET},
        remade={"secret_hash": lambda group: secret_hash(link_secret("pulse", group.pk))},
    ),
    Kept(
        Round,
        "journey",
        "journey guide_version title why sections prompts mode entries opens_on closes_on status closed_on "
        "responsible contact danger call_now keep_until first_reading read_from safeguarding_contact pulse "
        "decision words_erased_on is_imported source prepared_at version",
        left_out={"prepared_by": ACCOUNT},
        remember=_remember_round,
        shapes={"sections": TEXTS, "prompts": TEXTS, "entries": texts_of(Entry)},
    ),
    Kept(Group, "round__journey", "round perspective asked is_asked why_not heard_about_silence"),
    Kept(
        Link,
        "group__round__journey",
        "group kind for_whom number expires_on revoked_on used not_heard_why",
        left_out={"secret_hash": SECRET},
        only=lambda: Q(kind=LinkKind.SHARED),
        why_only="a personal link names somebody",
        remade={"secret_hash": lambda link: secret_hash(link_secret("link", link.pk))},
    ),
    Kept(
        Response,
        "group__round__journey",
        "group link entry name people together_leave may_quote finished words_withdrawn version",
        left_out={"secret_hash": "the way back to an answer is its writer's alone"},
        only=lambda: _closed("group__round"),
        why_only=NOT_CLOSED,
        written={"link": _link_set_aside, "name": _name},
    ),
    Kept(
        Answer,
        "response__group__round__journey",
        "response prompt standing silence words withheld_why",
        left_out={"writer": "the mark of a browser"},
        only=lambda: _closed("response__group__round"),
        why_only=NOT_CLOSED,
        written={"words": _shown, "withheld_why": _reason},
    ),
    Kept(
        Conversation,
        "round__journey",
        "round prompt said held_on decision promise version",
        left_out={"recorded_by": ACCOUNT},
        remember=_remember_conversation,
        shapes={"prompt": IN_AN_ADDRESS},
    ),
    Kept(
        FacilitatedSession,
        "group__round__journey",
        "group held_on people entry leave response guesses notes ended_on version",
        left_out={"led_by": ACCOUNT},
        only=lambda: _closed("group__round"),
        why_only=NOT_CLOSED,
        written={"notes": _notes},
        shapes={"guesses": TEXT_BY_NAME, "notes": TEXT_BY_NAME},
    ),
    Kept(
        Tally,
        "session__group__round__journey",
        "session prompt answer number",
        only=lambda: _closed("session__group__round"),
        why_only=NOT_CLOSED,
    ),
    NotArchived(Guess, "a guess is its maker's own", "participant__journey"),
    NotArchived(Reflection, "private words never leave", "journey"),
    NotArchived(ReflectionMember, "private words never leave, nor does who writes them", "reflection__journey"),
)
