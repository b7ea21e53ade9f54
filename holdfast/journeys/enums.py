from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """The six stages (Lefevre et al. 2024, ch. 2). A journey goes back and forth between them."""

    MOBILISING = "mobilising", _("Mobilising")
    DESIGNING = "designing", _("Designing")
    DEVELOPING = "developing", _("Developing")
    INTEGRATING = "integrating", _("Integrating")
    GROWING = "growing", _("Growing")
    WIDER_CHANGE = "wider_change", _("Wider change")

    @property
    def number(self) -> int:
        return list(Stage).index(self) + 1


STAGE_SENTENCES = {
    Stage.MOBILISING: _("Seeing that something must change, and finding who wants it too."),
    Stage.DESIGNING: _("Working out, with those it is for, what could be done instead."),
    Stage.DEVELOPING: _("Trying it, seeing what happens, changing it."),
    Stage.INTEGRATING: _("Making it part of how things are done here."),
    Stage.GROWING: _("Helping it take in other places."),
    Stage.WIDER_CHANGE: _("Changing the rules and systems around it."),
}


class Level(models.TextChoices):
    """How far from the work a thing is moved: one list of four everywhere (holdfast/guides/shapes.py)."""

    PEOPLE = "people", _("people and teams")
    ORGANISATION = "organisation", _("organisation")
    PARTNERSHIP = "partnership", _("partnership")
    LAW = "law", _("law and policy")


class Move(models.TextChoices):
    """How a strand is where it is. Going back, pausing, ending and handing on are moves of one kind, each with what was learnt."""

    STAGE = "stage", _("at work in a stage")
    PAUSED = "paused", _("paused")
    ENDED = "ended", _("ended")
    HANDED_ON = "handed_on", _("handed on")


# What may follow what. Nothing is final: what ended can be taken up again.
MOVE_NEXT = {
    Move.STAGE: {Move.STAGE, Move.PAUSED, Move.HANDED_ON, Move.ENDED},
    Move.PAUSED: {Move.STAGE, Move.HANDED_ON, Move.ENDED},
    Move.HANDED_ON: {Move.STAGE, Move.PAUSED, Move.ENDED},
    Move.ENDED: {Move.STAGE},
}


class Framework(models.TextChoices):
    CONTEXTUAL = "contextual_safeguarding", _("Contextual Safeguarding")
    TRANSITIONAL = "transitional_safeguarding", _("Transitional Safeguarding")
    TRAUMA_INFORMED = "trauma_informed_practice", _("Trauma-informed Practice")


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    QUARTER = "quarter", _("to the quarter")
    YEAR = "year", _("to the year")
    ABOUT = "about", _("about")
    UNKNOWN = "unknown", _("not known")


class Kind(models.TextChoices):
    """Where a journey comes from."""

    LIVED = "lived", _("a journey of this house")
    RECORD = "record", _("from the published record")
    INVENTED = "invented", _("an invented example")


class Role(models.TextChoices):
    """A function that somebody has in a journey for a time. It gives no rights."""

    SPONSOR = "sponsor", _("sponsor")
    CHAMPION = "champion", _("champion")
    DATA = "data", _("data")
    YOUTH_VOICE = "youth_voice", _("young people's voice")
    SAFEGUARDING = "safeguarding", _("safeguarding contact")
    MEMORY = "memory", _("memory holder")
    LEARNING = "learning", _("learning")
    FINANCE = "finance", _("finance")
    OTHER = "other", _("something else")


class Need(models.TextChoices):
    """What a journey needs of somebody outside or above it (after Moore's authorising environment; Lefevre et al. 2024, ch. 2)."""

    SANCTION = "sanction", _("to say yes to it")
    MONEY = "money", _("money")
    PEOPLE = "people", _("people's time")
    DATA = "data", _("data")
    BUILDINGS = "buildings", _("rooms or buildings")
    TURN_UP = "turn_up", _("to turn up")


class Stands(models.TextChoices):
    """Where somebody whom the journey needs stands, as somebody sees it. Words, never a score; silence is a finding."""

    NOT_ASKED = "not_asked", _("has not been asked yet")
    UNAWARE = "unaware", _("does not know of it")
    SILENT = "silent", _("was asked and is silent")
    LISTENS = "listens", _("listens")
    IN_WORDS = "in_words", _("is for it, in words")
    ACTS = "acts", _("acts for it")
    AGAINST = "against", _("stands against it")
    CANNOT_TELL = "cannot_tell", _("I cannot tell")


STANDS_HINTS = {
    Stands.NOT_ASKED: _("Nobody has gone to them with it."),
    Stands.SILENT: _("No answer is a finding, not a fault."),
    Stands.IN_WORDS: _("Warm words, and nothing has followed from them so far."),
    Stands.ACTS: _("Something followed: a yes in writing, money, people, a room, their presence."),
    Stands.AGAINST: _("They may have good reasons. Say what they said."),
}


# key, name, whether gentle wording is used and nobody is ever asked by name
PERSPECTIVES = (
    ("young_people", _("Young people"), True),
    ("parents_carers", _("Parents and carers"), True),
    ("community", _("Community"), False),
    ("practitioners", _("Practitioners"), False),
    ("managers", _("Managers"), False),
    ("senior_leaders", _("Senior leaders"), False),
    ("partner_agencies", _("Partner agencies"), False),
    ("elected_members_funders", _("Elected members and funders"), False),
    ("learning_partners", _("Learning partners"), False),
)


class Way(models.TextChoices):
    """A way forward that a decision can choose. None of them is the better one."""

    INNOVATE = "innovate", _("innovate")
    IMPROVE = "improve", _("improve what there is")
    SCAFFOLD = "scaffold", _("improve, as a scaffold for innovation")
    WAIT = "wait", _("wait")
    STOP = "stop", _("stop")


class Side(models.TextChoices):
    FOR = "for", _("speaks for it")
    AGAINST = "against", _("speaks against it")


class SittingStatus(models.TextChoices):
    OPEN = "open", _("placing")
    REVEALED = "revealed", _("looked at together")
    SET_ASIDE = "set_aside", _("set aside")


# What may follow what. Drawn into docs/reference/states.md.
SITTING_NEXT = {
    SittingStatus.OPEN: {SittingStatus.REVEALED, SittingStatus.SET_ASIDE},
    SittingStatus.REVEALED: set(),
    SittingStatus.SET_ASIDE: set(),
}


class Place(models.TextChoices):
    """A place on the ecocycle, in the order of the loop. The two where one gets stuck stand beside it."""

    EMERGING = "emerging", _("Emerging")
    TO_MATURING = "to_maturing", _("Between emerging and maturing")
    MATURING = "maturing", _("Maturing")
    TOO_RIGID = "too_rigid", _("Stuck: holding on too long")
    TO_LETTING_GO = "to_letting_go", _("Between maturing and letting go")
    LETTING_GO = "letting_go", _("Letting go")
    TO_RENEWING = "to_renewing", _("Between letting go and renewing")
    RENEWING = "renewing", _("Renewing")
    TOO_THIN = "too_thin", _("Stuck: too little to grow on")
    TO_EMERGING = "to_emerging", _("Between renewing and emerging")


PLACE_SENTENCES = {
    Place.EMERGING: _("Many small tries. Hope and doubt at once."),
    Place.MATURING: _("It finds its form. Hard work that seems worth it."),
    Place.TOO_RIGID: _("It no longer fits, and nobody dares to let it go."),
    Place.LETTING_GO: _("Something ends or loses its pull. That makes room."),
    Place.RENEWING: _("New shoots from what was kept."),
    Place.TOO_THIN: _("The ideas are there. People, time or money are not."),
}


class NotPlaced(models.TextChoices):
    """Why somebody did not place a thing. A fair answer."""

    TOO_FAR = "too_far", _("I am too far from it to say")
    RATHER_NOT = "rather_not", _("I would rather not say here")


# What a forecast asks: group, what it is called, and what is said when it does not happen here ("" where it always does).
FORECAST_GROUPS = (
    ("work", _("The work, if nothing goes wrong"), ""),
    ("together", _("Quick and slow places"), _("All places take about the same time")),
    ("returns", _("Going back"), _("It never goes back")),
    ("money", _("Money"), _("The money does not end")),
    ("lead", _("Whoever leads"), _("Leads do not leave here")),
    ("sponsor", _("Sponsors"), _("Sponsors do not leave here")),
    ("inspection", _("Inspection"), _("Inspections do not stop the work here")),
    ("rest", _("When it comes to rest"), ""),
    ("training", _("Training"), _("Training makes no difference here")),
    ("succession", _("If a successor for the lead were named now"), ""),
    ("coalition", _("If more people sponsored it"), ""),
    ("refresher", _("If the training were repeated"), ""),
    ("funding", _("If the money lasted longer"), ""),
)
FORECAST_QUESTIONS = {
    "work.mobilising": _("Months of work for mobilising"),
    "work.designing": _("Months of work for designing"),
    "work.developing": _("Months of work for developing"),
    "work.integrating": _("Months of work for integrating"),
    "together.slow": _("In the slowest place of ten, everything takes so many times as long"),
    "returns.to_designing": _("Of 10 times that integrating is done, how often does it go back to designing?"),
    "returns.to_developing": _("Of 10 times that integrating is done, how often does it go back to developing?"),
    "returns.again": _("A stage that took 10 months takes how many the next time?"),
    "money.months": _("Months from today until the money ends"),
    "money.pace": _("Without the money, what takes 10 months' work now gets how many done?"),
    "money.every": _("Without the money, after how many months would it come to rest, on average?"),
    "lead.every": _("How many months does a lead stay, on average?"),
    "lead.empty": _("How many months is the post then empty?"),
    "lead.lost": _("Of 10 parts of the work done in a stage, how many are lost when a lead leaves?"),
    "lead.pace": _("Without a lead, what takes 10 months' work now gets how many done?"),
    "sponsor.every": _("How many months does a sponsor stay, on average?"),
    "sponsor.rest": _("Of 10 times that a sponsor leaves, how often does the work come to rest?"),
    "inspection.every": _("How many months lie between inspections, on average?"),
    "inspection.months": _("How many months does an inspection stop the work?"),
    "rest.months": _("How many months does such a rest last?"),
    "rest.ends": _("Of 10 rests, how many end for good?"),
    "training.turnover": _("Of 10 people trained, how many leave in a year?"),
    "training.begin": _("Of 10 who need the training, how many have had it when integrating begins?"),
    "training.need": _("Of 10, how many must have had it for the work to go at its full pace?"),
    "training.least": _("Of 10, how many must have had it before you would call it embedded?"),
    "succession.empty": _("How many months would the post then be empty?"),
    "succession.lost": _("Of 10 parts of the work done in a stage, how many would be lost?"),
    "coalition.rest": _("Of 10 times that one of them leaves, how often would the work come to rest?"),
    "refresher.every": _("Repeated after how many months?"),
    "refresher.reach": _("Of 10 who missed it, how many would it reach?"),
    "funding.months": _("Months from today until it would end"),
}
FORECAST_LEVERS = {
    "succession": _("A successor for the lead, named now"),
    "coalition": _("More people who sponsor it"),
    "refresher": _("Training again and again"),
    "funding": _("Money that lasts longer"),
}


class MomentKind(models.TextChoices):
    """What a moment on the way was. The last ones before `other` are placed by themselves."""

    DECISION = "decision", _("decision")
    FUNDING = "funding", _("funding")
    LEADERSHIP = "leadership", _("leadership")
    INSPECTION = "inspection", _("inspection")
    RESTRUCTURE = "restructure", _("restructure")
    TRAINING = "training", _("training")
    CRISIS = "crisis", _("crisis")
    SETBACK = "setback", _("setback")
    BREAKTHROUGH = "breakthrough", _("breakthrough")
    EXTERNAL_POLICY = "external_policy", _("policy from outside")
    ROUND_CLOSED = "round_closed", _("round closed")
    REPORT = "report", _("report")
    MEETING = "meeting", _("meeting")
    HANDOVER = "handover", _("handover")
    OTHER = "other", _("other")


class MarkKind(models.TextChoices):
    """What somebody calls a moment, looking back."""

    PAIN = "pain", _("pain point")
    OPENING = "opening", _("opportune moment")


class Felt(models.TextChoices):
    """How a moment felt, from low to high. Words alone are shown: a place on this scale is not a figure."""

    VERY_HEAVY = "very_heavy", _("very heavy")
    HEAVY = "heavy", _("heavy")
    BETWEEN = "between", _("in between")
    HOPEFUL = "hopeful", _("hopeful")
    VERY_HOPEFUL = "very_hopeful", _("full of hope")

    @property
    def place(self) -> int:
        return list(Felt).index(self)


class Sharing(models.TextChoices):
    """Who sees a feeling besides its owner. Nobody, unless she says so."""

    PRIVATE = "private", _("nobody but me")
    PERSPECTIVE = "perspective", _("those taking part, without my name")
    NAME = "name", _("those taking part, with my name")


class HandoverStatus(models.TextChoices):
    PREPARING = "preparing", _("being prepared")
    OFFERED = "offered", _("offered")
    DECLINED = "declined", _("not taken on")
    ACCEPTED = "accepted", _("taken on")


# What may follow what. Drawn into docs/reference/states.md.
HANDOVER_NEXT = {
    HandoverStatus.PREPARING: {HandoverStatus.OFFERED, HandoverStatus.ACCEPTED},
    HandoverStatus.OFFERED: {HandoverStatus.ACCEPTED, HandoverStatus.DECLINED, HandoverStatus.PREPARING},
    HandoverStatus.DECLINED: {HandoverStatus.OFFERED, HandoverStatus.ACCEPTED},
    HandoverStatus.ACCEPTED: set(),
}


class Afterwards(models.TextChoices):
    """What becomes of whoever hands a journey on, once it is taken on. Nobody's part ends unless they say so."""

    CONTRIBUTES = "contributes", _("I stay and work on it, and no longer lead")
    LEADS_TOO = "leads_too", _("We lead it together for now")
    LEAVES = "leaves", _("My part in it ends that day")


# What a letter to a successor may tell: field, question, a gentle word beside it.
HANDOVER_LETTER = (
    (
        "known",
        _("What would you want to have known when you began?"),
        _("Think of what took you months to find out."),
    ),
    (
        "ring_first",
        _("Who should they ring first, and why?"),
        _("The people who make things possible, seldom on a chart."),
    ),
    (
        "unwritten",
        _("What is not written down anywhere?"),
        _("How things really get done here. Name no young person."),
    ),
    (
        "differently",
        _("What would you do differently?"),
        _("Not to find fault: to save them the same way round."),
    ),
    ("keep", _("What must not be lost?"), _("The one or two things that make it what it is.")),
    ("more", _("Is there anything else that you want to say to them?"), ""),
)

# What the two of them talk about, in this order: key, question, a gentle word beside it.
HANDOVER_CONVERSATION = (
    ("beginnings", _("What brought each of you to this work?"), _("Begin with the person, then the plan.")),
    ("alive", _("What is alive in it now, and what is tired?"), _("Both are to be expected. Say where you notice it.")),
    (
        "carried",
        _("Who carries it along with you, and who would miss it if it stopped?"),
        _("Think of young people and families too, and of those far from the meetings."),
    ),
    (
        "asked",
        _("What did young people and families ask for, and what have they been told?"),
        _("What still waits for an answer is handed on as well. Name no young person."),
    ),
    (
        "tried",
        _("What was tried and did not take, and what would have to change for it to be worth trying again?"),
        _("An attempt that came too early may be the right one later."),
    ),
    ("worry", _("What worries you, and what can wait?"), _("You need not solve it. It helps to have said it.")),
    ("first_weeks", _("What happens in the first four weeks, and who does what?"), _("Three things are enough.")),
    (
        "afterwards",
        _("May they ring you afterwards? About what, and until when?"),
        _("A clear answer is kinder than a vague one."),
    ),
)
