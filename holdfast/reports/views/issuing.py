"""A report goes to the site, is agreed to, is issued; and what came of it."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.partnership.queries import comments_on
from holdfast.ui.documents import Document, as_page
from holdfast.ui.documents.prints import print_of_all
from holdfast.ui.refusals import Changed
from holdfast.ui.versions import done

from .. import queries
from ..actions import issuing, levers, reviewing
from ..enums import Status
from ..forms import LeverChangeForm, LeverForm, WishesForm
from .doing import page, report_of, require_draft


@login_required
@require_POST
def report_send(request, pk):
    found = report_of(request, pk)
    reviewing.send_to_site(found, by=request.viewer)
    messages.success(request, _("Those who lead are asked to read it. It stands on this page for them."))
    return redirect("reports:report", pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def report_agree(request, pk):
    """Read it as it would go out, and agree to that."""
    found = report_of(request, pk)
    require(request.viewer, Permission.REPORT_AGREE, found.journey)
    require_draft(found)
    act = partial(reviewing.agree, read=request.POST.get("read", ""))
    if request.method == "POST" and _on_what_was_read(request, found, act):
        messages.success(request, _("Agreed. It can be issued now."))
        return redirect("reports:report", pk=pk)
    document = queries.document_of(found)
    chapters = queries.chapters_at_hand(found)
    beside = comments_on("chapter", [each.pk for each in chapters]).values()
    context = {
        "report": found,
        "document": document,
        "body": as_page(document),
        "read": print_of_all(queries.prints_of(found, document)),
        "is_alone": queries.is_by_one(found, chapters, beside, request.viewer.name),
    }
    return page(request, "agree", found.journey, **context)


@login_required
@require_http_methods(["GET", "POST"])
def report_wishes(request, pk):
    found = report_of(request, pk)
    require(request.viewer, Permission.REPORT_AGREE, found.journey)
    require_draft(found)
    form = WishesForm(request.POST or None, initial={"wishes": found.wishes})
    if form.is_valid() and done(form, lambda: reviewing.ask_for_changes(found, by=request.viewer, **form.cleaned_data)):
        return redirect("reports:report", pk=pk)
    return page(request, "wishes", found.journey, form, report=found)


@login_required
@require_http_methods(["GET", "POST"])
def report_issue(request, pk):
    """Issue it, once. It says before what stays for good; and what stands there now that the site did not read."""
    found = report_of(request, pk)
    require(request.viewer, Permission.REPORT_ISSUE, found.journey)
    require_draft(found)
    if request.method == "POST" and _on_what_was_read(request, found, issuing.issue_report):
        messages.success(request, _("The report is issued. Everybody who takes part can read it."))
        return redirect("reports:report", pk=pk)
    unread = queries.unread_of(found) if found.status == Status.AGREED else []
    body = as_page(Document("", "", "", tuple(unread)))
    return page(request, "issue", found.journey, report=found, unread=unread, body=body)


def _on_what_was_read(request, found, act) -> bool:
    """Do it to the version that this person saw. If it was written on since, they are asked to look again."""
    version = request.POST.get("version", "")
    try:
        act(found, by=request.viewer, version=int(version) if version.isascii() and version.isdigit() else 0)
    except Changed:
        messages.warning(request, _("It changed while you were reading. Please read it again as it is now."))
        found.refresh_from_db()
        return False
    return True


@login_required
@require_POST
def report_again(request, pk):
    found = report_of(request, pk)
    issuing.issue_again(found, by=request.viewer)
    messages.success(request, _("A new edition stands here, without the words that may not be quoted any more."))
    return redirect("reports:report", pk=pk)


@login_required
@require_safe
def edition(request, pk, number):
    """An earlier edition, without what was taken back since."""
    found = report_of(request, pk)
    earlier = queries.edition_of(found, number)
    if earlier is None:
        raise Http404
    document = queries.issued_document(earlier)
    return page(request, "edition", found.journey, report=found, edition=earlier, body=as_page(document))


@login_required
@require_http_methods(["GET", "POST"])
def lever_new(request, pk):
    found = report_of(request, pk)
    require(request.viewer, Permission.REPORT_WRITE, found.journey)
    form = LeverForm(request.POST or None)
    if form.is_valid() and done(form, lambda: levers.note_lever(found, by=request.viewer, **form.cleaned_data)):
        return redirect(f"{found.get_absolute_url()}#levers")
    return page(request, "lever_new", found.journey, form, report=found)


@login_required
@require_http_methods(["GET", "POST"])
def lever_change(request, pk):
    found = get_object_or_404(queries.levers_for(request.viewer), pk=pk)
    require(request.viewer, Permission.REPORT_WRITE, found.report.journey)
    initial = {name: getattr(found, name) for name in (*levers.FIELDS, "version")}
    form = LeverChangeForm(request.POST or None, initial=initial)
    if form.is_valid() and done(form, lambda: levers.change_lever(found, by=request.viewer, **form.cleaned_data)):
        return redirect(f"{found.report.get_absolute_url()}#levers")
    return page(request, "lever_change", found.report.journey, form, report=found.report, lever=found)


@login_required
@require_POST
def lever_take_away(request, pk):
    found = get_object_or_404(queries.levers_for(request.viewer), pk=pk)
    levers.take_away_lever(found, by=request.viewer)
    return redirect(f"{found.report.get_absolute_url()}#levers")
