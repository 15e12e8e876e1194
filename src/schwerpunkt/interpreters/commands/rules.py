"""Rules of admissibility and the public forms: what a centre sets up."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.enums import Perm as Directory
from schwerpunkt.interpreters.enums import FormKind, RuleEffect
from schwerpunkt.interpreters.models import AdmissibilityRule, PublicForm


@dataclass(frozen=True)
class RuleFacts:
    """What is filled in about a rule."""

    question: str
    effect: str
    quotation: str
    source: str
    alternative: str
    explanation: str = ""
    position: int = 0
    valid_from: date | None = None


@command(Directory.MANAGE_CENTRE, says=_l("Regel der Zulässigkeit angelegt"))
def add_rule(*, actor: Actor, facts: RuleFacts) -> AdmissibilityRule:
    """A new rule, from a day on. Refuses one without question, rule, source or alternative."""
    return _fill(AdmissibilityRule(), facts)


@command(Directory.MANAGE_CENTRE, says=_l("Regel der Zulässigkeit geändert"), on="rule")
def change_rule(*, actor: Actor, rule: AdmissibilityRule, facts: RuleFacts) -> AdmissibilityRule:
    """Correct a rule. Requests keep it in the words by which they were judged."""
    return _fill(rule, facts)


@command(Directory.MANAGE_CENTRE, says=_l("Regel der Zulässigkeit beendet"), on="rule")
def end_rule(*, actor: Actor, rule: AdmissibilityRule, valid_to: date) -> AdmissibilityRule:
    """Let a rule hold until a day. Refuses a day before it began."""
    if rule.valid_from is not None and valid_to < rule.valid_from:
        raise Refused(fields={"valid_to": _("Das Ende liegt vor dem Beginn der Regel.")})
    rule.valid_to = valid_to
    rule.save()
    return rule


@command(Directory.MANAGE_CENTRE, says=_l("Öffentliches Formular eingeschaltet"), within="centre")
def open_form(*, actor: Actor, kind: str) -> PublicForm:
    """Let everybody fill in a form of this centre. Refuses one that is open already."""
    if PublicForm.objects.filter(kind=kind).exists():
        raise Refused(_("Das Formular ist schon eingeschaltet."))
    form = PublicForm(kind=FormKind(kind))
    form.save()
    return form


@command(Directory.MANAGE_CENTRE, says=_l("Öffentliches Formular abgeschaltet"), on="form")
def close_form(*, actor: Actor, form: PublicForm) -> PublicForm:
    """Let nobody fill it in any more. What was sent stays."""
    form.delete()
    return form


def _fill(rule: AdmissibilityRule, facts: RuleFacts) -> AdmissibilityRule:
    words = {name: getattr(facts, name).strip() for name in ("question", "quotation", "source", "alternative")}
    problems = {name: _("Bitte füllen Sie dieses Feld aus.") for name, text in words.items() if not text}
    if facts.effect not in RuleEffect.values:
        problems["effect"] = _("Bitte wählen Sie, was ein Ja bedeutet.")
    if facts.valid_from is not None and rule.valid_to is not None and facts.valid_from > rule.valid_to:
        problems["valid_from"] = _("Der Beginn liegt nach dem Ende der Regel.")
    if problems:
        raise Refused(fields=problems)
    for name, text in words.items():
        setattr(rule, name, text)
    rule.explanation, rule.effect = facts.explanation.strip(), facts.effect
    rule.position, rule.valid_from = facts.position, facts.valid_from
    rule.save()
    return rule
