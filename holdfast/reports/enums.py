from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """For whom a report is, and so how long it is and in which words."""

    PERIOD = "period", _("period report")
    BOARD = "board", _("board note")
    PLAIN = "plain", _("plain version")


KIND_HINTS = {
    Kind.PERIOD: _("What happened in a stretch of time, for those who learn with you. Ten pages and more."),
    Kind.BOARD: _(
        "One page for people who must say yes, fund it, or turn up. Where it stands, and what is asked of them."
    ),
    Kind.PLAIN: _("For young people and parents. What we heard, what was done, what could not be, and why."),
}


class Status(models.TextChoices):
    DRAFT = "draft", _("being written")
    WITH_SITE = "with_site", _("with the site, to be read")
    AGREED = "agreed", _("agreed by the site")
    ISSUED = "issued", _("issued")


# What may follow what. Drawn into docs/reference/states.md.
REPORT_NEXT = {
    Status.DRAFT: {Status.WITH_SITE},
    Status.WITH_SITE: {Status.AGREED, Status.DRAFT},
    Status.AGREED: {Status.ISSUED, Status.WITH_SITE, Status.DRAFT},
    Status.ISSUED: set(),
}


class Topic(models.TextChoices):
    """What a chapter is about. Its heading stands in every report alike, so that readers find their way."""

    STANDING = "standing", _("Where it stands, and who says so")
    CONDITIONS = "conditions", _("How people see the conditions")
    CHANGED = "changed", _("What changed")
    TAKING_PART = "taking_part", _("Who took part in shaping it")
    VOICES = "voices", _("In people's own words")
    THEORY = "theory", _("What is believed to lead to what")
    CLAIMS = "claims", _("What is claimed, and how it is known")
    MEASURES = "measures", _("What is measured")
    FEELINGS = "feelings", _("How it felt along the way")
    OTHERS = "others", _("What only others can move")
    THINK = "think", _("What we suggest you think about")
    AGREEMENT = "agreement", _("Where people agree, and where they differ")
    ASKED = "asked", _("What is asked of you")
    EXPECT = "expect", _("What to expect")
    LOST = "lost", _("What would be lost by stopping now")
    ABOUT = "about", _("What this is about")
    HEARD = "heard", _("What we heard")
    DONE = "done", _("What was done, and what could not be")
    NEXT = "next", _("What comes next")
    WHO = "who", _("Whom you can ask")


TOPICS = {
    Kind.PERIOD: (
        *(Topic.STANDING, Topic.CONDITIONS, Topic.CHANGED, Topic.TAKING_PART, Topic.VOICES, Topic.THEORY),
        *(Topic.CLAIMS, Topic.MEASURES, Topic.FEELINGS, Topic.OTHERS, Topic.THINK),
    ),
    Kind.BOARD: (Topic.STANDING, Topic.AGREEMENT, Topic.ASKED, Topic.EXPECT, Topic.LOST),
    Kind.PLAIN: (Topic.ABOUT, Topic.HEARD, Topic.DONE, Topic.NEXT, Topic.WHO),
}


class FileState(models.TextChoices):
    WAITING = "waiting", _("waiting its turn")
    MAKING = "making", _("being made")
    READY = "ready", _("ready")
    FAILED = "failed", _("could not be made")
