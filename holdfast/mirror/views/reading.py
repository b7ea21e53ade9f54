"""A text goes in, its reading comes back in the same answer. Nothing is stored, so there is no address to come back to."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdfast.organisations.queries import organisations_for
from holdfast.ui.documents import file_name
from holdfast.ui.documents.taking import DOCUMENTS, file_answer
from holdfast.ui.texts import NotReadable

from ..enums import DOES
from ..forms.answering import asked_of, chosen_of, lines_of, with_forms
from ..forms.reading import TOO_MUCH, ReadForm, file_too_large
from ..queries.copying import copy_name
from ..queries.reading import copy_of, shown
from ..queries.sheet import sheet_document
from ..queries.tuned import with_of
from .uploading import in_memory


@login_required
@require_http_methods(["GET", "POST"])
@in_memory
def mirror(request):
    """Bring a text; read it, or take it back as Word with questions in its margin."""
    if request.method != "POST":
        return _begin(request, ReadForm(viewer=request.viewer))
    if request.is_text_too_large or request.is_file_too_large:
        return _refused(request)
    form = ReadForm(request.POST, request.FILES, viewer=request.viewer)
    if not form.is_valid():
        return _begin(request, form)
    if request.POST.get("do") == "copy":
        return _copy(request, form)
    read_with = with_of(request.viewer, form.cleaned_data.get("organisation", ""))
    found = shown(form.found, read_with)
    context = {"form": form, "found": found, "answers": tuple(DOES.items()), "organisation": read_with.organisation}
    cards = {"cards": with_forms(found.cards), "rest": with_forms(found.rest)}
    return render(request, "mirror/reading.html", {**context, **cards})


def _begin(request, form):
    return render(request, "mirror/begin.html", {"form": form, "organisations": organisations_for(request.viewer)})


def _refused(request):
    """More came than is taken. A text that was pasted beside a file stays."""
    text = "" if request.is_text_too_large else request.POST.get("text", "")
    form = ReadForm({"text": text}, viewer=request.viewer)
    form.full_clean()
    form.errors.clear()
    form.add_error(
        "text" if request.is_text_too_large else "file", TOO_MUCH if request.is_text_too_large else file_too_large()
    )
    return _begin(request, form)


def _copy(request, form):
    name = getattr(form.cleaned_data.get("file"), "name", "")
    read_with = with_of(request.viewer, form.cleaned_data.get("organisation", ""))
    try:
        return file_answer(copy_of(form.data_of_file, form.found, read_with), copy_name(name))
    except NotReadable as error:
        form.add_error("file", _(str(error)))
        return _begin(request, form)


@login_required
@require_POST
@in_memory
def sheet(request):
    """One sheet to talk from, made of what the page itself sends. It is not kept."""
    kind = "pdf" if request.POST.get("kind") == "pdf" else "docx"
    read_with = with_of(request.viewer, request.POST.get("organisation", ""))
    cards, asked = chosen_of(request.POST, read_with), asked_of(request.POST, read_with)
    document = sheet_document(lines_of(request.POST), cards, asked)
    return file_answer(DOCUMENTS[kind](document), file_name(document, kind))
