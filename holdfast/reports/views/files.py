"""A report as a file: short ones at once, long ones made in the background while a page shows how far it is."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from holdfast.ui.documents import as_html, file_name
from holdfast.ui.documents.taking import DOCUMENTS, file_answer
from holdfast.ui.refusals import NotNow

from .. import queries, tasks
from ..actions import filing as actions
from ..enums import Kind
from .doing import page, report_of

WRITERS = {**DOCUMENTS, "html": as_html}


@login_required
@require_safe
def report_file(request, pk, ending):
    """At once: as a page to keep, and, of what is short, as Word and PDF."""
    found = report_of(request, pk)
    if ending not in WRITERS or (found.kind == Kind.PERIOD and ending != "html"):
        raise Http404
    actions.take_report(found, by=request.viewer)
    document = actions.document_now(found)
    return file_answer(WRITERS[ending](document), file_name(document, ending))


@login_required
@require_POST
def file_ask(request, pk, ending):
    """Have a long one made."""
    found = report_of(request, pk)
    asked, is_new = actions.ask_for_file(found, by=request.viewer, ending=ending)
    if is_new:
        transaction.on_commit(partial(tasks.make_file.enqueue, str(asked.pk)))
    return redirect("reports:file", pk=asked.pk)


@login_required
@require_safe
def file(request, pk):
    """How far it is. With scripts the page looks again by itself until it is ready."""
    found = get_object_or_404(queries.files_for(request.viewer), pk=pk)
    actions.require_taking(found.report, by=request.viewer)
    template = "file_state" if request.htmx else "file"
    return page(request, template, found.report.journey, report=found.report, file=found)


@login_required
@require_safe
def file_take(request, pk):
    """A file that may not be taken any more is gone, and its page with it: the report's own page says so and makes another."""
    found = get_object_or_404(queries.files_for(request.viewer), pk=pk)
    try:
        content = actions.hand_out(found, by=request.viewer)
    except NotNow as refusal:
        if queries.files_for(request.viewer).filter(pk=pk).exists():
            raise
        messages.error(request, str(refusal))
        return redirect("reports:report", pk=found.report_id)
    return file_answer(content, f"{queries.file_stem(found.report)}.{found.ending}")
