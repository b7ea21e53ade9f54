"""The gentle questions about an adaptation."""

from dataclasses import replace

import pytest

from holdfast.analysis.adapting import Facts, questions_about

QUIET = Facts("a", "trying", has_effect=True, says_who_decided=True, begun=1000, today=1001)


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        (QUIET, []),
        (replace(QUIET, principle="choice"), ["touches_principle"]),
        (replace(QUIET, principle="choice", outcome="undone"), []),
        (replace(QUIET, outcome="kept", has_effect=False), ["kept_unseen"]),
        (replace(QUIET, outcome="kept"), []),
        (replace(QUIET, has_effect=False, today=1182), []),
        (replace(QUIET, has_effect=False, today=1183), ["tried_long"]),
        (replace(QUIET, has_effect=False, today=1183, begun=None), []),
        (replace(QUIET, today=1183), []),
        (replace(QUIET, says_who_decided=False), ["nobody_decided"]),
        (replace(QUIET, says_who_decided=False, outcome="undone"), []),
    ],
)
def test_each_question_is_asked_because_of_facts(facts, kinds):
    assert [question.kind for question in questions_about(facts)] == kinds


def test_an_answer_about_a_principle_holds_until_another_is_touched():
    asked = [questions_about(replace(QUIET, principle=each))[0].fingerprint for each in ("choice", "choice", "trust")]

    assert asked[0] == asked[1]
    assert asked[0] != asked[2]
