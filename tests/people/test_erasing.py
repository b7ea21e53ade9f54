"""Somebody asks to be forgotten: whoever runs the machine erases the account, and what was decided stays without the name."""

from click.testing import CliRunner

from holdfast.audit.models import Event
from holdfast.journeys.actions import deciding
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
