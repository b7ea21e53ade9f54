from django.db import models
from django.utils.translation import gettext_lazy as _


class ElementKind(models.TextChoices):
    """What an element of a theory is, from the top of its drawing down."""

    OUTCOME = "outcome", _("outcome for young people and families")
    CONTEXT = "context", _("change in a place or group")
    SYSTEM = "system", _("change in the system")
    PRACTICE = "practice", _("change in practice")
    MECHANISM = "mechanism", _("what happens in between")
    ACTIVITY = "activity", _("activity")
    RESOURCE = "resource", _("resource")
    NEED = "need", _("need")
    CONDITION = "condition", _("condition outside our control")


# What stands at the left of a band in the drawing.
BAND_NAMES = {
    ElementKind.OUTCOME: _("What it is for"),
    ElementKind.CONTEXT: _("What changes in places"),
    ElementKind.SYSTEM: _("What changes in the system"),
    ElementKind.PRACTICE: _("What people do"),
    ElementKind.MECHANISM: _("What happens in between"),
    ElementKind.ACTIVITY: _("What we do"),
    ElementKind.RESOURCE: _("What we have for it"),
    ElementKind.NEED: _("What is needed"),
    ElementKind.CONDITION: _("What we cannot move"),
}
KIND_HINTS = {
    ElementKind.OUTCOME: _("What is different for young people and families, in words that they would use."),
    ElementKind.CONTEXT: _(
        "A street, a school, a chat, a group of friends: the place changes, not only the young person."
    ),
    ElementKind.SYSTEM: _("Rules, forms, money, who decides, how agencies work together."),
    ElementKind.PRACTICE: _("What somebody does that they did not do before."),
    ElementKind.MECHANISM: _("Why one thing should bring about the next: what people then know, feel, can or must do."),
    ElementKind.ACTIVITY: _("What we do or give: a talk, a training day, a new panel."),
    ElementKind.RESOURCE: _("People, time, money, rooms, data."),
    ElementKind.NEED: _("What it starts from, and for whom."),
    ElementKind.CONDITION: _("What must be so, and others move."),
}


class RemarkKind(models.TextChoices):
    """What somebody writes beside a theory. Doubts and evidence stand beside each other; none cancels the other."""

    COMMENT = "comment", _("comment")
    DOUBT = "doubt", _("doubt")
    SEEN_HERE = "seen_here", _("speaks for it, seen here")
    ELSEWHERE = "elsewhere", _("speaks for it, known from elsewhere")
    AGAINST = "against", _("speaks against it")
    OTHER_WORDS = "other_words", _("said in other words")


class LinkKnown(models.TextChoices):
    """How far a link is known, as the drawing shows it."""

    SEEN = "seen", _("somebody has seen it here")
    HOPED = "hoped", _("we hope so, not seen yet")
    GAP = "gap", _("nobody has said how")


class Begun(models.TextChoices):
    """Where a theory came from."""

    OWN = "own", _("written here")
    OTHER = "other", _("from another journey's theory")
    PRINCIPLES = "principles", _("from a framework's principles")
    FILE = "file", _("from a file")
    RECORD = "record", _("from the published record")


class CasePart(models.TextChoices):
    """What a point of a case for change is about, in the order in which a case is read."""

    NEED = "need", _("Why change")
    WAY = "way", _("What we would do, and why it should help")
    HEARD = "heard", _("What people say")
    KNOWN = "known", _("What is known so far")
    SCAFFOLD = "scaffold", _("What is improved meanwhile")
    RISK_CHANGING = "risk_changing", _("What changing could do to families")
    RISK_STAYING = "risk_staying", _("What not changing could do to families")


class Known(models.TextChoices):
    """How much is known of a point that rests on no claim. More than plausible needs a claim, with its evidence."""

    HOPED = "hoped", _("hoped")
    PLAUSIBLE = "plausible", _("plausible")
    NOT_KNOWN = "not_known", _("not known yet")
    SAID = "said", _("said by people who were asked")
    DECIDED = "decided", _("decided")


# What a writer can say of a point of their own. That something was said or decided comes from a round or a decision alone.
OWN_KNOWN = (Known.HOPED, Known.PLAUSIBLE, Known.NOT_KNOWN)


class CostKind(models.TextChoices):
    START_UP = "start_up", _("to begin")
    RUNNING = "running", _("to keep it going")
    IN_KIND = "in_kind", _("given in kind")
    AVOIDED = "avoided", _("avoided elsewhere")


COST_HINTS = {
    CostKind.START_UP: _("What has to be paid once: records, tools, training, somebody’s time to set it up."),
    CostKind.RUNNING: _("What has to be paid as long as it lasts, also when the pilot’s money is gone."),
    CostKind.IN_KIND: _("Time, rooms and goods that nobody is paid for. They cost somebody something."),
    CostKind.AVOIDED: _("What somebody may not have to spend. It is shown beside the rest and never taken off."),
}


class CostEvery(models.TextChoices):
    ONCE = "once", _("once")
    YEAR = "year", _("each year")


class CostBasis(models.TextChoices):
    """Where a figure comes from."""

    COUNTED = "counted", _("counted")
    QUOTED = "quoted", _("quoted by whoever sells it")
    ESTIMATED = "estimated", _("estimated")
    NOT_KNOWN = "not_known", _("not known yet")
