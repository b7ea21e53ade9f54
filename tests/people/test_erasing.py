"""Somebody asks to be forgotten: whoever runs the machine erases the account, and what was decided stays without the name."""

from datetime import date

from click.testing import CliRunner

from holdfast.audit.models import Event
from holdfast.journeys.actions import deciding, placing
from holdfast.journeys.enums import Precision, Stage
from holdfast.journeys.models import Promise
from holdfast.people.models import User
from holdfast.records.commands import people


def run(*arguments, text=None):
    return CliRunner().invoke(people, [*arguments], input=text)


def test_bens_account_is_erased_and_what_he_recorded_stays(cast):
    deciding.make_promise(cast.journey, by=cast.ben, what="A room", to_whom="", by_whom="")

    result = run("erase", "ben@example.org", "--yes")

    ben = User.objects.get(pk=cast.ben.user.pk)
    assert (result.exit_code, ben.name, ben.is_active, ben.has_usable_password()) == (
        0,
        "somebody who left",
        False,
        False,
    )
    assert User.objects.filter(email="ben@example.org").count() == 0
    assert Promise.objects.get().what == "A room"
    assert Event.objects.filter(what="user.erased", subject=ben.pk).count() == 1


def test_nothing_is_erased_without_a_yes_or_for_somebody_unknown(cast):
    declined, unknown = run("erase", "ben@example.org", text="n\n"), run("erase", "nobody@example.org", "--yes")

    assert (declined.exit_code, unknown.exit_code) == (1, 1)
    assert "Nobody has an account with that address." in unknown.stderr
    assert User.objects.filter(email="ben@example.org").count() == 1


def test_where_ben_placed_a_strand_stays_without_his_name_and_apart_from_others(cast):
    strand = cast.journey.strands.get()
    for by, stage in ((cast.ben, Stage.DESIGNING), (cast.amina, Stage.INTEGRATING)):
        placing.place_strand(
            strand,
            by=by,
            stage=stage,
            since=date(2026, 8, 1),
            precision=Precision.MONTH,
            role="Ben's own role",
            carried="x",
        )

    run("erase", "ben@example.org", "--yes")

    told = strand.spells.filter(since=date(2026, 8, 1)).order_by("placed_at")
    assert list(told.values_list("stage", "placed_by", "role")) == [
        ("designing", "somebody who left", ""),
        ("integrating", "Amina", "Ben's own role"),
    ]
    assert (
        told[0].by_user_id == cast.ben.user.pk
    )  # the account without a name, so that two who left are not taken for one
