"""A need and what is said about it."""

import re

from django.db import models
from django.db.models import F, Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.needs.enums import OPEN_STATES, NeedSource, NeedState
from schwerpunkt.needs.models.invitation import Invitation
from schwerpunkt.needs.models.round import NeedRound
from schwerpunkt.planning.models import Goal, Measure
from schwerpunkt.tenancy.models import CentreModel

_NAME_LENGTH, _MORE = 90, " …"
_UNUSUAL = re.compile("[^\x00-\u02ff\u2000-\u20cf]")
"""Letters of which several may be one sign; they are counted the long way."""


def name_of(text: str) -> str:
    """The beginning of a need's text, for lists and headings."""
    words = " ".join(text.split())
    if len(words) <= _NAME_LENGTH:
        return words
    if _UNUSUAL.search(words, 0, _NAME_LENGTH + 1):
        return str(Truncator(words).chars(_NAME_LENGTH, truncate=_MORE))
    room = _NAME_LENGTH - len(_MORE)
    end = words.rfind(" ", room // 2, room + 1)  # after a whole word, unless one is very long
    begin = words[: end if end > 0 else room].rstrip(" .,;:–-")
    return begin if begin.endswith(_MORE.strip()) else begin + _MORE


class Need(CentreModel):
    """Bedarf: what a municipality or organisation reports; ends taken up, merged, passed on, or not taken up with a reason."""

    audited_sets = ("target_groups", "goals", "measures")

    round = models.ForeignKey(
        NeedRound, models.PROTECT, null=True, blank=True, related_name="needs", verbose_name=_("Bedarfsabfrage")
    )
    invitation = models.ForeignKey(
        Invitation, models.PROTECT, null=True, blank=True, related_name="needs", verbose_name=_("Einladung")
    )
    reported_on = models.DateField(_("gemeldet am"))
    municipality = models.ForeignKey(
        CentreMunicipality, models.PROTECT, null=True, blank=True, related_name="needs", verbose_name=_("Kommune")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="needs", verbose_name=_("Organisation")
    )
    reporter_function = models.CharField(_("Funktion der meldenden Person"), max_length=160, blank=True)
    text = models.TextField(_("Was gebraucht wird"))
    action_field = models.ForeignKey(
        Code,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="needs_of_field",
        verbose_name=_("Handlungsfeld"),
        limit_choices_to={"kind": "action_field"},
    )
    topic = models.ForeignKey(
        Code,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="needs_of_topic",
        verbose_name=_("Thema"),
        limit_choices_to={"kind": "need_topic"},
    )
    urgency = models.ForeignKey(
        Code,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="needs_of_urgency",
        verbose_name=_("Dringlichkeit"),
        limit_choices_to={"kind": "need_urgency"},
    )
    target_groups = models.ManyToManyField(
        Code, blank=True, related_name="+", verbose_name=_("Zielgruppen"), limit_choices_to={"kind": "target_group"}
    )
    replies = models.JSONField(_("Antworten auf die Fragen"), default=dict, blank=True)
    source = models.CharField(_("Weg"), max_length=8, choices=NeedSource.choices)
    again_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="again", verbose_name=_("wieder gemeldet von")
    )
    state = models.CharField(_("Zustand"), max_length=10, choices=NeedState.choices, default=NeedState.REPORTED)
    goals = models.ManyToManyField(Goal, blank=True, related_name="needs", verbose_name=_("aufgenommen in Ziele"))
    measures = models.ManyToManyField(
        Measure, blank=True, related_name="needs", verbose_name=_("aufgenommen in Maßnahmen")
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("zusammengeführt mit")
    )
    passed_on_to = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="needs_received",
        verbose_name=_("weitergegeben an"),
    )
    decision = models.TextField(_("Begründung"), blank=True)
    decided_on = models.DateField(_("entschieden am"), null=True, blank=True)
    is_demo = models.BooleanField(_("erfunden (Beispieldaten)"), default=False)

    class Meta:
        verbose_name = _("Bedarf")
        verbose_name_plural = _("Bedarfe")
        ordering = ("-reported_on", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="need_has_text"),
            models.CheckConstraint(
                condition=Q(municipality=None, organisation__isnull=False)
                | Q(municipality__isnull=False, organisation=None),
                name="need_of_one",
            ),
            models.CheckConstraint(
                condition=Q(state=NeedState.MERGED, merged_into__isnull=False)
                | (~Q(state=NeedState.MERGED) & Q(merged_into=None)),
                name="need_merged_into_one",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="need_not_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(state=NeedState.PASSED_ON, passed_on_to__isnull=False)
                | (~Q(state=NeedState.PASSED_ON) & Q(passed_on_to=None)),
                name="need_passed_on_to_one",
            ),
            models.CheckConstraint(
                condition=~Q(state=NeedState.DECLINED) | ~Q(decision=""), name="need_declined_because"
            ),
        )
        indexes = (
            models.Index(fields=("centre", "state"), name="need_state"),
            models.Index(fields=("centre", "-reported_on"), name="need_day"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The beginning of the text, for lists and headings."""
        return name_of(self.text)

    @property
    def reporter(self) -> str:
        """Which municipality or organisation reports it."""
        return str(self.municipality or self.organisation or "")

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide."""
        return self.state in OPEN_STATES


class NeedComment(CentreModel):
    """Beitrag zu einem Bedarf: what colleagues say to each other before they decide."""

    part_of = "need"

    need = models.ForeignKey(Need, models.CASCADE, related_name="comments", verbose_name=_("Bedarf"))
    author = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("von")
    )
    written_at = models.DateTimeField(_("geschrieben"))
    text = models.TextField(_("Beitrag"))

    class Meta:
        verbose_name = _("Beitrag")
        verbose_name_plural = _("Beiträge")
        ordering = ("written_at",)
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="need_comment_has_text"),)

    def __str__(self) -> str:
        return str(Truncator(self.text).chars(60))
