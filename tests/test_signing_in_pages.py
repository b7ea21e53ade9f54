"""The pages of signing in: everybody's own, never about anybody else."""

import pytest
from django.urls import reverse

# Signing in is allauth's: everybody's own, never about anybody else. Statuses for nobody and for Amina (who has no password here).
SIGNING_IN = {
    "account_login": (200, 302),
    "account_logout": (302, 200),
    "account_inactive": (200, 200),
    "account_signup": (200, 302),
    "account_reauthenticate": (302, 403),
    "account_email": (302, 200),
    "account_email_verification_sent": (200, 200),
    "account_change_password": (302, 302),
    "account_set_password": (302, 200),
    "account_reset_password": (200, 200),
    "account_reset_password_done": (200, 200),
    "account_reset_password_from_key_done": (200, 200),
    "mfa_index": (302, 200),
    "mfa_authenticate": (302, 302),
    "mfa_view_recovery_codes": (302, 404),
    "mfa_list_webauthn": (302, 200),
    "socialaccount_login_cancelled": (200, 200),
    "socialaccount_login_error": (401, 401),
    "socialaccount_signup": (302, 302),
    "socialaccount_connections": (302, 200),
}


@pytest.mark.parametrize("name", sorted(SIGNING_IN))
def test_signing_in_is_everybodys_own(name, cast, client):
    nobody = client.get(reverse(name)).status_code
    client.force_login(cast.amina.user)

    assert (nobody, client.get(reverse(name)).status_code) == SIGNING_IN[name]
