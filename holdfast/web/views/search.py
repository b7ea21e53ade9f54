from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from holdfast.journeys.queries import journeys_for, led_by
from holdfast.memory.enums import KINDS, TRIED
from holdfast.memory.queries import MOST, Found, entries_found, entries_matching, marked

PAGE = 25


@login_required
@require_safe
def search(request):
    """Search over what this person may see. Asked what was tried, decisions and what ended stand first."""
    words = " ".join(request.GET.get("words", "").replace("\x00", "").split())[:200]
    journeys = dict(journeys_for(request.viewer).values_list("pk", "name"))
    chosen, tried = _journey(request.GET.get("journey", ""), journeys), request.GET.get("look") == "tried"
    seen = {"journeys": [chosen] if chosen else journeys, "led": led_by(request.viewer)}
    everything = entries_matching(words, **seen)
    kind = request.GET.get("kind", "")
    kinds = (kind,) if kind in KINDS else TRIED if tried else ()
    found = entries_matching(words, **seen, kinds=kinds) if kinds else everything
    hits = sorted(found.hits, key=lambda hit: TRIED.index(hit.kind)) if tried and not kind else found.hits
    page = Paginator(hits, PAGE).get_page(request.GET.get("page"))
    context = {
        "words": words,
        "page": page,
        "rows": [_row(entry, journeys, words) for entry in entries_found(page.object_list)],
        "journeys": journeys,
        "chosen": chosen,
        "kind": kind if kind in KINDS else "",
        "tried": tried,
        "choices": _choices(everything, kind, request.GET),
        "elsewhere": len(everything.hits) - len(found.hits),
        "more": _without(request.GET, "page"),
        "all_kinds": _without(request.GET, "page", "kind", "look"),
        "is_more": found.is_more,
        "most": MOST,
    }
    return render(request, "web/search.html", context)


def _journey(sent: str, journeys: dict[UUID, str]) -> UUID | None:
    """The journey that was chosen, if it is one of this person's."""
    return next((pk for pk in journeys if str(pk) == sent), None)


def _row(entry, journeys: dict[UUID, str], words: str) -> dict:
    return {
        "entry": entry,
        "kind": KINDS.get(entry.kind, entry.kind),
        "where": journeys[entry.journey],
        "title": marked(entry.title or str(KINDS.get(entry.kind, _("Untitled"))), words),
        "text": marked(entry.text.removeprefix(entry.title), words),
    }


def _choices(found: Found, kind: str, asked: QueryDict) -> list[dict]:
    """The kinds of what was found with their number, most first, each with the way to it."""
    way = _without(asked, "page", "kind", "look")
    return [
        {"name": KINDS[each], "number": number, "query": f"{way}kind={each}", "active": each == kind}
        for each, number in found.kinds.most_common()
        if each in KINDS
    ]


def _without(asked: QueryDict, *names: str) -> str:
    """What was asked for, as the beginning of an address, but for these names."""
    kept = QueryDict(mutable=True)
    for name in ("words", "journey", "look", "kind", "page"):
        if name not in names and asked.get(name):
            kept[name] = str(asked[name]).replace("\x00", "")[:200]
    return f"{kept.urlencode()}&" if kept else ""
