"""What people of the demonstration expect of its first strand, and the forecast that follows from it."""

from holdfast.journeys.actions.forecasting import remember_forecast, run_forecast
from holdfast.journeys.models import Expectation, Journey
from holdfast.journeys.queries import expectations_of, forecast_stage
from holdfast.people.models import User


def bring_in_forecast(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    """Everything in forecast.toml: one person's ranges after the other, then one forecast."""
    strand = journey.strands.get(name=content["strand"])
    for row in content["expectations"]:
        given = {key: value for key, value in row.items() if key != "who"}
        participant = journey.participants.get(user=people[row["who"]])
        Expectation.objects.create(strand=strand, participant=participant, stage=forecast_stage(strand), given=given)
    forecast = run_forecast(strand, expectations_of(strand), seed=content["seed"], user=people[content["made_by"]])
    remember_forecast(forecast)
