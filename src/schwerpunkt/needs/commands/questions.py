"""The questions of a round, and the template with which a new round begins."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.needs.enums import Asked, Perm, QuestionKind
from schwerpunkt.needs.models import NeedRound, Question, QuestionSheet

_COPIED = ("position", "label", "help_text", "kind", "asked", "choices", "is_required")
_FEWEST = 2


@dataclass(frozen=True)
class QuestionFacts:
    """What a person fills in about a question; ``choices`` is for a choice alone."""

    label: str
    kind: str
    asked: str = Asked.NEED
    help_text: str = ""
    choices: Sequence[str] = ()
    is_required: bool = False


@command(Perm.MANAGE_ROUND, says=_l("Vorlage für Fragen angelegt"), within="centre")
def add_template(
    *, actor: Actor, title: str, valid_from: date | None = None, valid_to: date | None = None, source: str = ""
) -> QuestionSheet:
    """A new template; it begins with the questions of the one that held on its first day, else with the program's."""
    _check_sheet(title, valid_from, valid_to)
    earlier = _template_on(valid_from) if valid_from else None
    sheet = QuestionSheet(title=title.strip(), valid_from=valid_from, valid_to=valid_to, source=source.strip())
    sheet.save()
    if earlier is not None:
        _copy(earlier, sheet)
    else:
        _install(sheet)
    return sheet


@command(Perm.MANAGE_ROUND, says=_l("Vorlage für Fragen geändert"), on="sheet")
def change_template(
    *,
    actor: Actor,
    sheet: QuestionSheet,
    title: str,
    valid_from: date | None,
    valid_to: date | None,
    source: str,
) -> QuestionSheet:
    """Change title, validity and source of a template. Refuses the sheet of a round."""
    if sheet.round_id is not None:
        raise Refused(_("Das ist der Fragebogen einer Abfrage und keine Vorlage."))
    _check_sheet(title, valid_from, valid_to)
    sheet.title, sheet.source = title.strip(), source.strip()
    sheet.valid_from, sheet.valid_to = valid_from, valid_to
    sheet.save()
    return sheet


@command(Perm.MANAGE_ROUND, says=_l("Frage angelegt"), within="sheet")
def add_question(*, actor: Actor, sheet: QuestionSheet, facts: QuestionFacts) -> Question:
    """A new question at the end. Refuses one without text, a choice without choices, and once the round is open."""
    _refuse_locked(sheet)
    last = sheet.questions.aggregate(last=Max("position"))["last"] or 0
    question = Question(sheet=sheet, position=last + 1)
    _fill(question, facts)
    return question


@command(Perm.MANAGE_ROUND, says=_l("Frage geändert"), on="question")
def change_question(*, actor: Actor, question: Question, facts: QuestionFacts) -> Question:
    """Change a question. Refuses once the round is open: answers must stay true to their question."""
    _refuse_locked(question.sheet)
    _fill(question, facts)
    return question


@command(Perm.MANAGE_ROUND, says=_l("Frage gelöscht"), on="question")
def remove_question(*, actor: Actor, question: Question) -> Question:
    """Delete a question. Refuses once the round is open."""
    _refuse_locked(question.sheet)
    question.delete()
    return question


@command(Perm.MANAGE_ROUND, says=_l("Reihenfolge der Fragen geändert"), on="sheet")
def order_questions(*, actor: Actor, sheet: QuestionSheet, order: Sequence[str]) -> QuestionSheet:
    """Put the questions into ``order`` (their keys). Refuses an incomplete list, and once the round is open."""
    _refuse_locked(sheet)
    questions = {str(each.pk): each for each in sheet.questions.all()}
    if sorted(questions) != sorted(order):
        raise Refused(_("Inzwischen ist eine Frage dazugekommen oder weggefallen. Bitte ordnen Sie noch einmal."))
    for position, key in enumerate(order, start=1):
        if questions[key].position != position:
            questions[key].position = position
            questions[key].save(update_fields=["position"])
    sheet.save()
    return sheet


def copy_template(asked: NeedRound) -> QuestionSheet:
    """Give a new round its sheet; called inside a command. A centre without template begins with the program's."""
    template = _template_on(asked.opens_on)
    if template is None:
        template = QuestionSheet(title=_("Fragen an die Kommunen"), source=_("Vorschlag des Programms"))
        template.save()
        _install(template)
    sheet = QuestionSheet(round=asked, title=template.title, source=template.source)
    sheet.save()
    _copy(template, sheet)
    return sheet


def _template_on(day: date) -> QuestionSheet | None:
    rows = QuestionSheet.objects.valid_on(day).filter(round=None)
    return rows.first()


def _copy(source: QuestionSheet, target: QuestionSheet) -> None:
    for question in source.questions.order_by("position"):
        Question(sheet=target, **{name: getattr(question, name) for name in _COPIED}).save()


def _install(sheet: QuestionSheet) -> None:
    text = files("schwerpunkt.needs").joinpath("data", "starter_questions.json").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(text)["questions"]
    for position, row in enumerate(rows, start=1):
        Question(sheet=sheet, position=position, **row).save()


def _fill(question: Question, facts: QuestionFacts) -> None:
    choices = list(dict.fromkeys(each.strip() for each in facts.choices if each.strip()))
    problems: dict[str, str] = {}
    if not facts.label.strip():
        problems["label"] = _("Bitte schreiben Sie die Frage.")
    if facts.kind not in QuestionKind.values:
        problems["kind"] = _("Bitte wählen Sie, wie geantwortet wird.")
    if facts.asked not in Asked.values:
        problems["asked"] = _("Bitte wählen Sie, wie oft gefragt wird.")
    if facts.kind == QuestionKind.CHOICE and len(choices) < _FEWEST:
        problems["choices"] = _("Bitte nennen Sie mindestens zwei Antworten zur Auswahl, jede in einer Zeile.")
    if problems:
        raise Refused(fields=problems)
    question.label, question.help_text = facts.label.strip(), facts.help_text.strip()
    question.kind, question.asked, question.is_required = facts.kind, facts.asked, facts.is_required
    question.choices = choices if facts.kind == QuestionKind.CHOICE else []
    question.save()


def _refuse_locked(sheet: QuestionSheet) -> None:
    if sheet.is_locked:
        raise Refused(_("Die Abfrage ist schon geöffnet. Die Fragen bleiben, wie sie beantwortet werden."))


def _check_sheet(title: str, valid_from: date | None, valid_to: date | None) -> None:
    problems: dict[str, str] = {}
    if not title.strip():
        problems["title"] = _("Bitte geben Sie der Vorlage einen Titel.")
    if valid_from and valid_to and valid_to < valid_from:
        problems["valid_to"] = _("Das Ende liegt vor dem Beginn.")
    if problems:
        raise Refused(fields=problems)
