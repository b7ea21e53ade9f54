"""What is done in the background. A task does nothing but call actions, and may run twice."""

from django_tasks import task

from .actions.filing import fill_file


@task()
def make_file(pk: str) -> None:
    fill_file(pk)
