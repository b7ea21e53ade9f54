from django.db import models
from django.utils.translation import gettext_lazy as _

from holdfast.analysis import claims as rules


class ClaimKind(models.TextChoices):
    """What a claim is about."""

    EXPERIENCE = rules.EXPERIENCE, _("how young people and families experience it")
    OUTCOME = rules.OUTCOME, _("what is different in their lives")
    CONTEXT = rules.CONTEXT, _("what is different in a place or a group")
    PRACTICE = rules.PRACTICE, _("how people work")
    SYSTEM = rules.SYSTEM, _("how the system works")
    WORKFORCE = rules.WORKFORCE, _("how it is to work here")
    COST = rules.COST, _("what it costs")


class ClaimState(models.TextChoices):
    """How much is known of a claim, as people say it. Words in an order for reading, never a ladder to climb."""

    HOPED = rules.HOPED, _("hoped")
    PLAUSIBLE = rules.PLAUSIBLE, _("plausible")
    EARLY_SIGN = rules.EARLY_SIGN, _("early sign")
    SUPPORTED = rules.SUPPORTED, _("supported")
    CONTESTED = rules.CONTESTED, _("contested")
    CONTRADICTED = rules.CONTRADICTED, _("contradicted")
    NOT_KNOWN = rules.NOT_KNOWN, _("not known yet")


STATE_SENTENCES = {
    ClaimState.HOPED: _("We would like it to be so. Nothing speaks for it or against it yet."),
    ClaimState.PLAUSIBLE: _("There is a good reason why it could be so, and nobody has looked yet."),
    ClaimState.EARLY_SIGN: _("Something speaks for it. It is too little, or too soon, to say more."),
    ClaimState.SUPPORTED: _(
        "Evidence of more than one kind or source speaks for it, and not only those who do the work."
    ),
    ClaimState.CONTESTED: _("Something speaks for it and something against it. Both stand here."),
    ClaimState.CONTRADICTED: _(
        "What was found speaks against it. That is worth knowing, and somebody else can use it."
    ),
    ClaimState.NOT_KNOWN: _("We looked, or we have not, and we do not know. That is a respected answer."),
}
# What may follow what, and drawn into docs/reference/states.md.
CLAIM_NEXT = {ClaimState(state): {ClaimState(each) for each in rules.NEXT[state]} for state in rules.STATES}

# What is missing before a claim can be called something, as the refusal says it.
MISSING_SENTENCES = {
    rules.ONE_FOR: _("something that speaks for it"),
    rules.ONE_AGAINST: _("something that speaks against it"),
    rules.A_SECOND: _("a second piece of evidence for it, of another kind or from another source"),
    rules.NOT_THOSE_WHO_DO_IT: _("at least one piece of evidence for it that is not from the people who do the work"),
}


class EvidenceSide(models.TextChoices):
    FOR = rules.FOR, _("it speaks for the claim")
    AGAINST = rules.AGAINST, _("it speaks against the claim")


class EvidenceKind(models.TextChoices):
    """What kind of evidence it is. None of them is worth more than another: each can see what the others cannot."""

    STORY = rules.STORY, _("a story")
    ACCOUNTS = rules.ACCOUNTS, _("several accounts")
    OBSERVATION = rules.OBSERVATION, _("observation of practice")
    OVER_TIME = rules.OVER_TIME, _("a measure over time")
    COMPARISON = rules.COMPARISON, _("a comparison")
    EXTERNAL = rules.EXTERNAL, _("an external study")


EVIDENCE_HINTS = {
    EvidenceKind.STORY: _("What one person or family lived through. It can show how something happens, not how often."),
    EvidenceKind.ACCOUNTS: _("What several people say, each for themselves. A round is one."),
    EvidenceKind.OBSERVATION: _("Somebody was there and watched what was done, not what was planned."),
    EvidenceKind.OVER_TIME: _("The same thing counted again and again, before and after."),
    EvidenceKind.COMPARISON: _("Beside another place, group or time in which it was not done."),
    EvidenceKind.EXTERNAL: _("Somebody from outside looked into it, here or somewhere else."),
}


class RestsOn(models.TextChoices):
    """What in the journey a piece of evidence rests on."""

    ROUND = "round", _("round")
    MEASURE = "measure", _("measure")
    MOMENT = "moment", _("moment")
    DECISION = "decision", _("decision")
    CYCLE = "cycle", _("cycle")
