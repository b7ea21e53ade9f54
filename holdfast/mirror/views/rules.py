"""What the mirror looks with, all of it, and what it cannot see."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from holdfast.organisations.queries import organisations_for

from ..queries import rules as queries
from ..queries.tuned import own_standings

PAGE = 20


@login_required
@require_safe
def rules(request):
    context = {"lenses": queries.LENSES, "contact": queries.contact_rules(), "absences": queries.absences()}
    context["organisations"] = list(organisations_for(request.viewer))
    return render(request, "mirror/rules.html", context)


@login_required
@require_safe
def lens(request, name):
    found = queries.lens_named(name)
    if found is None:
        raise Http404
    standings = own_standings(request.viewer)
    page = Paginator(queries.rules_of(found), PAGE).get_page(request.GET.get("page"))
    with_state = [(rule, standings.get(rule.id, ())) for rule in page]
    context = {"lens": found, "lenses": queries.LENSES, "page": page, "rules": with_state}
    return render(request, "mirror/lens.html", context | {"organisations": list(organisations_for(request.viewer))})


@login_required
@require_safe
def limits(request):
    return render(request, "mirror/limits.html")
