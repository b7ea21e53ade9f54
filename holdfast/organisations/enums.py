"""Permissions, and the named sets that participants of a journey have, each with a sentence for people."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

INSIDE_LEAST = 5  # fewest answers before a group is shown to a journey's participants
BEYOND_LEAST = 10  # fewest before it is shown to anybody else


class Permission(StrEnum):
    """One thing that somebody may do in a journey."""

    JOURNEY_SEE = "journey.see"
    JOURNEY_CHANGE = "journey.change"
    JOURNEY_ERASE = "journey.erase"
    PARTICIPANT_INVITE = "participant.invite"
    SPELL_PLACE = "spell.place"
    ROUND_PREPARE = "round.prepare"
    ROUND_OPEN = "round.open"
    LINK_SEE = "link.see"
    RESPONSE_ENTER = "response.enter"
    PICTURE_SEE = "picture.see"
    WORDS_SEE = "words.see"
    GUESS_MAKE = "guess.make"
    CONVERSATION_RECORD = "conversation.record"
    REPORT_MAKE = "report.make"
    GUIDE_ADAPT = "guide.adapt"
    SESSION_HOLD = "session.hold"
    AUTHORISER_NOTE = "authoriser.note"
    STANCE_SAY = "stance.say"
    PLACEMENT_MAKE = "placement.make"
    SITTING_OPEN = "sitting.open"
    SITTING_REVEAL = "sitting.reveal"
    FORECAST_EXPECT = "forecast.expect"
    FORECAST_MAKE = "forecast.make"
    MOMENT_PLACE = "moment.place"
    HANDOVER_MAKE = "handover.make"
    MEASURE_KEEP = "measure.keep"
    CYCLE_KEEP = "cycle.keep"
    CLAIM_KEEP = "claim.keep"
    ADAPTATION_KEEP = "adaptation.keep"
    CASE_KEEP = "case.keep"
    MEETING_HOLD = "meeting.hold"
    MEETING_READ = "meeting.read"
    INSIGHT_KEEP = "insight.keep"
    INVOLVEMENT_RECORD = "involvement.record"
    REPORT_WRITE = "report.write"
    REPORT_AGREE = "report.agree"
    REPORT_ISSUE = "report.issue"
    THEORY_SHAPE = "theory.shape"
    THEORY_REMARK = "theory.remark"


PERMISSION_SENTENCES = {
    Permission.JOURNEY_SEE: _("see the journey, who takes part, what was decided and promised"),
    Permission.JOURNEY_CHANGE: _("change the journey's description, strands and perspectives"),
    Permission.JOURNEY_ERASE: _("have the journey written to an archive, and erase a round or the whole journey"),
    Permission.PARTICIPANT_INVITE: _("invite people to take part, and change or end what they may do"),
    Permission.SPELL_PLACE: _("say which stage a strand is in, in their own name"),
    Permission.ROUND_PREPARE: _("prepare a round and say who is asked"),
    Permission.ROUND_OPEN: _("open and close a round"),
    Permission.LINK_SEE: _("see and take back the links that people answer by"),
    Permission.RESPONSE_ENTER: _("enter answers from paper, or what a group said together"),
    Permission.PICTURE_SEE: _("see the picture of a closed round, and words whose writer allowed quoting"),
    Permission.WORDS_SEE: _("read all words of a closed round, without names"),
    Permission.GUESS_MAKE: _("mark, before the picture opens, where they expect each group to stand"),
    Permission.CONVERSATION_RECORD: _("record what was said, decided and promised"),
    Permission.REPORT_MAKE: _("make a report of a round, and take the journey map as a file"),
    Permission.GUIDE_ADAPT: _("make a copy of a guide and adapt it, saying why"),
    Permission.SESSION_HOLD: _("hold a session in a room or call, and record what it answered"),
    Permission.AUTHORISER_NOTE: _("note whom the journey needs, for what, and what they need to see"),
    Permission.STANCE_SAY: _("say, in their own name, where somebody whom the journey needs stands"),
    Permission.PLACEMENT_MAKE: _("say, when a sitting asks, where they see things on the ecocycle, in their own name"),
    Permission.FORECAST_EXPECT: _("say, in their own name, how long and how often they expect things to be"),
    Permission.FORECAST_MAKE: _("make a forecast from what everybody expects"),
    Permission.SITTING_OPEN: _("open a sitting at the ecocycle, and write down where a group placed things together"),
    Permission.SITTING_REVEAL: _("reveal any sitting, or set it aside; whoever opened one can reveal it too"),
    Permission.MOMENT_PLACE: _("write down moments, mark them, and say how they felt to a group that spoke together"),
    Permission.HANDOVER_MAKE: _("hand the journey on: write a letter to a successor and offer them the lead"),
    Permission.MEASURE_KEEP: _("say what is measured and how, enter values, and re-base a chart with a reason"),
    Permission.CYCLE_KEEP: _("write down cycles of trying something, from the prediction to what was made of it"),
    Permission.THEORY_SHAPE: _("write and change the theory of change, and say why it changed"),
    Permission.THEORY_REMARK: _("write a doubt, a comment or what they have seen beside the theory, in their own name"),
    Permission.CLAIM_KEEP: _("make claims, add evidence for and against them, and say how much is known of each"),
    Permission.ADAPTATION_KEEP: _("say what must not change in a model, and write down adaptations"),
    Permission.CASE_KEEP: _("write the case for change, and what it costs"),
    Permission.MEETING_HOLD: _(
        "plan learning meetings, set their rhythm, ask a slow question, and say when one is over"
    ),
    Permission.MEETING_READ: _("read and write in every learning meeting, not only in those they are asked to"),
    Permission.INSIGHT_KEEP: _("keep insights, and see those that are not shared with everybody yet"),
    Permission.INVOLVEMENT_RECORD: _("record who took part in shaping the work, and what became of what they raised"),
    Permission.REPORT_WRITE: _("write reports with others, read drafts, and note what a report was used for"),
    Permission.REPORT_AGREE: _("agree, for the site, that a report may go out, or say what should be different"),
    Permission.REPORT_ISSUE: _("issue a report that the site agreed to"),
}


class Right(models.TextChoices):
    """What a participant may do in one journey."""

    LEAD = "lead", _("lead")
    CONTRIBUTOR = "contributor", _("contributor")
    LEARNING_PARTNER = "learning_partner", _("learning partner")
    VIEWER = "viewer", _("viewer")


_SEES = frozenset(
    {
        *(Permission.JOURNEY_SEE, Permission.PICTURE_SEE, Permission.GUESS_MAKE),
        Permission.THEORY_REMARK,
        *(Permission.STANCE_SAY, Permission.PLACEMENT_MAKE, Permission.FORECAST_EXPECT),
    }
)
_CONTRIBUTES = _SEES | {
    *(Permission.SPELL_PLACE, Permission.CONVERSATION_RECORD, Permission.REPORT_MAKE, Permission.GUIDE_ADAPT),
    *(Permission.AUTHORISER_NOTE, Permission.SITTING_OPEN, Permission.FORECAST_MAKE, Permission.MOMENT_PLACE),
    *(Permission.THEORY_SHAPE, Permission.CASE_KEEP),
    *(Permission.MEASURE_KEEP, Permission.CYCLE_KEEP, Permission.CLAIM_KEEP, Permission.ADAPTATION_KEEP),
    *(Permission.MEETING_HOLD, Permission.MEETING_READ, Permission.INSIGHT_KEEP, Permission.INVOLVEMENT_RECORD),
    Permission.REPORT_WRITE,
}
PERMISSIONS = {
    Right.VIEWER: _SEES,
    Right.CONTRIBUTOR: _CONTRIBUTES,
    Right.LEARNING_PARTNER: _CONTRIBUTES | {Permission.WORDS_SEE, Permission.SESSION_HOLD, Permission.REPORT_ISSUE},
    Right.LEAD: frozenset(Permission),
}


def rights_with(permission: Permission) -> list[Right]:
    """The rights that hold a permission."""
    return [right for right in Right if permission in PERMISSIONS[right]]


RIGHT_SENTENCES = {
    Right.LEAD: _("Looks after the journey: invites people, opens and closes rounds, and reads words without names."),
    Right.CONTRIBUTOR: _("Works on the journey: places strands, records conversations, decisions and promises."),
    Right.LEARNING_PARTNER: _("Works on the journey as an outside partner, and reads words without names."),
    Right.VIEWER: _("Looks on: sees where the journey stands and the pictures, and changes nothing that others wrote."),
}
