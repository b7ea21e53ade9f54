"""What the mirror looks with, all of it, and what it cannot see."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..queries import rules as queries

PAGE = 20


@login_required
@require_safe
def rules(request):
    context = {"lenses": queries.LENSES, "contact": queries.contact_rules(), "absences": queries.absences()}
    return render(request, "mirror/rules.html", context)


@login_required
@require_safe
def lens(request, name):
    found = queries.lens_named(name)
    if found is None:
        raise Http404
    page = Paginator(queries.rules_of(found), PAGE).get_page(request.GET.get("page"))
    return render(request, "mirror/lens.html", {"lens": found, "lenses": queries.LENSES, "rules": page})


@login_required
@require_safe
def limits(request):
    return render(request, "mirror/limits.html")
