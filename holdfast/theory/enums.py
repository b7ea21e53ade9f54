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


class Standing(models.TextChoices):
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
