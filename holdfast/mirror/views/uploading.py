"""Files that come in stay in memory: Django's usual way would put larger ones on the disk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from holdfast.ui.texts import MOST_BYTES

AROUND = 6_000_000  # bytes of a request that are not the file


class InMemory(MemoryFileUploadHandler):
    """Takes a file of any size that may be read, and lets go of what is larger."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None) -> None:  # noqa: N803
        self.activated = content_length <= MOST_BYTES + AROUND
        if not self.activated and self.request is not None:
            self.request.is_file_too_large = True  # type: ignore[attr-defined]


def in_memory(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view that takes a text. Nothing of it reaches a disk or an error report, and the answer is not stored on its way.

    Stands under `login_required`, so that a stranger's file is not even taken in. How files are taken has to be said before
    anybody looks at the request, so the check of forms comes after it, here.
    `request.is_text_too_large`, `request.is_file_too_large`: more came than is taken.
    """

    @csrf_exempt
    @sensitive_post_parameters()
    @wraps(view)
    def looked_at(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = (csrf_protect(view) if _taken_in(request) else view)(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    return looked_at


def _taken_in(request: Any) -> bool:
    """Reads what came. Where it is too much, nothing of it is left, and so nothing to check: a view only says that."""
    request.upload_handlers = [InMemory(request)]
    request.is_file_too_large = request.is_text_too_large = False
    try:
        len(request.POST)
    except RequestDataTooBig:
        request.is_text_too_large = True
    return not request.is_text_too_large
