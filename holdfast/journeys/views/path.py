"""The path: where strands were placed, by whom, and every move in one's own name."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.organisations.enums import Permission
from holdfast.ui.documents import as_png
from holdfast.ui.documents.taking import file_answer
from holdfast.ui.pictures import standalone
from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from .. import queries
from ..access import may, participation, require
from ..actions import placing
from ..forms.placing import MoveForm, PlaceForm, StayChangeForm, StayForm

KINDS = ("svg", "png")


@login_required
@require_safe
def journey_path(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    strands = queries.strands_of(journey)
    context = {
        "journey": journey,
        "strands": [(strand, queries.moves_open_to(request.viewer, strand)) for strand in strands],
        "drawing": queries.path_of(strands),
        "positions": queries.positions_of(journey),
        "may_place": may(request.viewer, Permission.SPELL_PLACE, journey),
        "may_change": may(request.viewer, Permission.JOURNEY_CHANGE, journey),
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/path.html", context)


@login_required
@require_safe
def path_file(request, pk, kind):
    """The path as a picture to keep."""
    if kind not in KINDS:
        raise Http404
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    drawing = queries.path_of(queries.strands_of(journey))
    if drawing is None:
        messages.info(request, _("There is no path to draw yet. Say first where a strand stands."))
        return redirect("journeys:path", pk=pk)
    content = standalone(drawing).encode() if kind == "svg" else as_png(drawing)
    return file_answer(content, f"path.{kind}")


@login_required
@require_http_methods(["GET", "POST"])
def strand_place(request, pk):
    strand, initial = _strand(request, pk)
    form = PlaceForm(request.POST or None, initial=initial)
    if form.is_valid():
        said = dict(form.cleaned_data)
        since, precision = said.pop("since")
        try:
            placing.place_strand(strand, by=request.viewer, since=since, precision=precision, **said)
            return redirect("journeys:path", pk=strand.journey_id)
        except NotNow as refusal:
            form.add_error(_refused_at(request, strand, said), str(refusal))
    return _page(request, strand, form, "journeys/strand_place.html", **_remembered(request, strand))


@login_required
@require_http_methods(["GET", "POST"])
def strand_move(request, pk):
    """Pausing, ending, handing on."""
    strand, initial = _strand(request, pk)
    moves = queries.moves_open_to(request.viewer, strand)
    if not moves:
        return redirect("journeys:strand_place", pk=pk)
    form = MoveForm(request.POST or None, initial=initial, moves=moves)
    if form.is_valid():
        said = dict(form.cleaned_data)
        since, precision = said.pop("since")
        try:
            placing.move_strand(strand, by=request.viewer, since=since, precision=precision, **said)
            return redirect("journeys:path", pk=strand.journey_id)
        except NotNow as refusal:
            form.add_error("since", str(refusal))
    return _page(request, strand, form, "journeys/strand_move.html")


@login_required
@require_http_methods(["GET", "POST"])
def strand_recall(request, pk):
    """A stay in the past; saved, the form is ready for the next one."""
    strand, initial = _strand(request, pk)
    form = StayForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            placing.recall_spell(strand, by=request.viewer, stay=form.stay)
            messages.success(request, _("It is on the path. You can enter another one."))
            return redirect("journeys:strand_recall", pk=pk)
        except NotNow as refusal:
            form.add_error("since", str(refusal))
    return _page(request, strand, form, "journeys/strand_recall.html")


@login_required
@require_http_methods(["GET", "POST"])
def spell_change(request, pk):
    spell = get_object_or_404(queries.spells_for(request.viewer), pk=pk)
    require(request.viewer, Permission.SPELL_PLACE, spell.strand.journey)
    form = StayChangeForm(request.POST or None, initial=queries.as_told(spell))
    status = saved(form, lambda: _change(spell, form, request.viewer), field="since")
    if status == 302:
        return redirect("journeys:path", pk=spell.strand.journey_id)
    return _page(request, spell.strand, form, "journeys/spell_change.html", status=status, spell=spell)


def _change(spell, form, viewer) -> None:
    placing.change_spell(spell, by=viewer, stay=form.stay, version=form.cleaned_data["version"])


@login_required
@require_http_methods(["GET", "POST"])
def spell_take_back(request, pk):
    spell = get_object_or_404(queries.spells_for(request.viewer), pk=pk)
    require(request.viewer, Permission.SPELL_PLACE, spell.strand.journey)
    if request.method == "POST":
        placing.take_back_spell(spell, by=request.viewer)
        return redirect("journeys:path", pk=spell.strand.journey_id)
    return _page(request, spell.strand, None, "journeys/spell_take_back.html", spell=spell)


def _strand(request, pk):
    strand = get_object_or_404(queries.strands_for(request.viewer), pk=pk)
    require(request.viewer, Permission.SPELL_PLACE, strand.journey)
    return strand, {"role": participation(request.viewer, strand.journey).role}


def _remembered(request, strand) -> dict:
    """What helps whoever goes back a stage: what this strand carried along before, and what rests near it."""
    journey = strand.journey
    near = {"frameworks": journey.frameworks, "place": journey.place, "journey": journey}
    tried = [each for each in queries.tried_before(request.viewer, **near) if each.strand != strand]
    return {"tried": tried, "learnt": queries.learnt_on(strand)}


def _refused_at(request, strand, said) -> str:
    """The question beside which a refusal stands: the stage if it is the same again, what is carried along on the way back."""
    present = placing.present_spell(strand, request.viewer)
    if present is not None and present.stage == said["stage"] and present.move == "stage":
        return "stage"
    is_back = present is not None and queries.is_loop(present, said["stage"])
    return "carried" if is_back and not said["carried"] else "since"


def _page(request, strand, form, template, *, status=200, **more):
    navigation = queries.navigation(strand.journey, "journey")
    context = {"form": form, "strand": strand, "journey": strand.journey, "journey_navigation": navigation, **more}
    return render(request, template, context, status=status)
