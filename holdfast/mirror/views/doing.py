"""What every page of an organisation's mirror does with a form, and where it stands."""

from django.shortcuts import get_object_or_404, render

from holdfast.organisations.queries import organisations_for
from holdfast.ui.refusals import Changed, NotNow


def organisation_of(request, pk):
    return get_object_or_404(organisations_for(request.viewer), pk=pk)


def done(form, act):
    """What the action answers; or nothing, and the form says why."""
    try:
        return act()
    except NotNow as refusal:
        form.add_error(None, str(refusal))
    except Changed as changed:
        form.show_both(changed)
    return None


def page(request, template, organisation, form=None, **context):
    """A page of an organisation's mirror. 409 where somebody else saved first."""
    status = 409 if getattr(form, "theirs", None) else 200
    shown = {"organisation": organisation, "form": form} | context
    return render(request, f"mirror/tuning/{template}.html", shown, status=status)
