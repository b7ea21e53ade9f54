"""Reports: begun, written together, read as they would be issued."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.journeys.access import may, require
from holdfast.organisations.enums import Permission
from holdfast.partnership.actions.noting import say_beside
from holdfast.partnership.forms.noting import CommentForm
from holdfast.partnership.queries import comments_on, who_is_here
from holdfast.ui.documents import Document, as_page
from holdfast.ui.documents.prints import print_of_words
from holdfast.ui.versions import done

from .. import queries
from ..actions import writing as actions
from ..actions.here import say_here
from ..enums import Kind
from ..forms import BeginForm, ChangeForm, ChapterForm
from .doing import journey_of, page, report_of, require_draft

PAGE = 25


@login_required
@require_safe
def report_list(request, pk):
    journey = journey_of(request, pk)
    found = queries.reports_of(journey, request.viewer)
    context = {
        "reports": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "may_write": may(request.viewer, Permission.REPORT_WRITE, journey),
    }
    return page(request, "list", journey, **context)


@login_required
@require_http_methods(["GET", "POST"])
def report_new(request, pk):
    journey = journey_of(request, pk)
    require(request.viewer, Permission.REPORT_WRITE, journey)
    kind = request.GET.get("kind") if request.GET.get("kind") in Kind.values else Kind.PERIOD
    initial = {"kind": kind, "since": queries.told_last(journey) or queries.first_day_of(journey)}
    form = BeginForm(request.POST or None, initial=initial)
    if form.is_valid():
        kind = form.cleaned_data["kind"]
        made = done(form, lambda: actions.begin_report(journey, by=request.viewer, kind=kind, planned=form.planned))
        if made:
            return redirect("reports:report", pk=made.pk)
    return page(request, "new", journey, form)


@login_required
@require_safe
def report(request, pk):
    """An issued report, as it was issued; a draft as the desk that it is written at."""
    found = report_of(request, pk)
    if not found.is_issued:
        return page(request, "draft", found.journey, **_desk(request, found))
    edition = queries.newest_edition(found)
    if edition is None:
        raise Http404
    document = queries.issued_document(edition)
    context = {
        "report": found,
        "edition": edition,
        "document": document,
        "body": as_page(document),
        "gone": queries.words_gone(edition),
        "levers": queries.levers_of(found),
        "editions": queries.editions_of(found),
        "may_write": may(request.viewer, Permission.REPORT_WRITE, found.journey),
        "may_issue": may(request.viewer, Permission.REPORT_ISSUE, found.journey),
    }
    return page(request, "issued", found.journey, **context)


def _desk(request, found) -> dict:
    chapters = queries.chapters_at_hand(found)
    beside = comments_on("chapter", [each.pk for each in chapters])
    asked = queries.questions_about(found.journey, chapters)
    copied = queries.with_words_of_a_quote(found, chapters)
    return {
        "report": found,
        "chapters": [(each, beside[each.pk], asked.get(str(each.pk)), each.pk in copied) for each in chapters],
        "read_by_one": queries.is_by_one(found, chapters, beside.values(), found.agreed_by),
        "here": who_is_here(found.pk, found.journey_id),
        "may_agree": may(request.viewer, Permission.REPORT_AGREE, found.journey),
        "may_issue": may(request.viewer, Permission.REPORT_ISSUE, found.journey),
    }


@login_required
@require_safe
def report_read(request, pk):
    """A draft as it would be issued today. What was issued is read as it was issued."""
    found = report_of(request, pk)
    if found.is_issued:
        return redirect(found)
    document = queries.document_of(found)
    return page(request, "read", found.journey, report=found, **_read(document))


def _read(document: Document) -> dict:
    return {"document": document, "body": as_page(document)}


@login_required
@require_http_methods(["GET", "POST"])
def report_change(request, pk):
    found = report_of(request, pk)
    require(request.viewer, Permission.REPORT_WRITE, found.journey)
    require_draft(found)
    initial = {name: getattr(found, name) for name in (*actions.FIELDS, "version")}
    initial["topics"] = [each.topic for each in queries.chapters_at_hand(found) if each.is_in]
    form = ChangeForm(request.POST or None, kind=found.kind, initial=initial)
    if form.is_valid():
        said = {"planned": form.planned, "topics": form.cleaned_data["topics"], "version": form.cleaned_data["version"]}
        if done(form, lambda: actions.change_report(found, by=request.viewer, **said)):
            return redirect("reports:report", pk=pk)
    return page(request, "change", found.journey, form, report=found)


@login_required
@require_http_methods(["GET", "POST"])
def report_set_aside(request, pk):
    found = report_of(request, pk)
    require(request.viewer, Permission.REPORT_WRITE, found.journey)
    require_draft(found)
    if request.method == "POST":
        actions.set_aside(found, by=request.viewer)
        messages.success(request, _("The draft is gone."))
        return redirect("reports:reports", pk=found.journey_id)
    return page(request, "set_aside", found.journey, report=found)


@login_required
@require_http_methods(["GET", "POST"])
def chapter(request, pk):
    """One chapter: what the records say, what somebody wrote instead, and what others say beside it."""
    found = get_object_or_404(queries.chapters_for(request.viewer), pk=pk)
    require(request.viewer, Permission.REPORT_WRITE, found.report.journey)
    draft = queries.drafted(found)
    quotes = [each for each in draft.below if getattr(each, "ref", "")]
    initial = {"words": found.words or draft.words, "version": found.version}
    initial["offered"] = "" if found.words else print_of_words(draft.words)
    shown = queries.shown_chapter(found, draft)
    initial["quoted"] = [each.ref for each in shown.quotes]
    form = ChapterForm(request.POST or None, quotes=quotes, initial=initial)
    if form.is_valid() and done(form, lambda: _write(request, found, form, draft)):
        return redirect(f"{found.report.get_absolute_url()}#{found.topic}")
    body = as_page(Document("", "", "", shown.below))
    context = {"chapter": found, "report": found.report, "draft": draft, "body": body, "comment_form": CommentForm()}
    context["comments"] = comments_on("chapter", [found.pk])[found.pk]
    return page(request, "chapter", found.report.journey, form, **context)


def _write(request, found, form, draft):
    """What nobody changed stays the records' own, and goes on following them, also when they moved while the page was open."""
    said = form.cleaned_data
    follows = print_of_words(said["words"]) in (print_of_words(draft.words), said["offered"])
    words = "" if follows else said["words"]
    told = {"words": words, "quoted": form.cleaned_data.get("quoted"), "version": said["version"]}
    return actions.write_chapter(found, by=request.viewer, **told)


@login_required
@require_POST
def chapter_beside(request, pk):
    """Say something beside a chapter."""
    found = get_object_or_404(queries.chapters_for(request.viewer), pk=pk)
    require(request.viewer, Permission.REPORT_WRITE, found.report.journey)
    form = CommentForm(request.POST)
    if form.is_valid():
        said = {"kind": "chapter", "subject": found.pk, "words": form.cleaned_data["words"]}
        say_beside(found.report.journey, by=request.viewer, **said)
    return redirect("reports:chapter", pk=pk)


@login_required
@require_POST
def here(request, pk):
    """Somebody's page is open. Answers with who else is there."""
    found = report_of(request, pk)
    say_here(found, by=request.viewer)
    if not request.htmx:
        return redirect("reports:report", pk=pk)
    return render(request, "partnership/notes/here.html", {"here": who_is_here(found.pk, found.journey_id)})
