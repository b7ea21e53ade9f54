"""What is said of a theory in words: gentle questions with why they are asked, and what could not be read of an outline."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from holdfast.analysis.questions import Question
from holdfast.analysis.theory import Problem
from holdfast.guides.frameworks import framework_named

Names = Mapping[str, str]  # of perspectives by key, and of conditions by id


def asked(question: Question, names: Names) -> str:
    """The question, for people."""
    return WORDS[question.kind](question.values, names)


def why_asked(question: Question) -> str:
    """Why it is asked, in a sentence or two."""
    return WHY[question.kind]()


def _leap(values: Mapping[str, Any], names: Names) -> str:
    if values["is_outcome"]:
        words = _("“%(from)s” stands straight under “%(to)s”. What happens in between, on a full Tuesday?")
    else:
        words = _(
            "How does “%(from)s” become “%(to)s”? What happens between thinking differently and doing differently?"
        )
    return words % values


def _lasting(values: Mapping[str, Any], names: Names) -> str:
    if not values["what"]:
        return _("Those who do this now will leave one day. What keeps it going with those who come next?")
    return (
        _("Those who were there for “%(what)s” will leave one day. What keeps it going with those who come next?")
        % values
    )


def _no_outcome(values: Mapping[str, Any], names: Names) -> str:
    if values["end"]:
        return (
            _("It ends with “%(end)s”. What is then different for young people and families, in their own words?")
            % values
        )
    return _("What is different, at the end of it, for young people and families, in their own words?")


def _no_context(values: Mapping[str, Any], names: Names) -> str:
    framework = framework_named(values["framework"])
    told = {"framework": framework.title if framework else values["framework"]}
    return _("It draws on %(framework)s, and no place or group changes in it. Which one should be different?") % told


def _only_leaders(values: Mapping[str, Any], names: Names) -> str:
    who = get_text_list([names.get(each, each) for each in values["who"]], _("and"))
    return _(
        "So far this comes from %(who)s alone. What would those whom it is for, and those who do the work, say?"
    ) % {"who": who}


def _condition_absent(values: Mapping[str, Any], names: Names) -> str:
    who = get_text_list([names.get(each, each) for each in values["who"]], _("and")) or _("people")
    told = {"what": values["what"], "condition": names.get(values["condition"], values["condition"]), "who": who}
    return (
        _("“%(what)s” rests on “%(condition)s”. In the latest round %(who)s said that it is not there. What then?")
        % told
    )


def _outcome_from_nothing(values: Mapping[str, Any], names: Names) -> str:
    return _("Nothing leads to “%(what)s” yet. What would?") % values


def _activity_to_nowhere(values: Mapping[str, Any], names: Names) -> str:
    return _("“%(what)s” leads nowhere yet. What is it for, or could it stop?") % values


def _circle(values: Mapping[str, Any], names: Names) -> str:
    through = get_text_list([f"“{text}”" for text in values["through"][:4]], _("and"))
    if len(values["through"]) > 4:
        through = _("%(through)s, and more,") % {"through": ", ".join(f"“{text}”" for text in values["through"][:4])}
    return _("%(through)s lead to one another. Is this circle meant? Then give it a name.") % {"through": through}


def _no_reason(values: Mapping[str, Any], names: Names) -> str:
    return _("Why should “%(from)s” lead to “%(to)s”?") % values


WORDS: dict[str, Callable[[Mapping[str, Any], Names], str]] = {
    "leap": _leap,
    "lasting": _lasting,
    "no_outcome": _no_outcome,
    "no_context": _no_context,
    "only_leaders": _only_leaders,
    "condition_absent": _condition_absent,
    "outcome_from_nothing": _outcome_from_nothing,
    "activity_to_nowhere": _activity_to_nowhere,
    "circle": _circle,
    "no_reason": _no_reason,
}
WHY: dict[str, Callable[[], str]] = {
    "leap": lambda: _(
        "Where this was studied, knowing more did not by itself become doing otherwise (Lefevre et al. 2024, ch. 4)."
    ),
    "lasting": lambda: _(
        "Staff change often, and what single people learnt goes with them (Lefevre et al. 2024, ch. 2 and 4)."
    ),
    "no_outcome": lambda: _(
        "Better for whom, and who judges it, is the first thing to know (Lefevre et al. 2024, ch. 2)."
    ),
    "no_context": lambda: _(
        "The framework looks for change in places and groups as well as in single lives (Lefevre et al. 2024, Box 1.2)."
    ),
    "only_leaders": lambda: _(
        "Who writes the first theory decides what the problem is taken to be (Lefevre et al. 2024, ch. 2)."
    ),
    "condition_absent": lambda: _("Half of that group or more said that it does not help yet, or gets in the way."),
    "outcome_from_nothing": lambda: _("A goal that nothing leads to is a wish. That may be fine for now."),
    "activity_to_nowhere": lambda: _(
        "Work that leads to nothing in the theory may be left over, or its use not written down."
    ),
    "circle": lambda: _(
        "Things can strengthen one another. A circle that nobody meant is often a link the wrong way round."
    ),
    "no_reason": lambda: _("A reason can be tested, doubted and remembered (Weiss 1995)."),
}
PROBLEMS: dict[str, Callable[[], str]] = {
    "too_long": lambda: _("is too long"),
    "too_many": lambda: _("is one element more than a theory holds"),
    "too_many_links": lambda: _("is one link more than a theory holds"),
    "other_kind": lambda: _("stands above as something else; the first is taken"),
    "to_itself": lambda: _("stands under itself"),
    "link_twice": lambda: _("stands twice under the same line; once is enough"),
    "nothing_above": lambda: _("has no element above it"),
    "no_link_above": lambda: _("stands under a line that leads to nothing, so there is no link to explain"),
    "no_words": lambda: _("has no words"),
    "outline_too_long": lambda: _("The outline is too long."),
}


def problem_in_words(problem: Problem) -> str:
    """“Line 4: “…” stands under itself.”"""
    said = PROBLEMS[problem.code]()
    if not problem.line:
        return said
    if not problem.words:
        return _("Line %(line)s %(said)s.") % {"line": problem.line, "said": said}
    return _("Line %(line)s: “%(words)s” %(said)s.") % {"line": problem.line, "words": problem.words, "said": said}
