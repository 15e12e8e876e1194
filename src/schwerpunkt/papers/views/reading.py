"""The page of one paper: how far it is, what it says, and everything that belongs to it."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from markupsafe import Markup

from schwerpunkt.accounts.permissions import can
from schwerpunkt.documents.content import from_json
from schwerpunkt.documents.render import render_html_fragment
from schwerpunkt.papers.enums import FROZEN_STATES, ConsultationState, PaperState, Perm, SignState
from schwerpunkt.papers.models import CoSignature, FrozenPaper, Paper
from schwerpunkt.papers.outputs import FORMATS
from schwerpunkt.papers.queries import current_consultations, document, frozen_of
from schwerpunkt.papers.queries.comparison import differences
from schwerpunkt.papers.queries.material import material_of, read_once, with_material
from schwerpunkt.papers.queries.steps import paper_status, steps
from schwerpunkt.papers.views.trail import crumbs_of
from schwerpunkt.papers.workflows import PAPER_FLOW
from schwerpunkt.ui.actions import Action, Crumb, action, transitions
from schwerpunkt.ui.formats import day
from schwerpunkt.ui.pages import DetailPage, Panel, RecordPage
from schwerpunkt.ui.status import Look, Status

WAYS = {
    "release": "papers:release",
    "start_cosigning": "papers:start_cosigning",
    "submit": "papers:submit",
    "reopen": "papers:reopen",
    "take_back": "papers:take_back",
    "withdraw": "papers:withdraw",
}
_BACKWARD = ("reopen", "take_back", "withdraw")
_LOOKS: dict[str, Look] = {"planned": "plan", "postponed": "void", "done": "done", "removed": "void"}
_SIGNED: dict[str, Look] = {"waiting": "plan", "due": "run", "signed": "done", "returned": "risk"}


def _consultations(page: Any) -> dict[str, Any] | None:
    rows = material_of(page.record).consultations
    paper = page.record
    if paper.template.is_letter:
        return None
    return {
        "rows": [(row, Status(_LOOKS[row.state], row.get_state_display())) for row in rows],
        "may_edit": page.may_write,
        "may_follow": paper.state in FROZEN_STATES and can(page.request.actor, Perm.SUBMIT_PAPER, paper),
        "may_record": paper.state in (PaperState.SUBMITTED, PaperState.CONSULTED),
    }


def _cosignatures(page: Any) -> dict[str, Any] | None:
    rows = material_of(page.record).cosignatures
    if not rows and not page.may_write:
        return None
    return {
        "rows": [(row, Status(_SIGNED[row.state], row.get_state_display())) for row in rows],
        "may_edit": page.may_write,
        "may_record": page.record.state == PaperState.COSIGNING and can(page.request.actor, Perm.SUBMIT_PAPER),
    }


def _attachments(page: Any) -> dict[str, Any] | None:
    rows = material_of(page.record).attachments
    return {"rows": rows, "may_edit": page.may_write} if rows or page.may_write else None


class PaperDetail(DetailPage[Paper]):
    """A paper as it reads now, or as it was released."""

    permission = Perm.VIEW_RELEASED_PAPERS
    model = Paper
    template: ClassVar[str] = "papers/paper_detail.html"
    slot = "papers.paper"
    own_panels = (
        Panel("beratungsfolge", _l("Beratungsfolge"), "papers/_consultations.html", _consultations, order=10),
        Panel("mitzeichnung", _l("Mitzeichnung"), "papers/_cosignatures.html", _cosignatures, order=20),
        Panel("anlagen", _l("Anlagen"), "papers/_attachments.html", _attachments, order=30),
    )

    def records(self) -> QuerySet[Paper]:
        return with_material()

    def prepare(self) -> None:
        super().prepare()
        read_once(self.record)

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    @cached_property
    def frozen(self) -> FrozenPaper | None:
        """The frozen copy, once there is one."""
        return getattr(self.record, "frozen", None)

    @cached_property
    def may_write(self) -> bool:
        """Whether this person may change this draft now."""
        return self.record.state == PaperState.DRAFT and can(self.request.actor, Perm.EDIT_PAPER, self.record)

    @cached_property
    def due_signature(self) -> CoSignature | None:
        """The co-signature that waits for this person."""
        if self.record.state != PaperState.COSIGNING:
            return None
        link = self._due_link()
        return link if link is not None and can(self.request.actor, Perm.COSIGN_PAPER, link) else None

    def pre_title(self) -> str:
        parts = [self.record.template.label]
        for step in current_consultations(self.record)[:1]:
            day = f", {step.meeting.held_on:%d.%m.%Y}" if step.meeting else ""
            parts.append(f"{step.committee.name}{day}")
        return " · ".join(parts)

    def headline(self) -> str:
        return self.record.title

    def primary(self) -> Action | None:
        paper, actor = self.record, self.actor
        if self.due_signature is not None:
            return Action(_("Mitzeichnen"), reverse("papers:cosign", args=(self.due_signature.pk,)))
        forward = [way for way in self._ways(is_forward=True) if not way.obstacle]
        if paper.state == PaperState.DRAFT:
            write = action(actor, _("Text schreiben"), Perm.EDIT_PAPER, "papers:write", paper.pk, record=paper)
            return write or (forward[0] if forward else None)
        if forward:
            return forward[0]
        step = next((each for each in current_consultations(paper) if each.state == ConsultationState.PLANNED), None)
        if paper.state == PaperState.SUBMITTED and step is not None:
            return action(actor, _("Ergebnis eintragen"), Perm.SUBMIT_PAPER, "papers:result", step.pk, record=paper)
        return None

    def actions(self) -> list[Action]:
        paper, actor, key = self.record, self.actor, self.record.pk
        found: list[Action | None] = []
        if self.due_signature is not None:
            found.append(Action(_("Zurückgeben"), reverse("papers:return", args=(self.due_signature.pk,))))
        main = self.primary()
        found.extend(way for way in self._ways(is_forward=True) if main is None or way.url != main.url)
        if self.may_write:
            found.append(action(actor, _("Angaben ändern"), Perm.EDIT_PAPER, "papers:change", key, record=paper))
        if paper.state in FROZEN_STATES:
            found.append(
                action(actor, _("Vorlagennummer eintragen"), Perm.EDIT_PAPER, "papers:reference", key, record=paper)
            )
        if paper.state in (*FROZEN_STATES, PaperState.WITHDRAWN):
            found.append(action(actor, _("Neue Fassung schreiben"), Perm.EDIT_PAPER, "papers:copy", key, record=paper))
        found.extend(self._ways(is_forward=False))
        if self.may_write:
            found.append(action(actor, _("Entwurf löschen"), Perm.EDIT_PAPER, "papers:remove", key, record=paper))
        return [each for each in found if each is not None]

    @cached_property
    def _all_ways(self) -> dict[str, Action]:
        """The ways of the workflow this person may go, by verb; asked once, because the guards read the whole paper."""
        verbs = WAYS
        if self.record.template.is_letter:
            verbs = {verb: name for verb, name in verbs.items() if verb not in ("submit", "take_back")}
        if self.record.state == PaperState.DRAFT and not material_of(self.record).cosignatures:
            verbs = {verb: name for verb, name in verbs.items() if verb != "start_cosigning"}
        addresses = {reverse(name, args=(self.record.pk,)): verb for verb, name in verbs.items()}
        return {addresses[way.url]: way for way in transitions(self.actor, self.record, PAPER_FLOW, verbs)}

    def _ways(self, *, is_forward: bool) -> list[Action]:
        return [way for verb, way in self._all_ways.items() if (verb not in _BACKWARD) is is_forward]

    def facts(self) -> list[tuple[str, Any]]:
        paper = self.record
        rows: list[tuple[str, Any]] = [
            (_("Stand"), paper_status(paper)),
            (_("Als Nächstes handelt"), self._next()),
            (_("Datum"), day(paper.dated_on)),
            (_("Vorlagennummer"), paper.reference or None),
            (_("Verfasst von"), paper.author.user.name),
            (_("Unterschrift"), str(paper.signatory) if paper.signatory else None),
            (_("Schwerpunktzeitraum"), paper.period.title if paper.period else None),
            (
                _("Berichtszeitraum"),
                f"{day(paper.reports_from)} – {day(paper.reports_to)}" if paper.reports_to else None,
            ),
            (_("Geht an"), str(paper.recipient) if paper.recipient else None),
            (_("Antwort auf"), self._round()),
        ]
        if getattr(paper, "has_related", True):
            earlier = paper.related_papers.order_by("-dated_on")
            links = [{"label": each.title, "url": reverse("papers:paper", args=(each.pk,))} for each in earlier]
            rows.append((_("Frühere Vorlagen"), links))
        return rows

    def _round(self) -> Action | None:
        asked = self.record.need_round
        return Action(asked.title, reverse("needs:round", args=(asked.pk,))) if asked is not None else None

    def _due_link(self) -> CoSignature | None:
        return next((each for each in material_of(self.record).cosignatures if each.state == SignState.DUE), None)

    def _next(self) -> str:
        """Who acts next, by name where it is one person."""
        link = self._due_link()
        if self.record.state == PaperState.COSIGNING and link is not None:
            return link.signer.user.name if link.signer else link.unit
        if self.record.state == PaperState.DRAFT:
            return self.record.author.user.name
        return str(PAPER_FLOW.owners[self.record.state])

    def context(self) -> dict[str, Any]:
        content = from_json(self.frozen.content) if self.frozen else document(self.record)
        sheet = render_html_fragment(content)
        return {
            **super().context(),
            "steps": steps(self.record),
            "sheet": Markup(sheet),  # noqa: S704  # made by the renderer, which escapes every word
            "formats": FORMATS.items(),
            "frozen": self.frozen,
            "counts": bool(self.frozen and self.frozen.facts.get("figures")),
            "may_compare": self.frozen is not None and can(self.request.actor, Perm.VIEW_PAPERS),
        }


class PaperDifferences(RecordPage[Paper]):
    """What the data say today, beside what was released."""

    permission = Perm.VIEW_PAPERS
    model = Paper
    template: ClassVar[str] = "papers/paper_differences.html"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def pre_title(self) -> str:
        return self.record.title

    def headline(self) -> str:
        return _("Was sich seit der Freigabe geändert hat")

    def lead(self) -> str:
        return _("Die freigegebene Vorlage bleibt, wie sie ist. So würde sie heute aus den Daten entstehen.")

    def context(self) -> dict[str, Any]:
        frozen = frozen_of(self.record)
        found = differences(self.record, frozen) if frozen is not None else []
        return {"record": self.record, "frozen": frozen, "differences": found}
