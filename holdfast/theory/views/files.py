from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.views.decorators.http import require_safe

from holdfast.ui.documents.taking import file_answer

from .. import queries
from ..actions.taking import take_theory
from .pages import the_theory


@login_required
@require_safe
def theory_file(request, pk, kind):
    """The theory as a file, for those taking part or, without names, for others."""
    found = the_theory(request, pk)
    if kind not in queries.FILES:
        raise Http404
    take_theory(found, by=request.viewer)
    with_names = request.GET.get("for") == "participants"
    content = queries.FILES[kind](found, with_names)
    return file_answer(content, f"{queries.file_stem(found)}.{kind}")
