import pytest

from holdfast.reports.models import Report
from tests.reports.addresses import a_report


@pytest.fixture
def draft(cast) -> Report:
    """A period report that Esi has begun."""
    return a_report(cast.journey, cast.esi, kind="period")
