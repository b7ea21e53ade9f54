"""The addresses of the mirror, for every person of the cast, in the order of PEOPLE in tests/test_who_sees_what.py.

Members of the organisation: Amina, Ben, Gwen, and Hana, who administers it. Esi and Frances only take part in its journey.
"""

from django.utils import timezone

from holdfast.mirror.actions import proposals, talks, terms
from holdfast.mirror.queries.terms import Wording

SIGNED_IN = "302 200 200 200 200 200 200 200 302 302"
# Frances and Gwen only look on at the journey, and do not know of what its team kept.
THOSE_WHO_WORK = "302 200 200 200 404 404 404 404 302 302"
THOSE_WHO_WORK_DO = "302 302 302 302 404 404 404 404 302 302"
MEMBERS = "302 200 200 404 404 200 200 404 302 302"
MEMBERS_DO = "302 302 302 404 404 302 302 404 302 302"
BEN_ALONE_TAKES_IT_BACK = "302 403 302 404 404 403 403 404 302 302"

TABLE = {
    "mirror:mirror": ("get", "", SIGNED_IN),
    "mirror:sheet": ("post", "", SIGNED_IN),
    "mirror:limits": ("get", "", SIGNED_IN),
    "mirror:rules": ("get", "", SIGNED_IN),
    "mirror:lens": ("get", "lens", SIGNED_IN),
    "mirror:talk": ("post", "", SIGNED_IN),
    "mirror:talks": ("get", "", SIGNED_IN),
    "mirror:talk_keep": ("post", "", SIGNED_IN),
    "mirror:talk_change": ("get", "talk", THOSE_WHO_WORK),
    "mirror:talk_throw_away": ("post", "talk", THOSE_WHO_WORK_DO),
    "mirror:not_useful_which": ("post", "", SIGNED_IN),
    "mirror:not_useful": ("post", "organisation", MEMBERS),
    "mirror:tuning": ("get", "organisation", MEMBERS),
    "mirror:rule_tune": ("get", "organisation+mirror_rule", MEMBERS),
    "mirror:term_new": ("get", "organisation", MEMBERS),
    "mirror:term_change": ("get", "term", MEMBERS),
    "mirror:term_take_away": ("get", "term", MEMBERS),
    "mirror:chosen_new": ("get", "organisation", MEMBERS),
    "mirror:chosen_take_away": ("post", "chosen_word", MEMBERS_DO),
    "mirror:proposal_new": ("get", "organisation", MEMBERS),
    "mirror:proposal": ("get", "proposal", MEMBERS),
    "mirror:proposal_term": ("get", "proposal", MEMBERS),
    "mirror:proposal_take_back": ("post", "proposal", BEN_ALONE_TAKES_IT_BACK),
}

DUCKLING = Wording(
    phrases="duckling\nducklings",
    not_when="pond",
    lens="fragmentation",
    question="Who are they, away from there?",
    protects="knowing them one by one",
    other_ways="young people who meet at the station",
    source="Own (practice register)",
    lit="The ducklings were seen at the station.",
    left_alone="Ducklings swam on the pond.\nA duckling left the pond.\nThe pond has ducklings.",
    made_with="the youth forum",
)


def tuned(cast) -> dict:
    """A term, words that young people chose, a proposal, and what the team wants to try, all written by Ben."""
    put = proposals.Put("term", "nominals", "young", has_leave=True)
    return {
        "talk": talks.keep_talk(
            cast.journey, by=cast.ben, want_to_try="Begin with his name.", held_on=timezone.localdate()
        ),
        "term": terms.add_term(cast.northquay, by=cast.ben, wording=DUCKLING),
        "chosen_word": terms.choose_word(cast.northquay, by=cast.ben, words="care kid", chosen_by="the care council"),
        "proposal": proposals.propose(cast.northquay, by=cast.ben, put=put),
    }
