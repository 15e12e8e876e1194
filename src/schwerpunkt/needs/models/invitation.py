"""Who is asked, and what they answer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.needs.models.round import NeedRound
from schwerpunkt.tenancy.models import CentreModel


class Invitation(CentreModel):
    """Einladung: one municipality (in a city: one department or organisation) of a round, and where the mail goes.

    ``nonce`` is what the personal link is signed with; a new one makes the link that was sent before void. The link
    itself is stored nowhere.
    """

    part_of = "round"
    unaudited = ("nonce",)

    round = models.ForeignKey(NeedRound, models.CASCADE, related_name="invitations", verbose_name=_("Bedarfsabfrage"))
    municipality = models.ForeignKey(
        CentreMunicipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="need_invitations",
        verbose_name=_("Kommune"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="need_invitations",
        verbose_name=_("Organisation"),
    )
    to_address = models.EmailField(_("E-Mail-Adresse"), blank=True)
    to_label = models.CharField(_("Stelle"), max_length=160, blank=True)
    nonce = models.CharField(_("Kennung des Links"), max_length=32)
    link_number = models.PositiveSmallIntegerField(_("wievielter Link"), default=1)
    sent_at = models.DateTimeField(_("eingeladen"), null=True, blank=True)
    opened_at = models.DateTimeField(_("zuerst geöffnet"), null=True, blank=True)
    reminded_on = models.DateField(_("zuletzt erinnert"), null=True, blank=True)

    class Meta:
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")
        ordering = ("round", "municipality__name", "organisation__name")
        constraints = (
            models.UniqueConstraint(fields=("round", "municipality"), name="invitation_municipality_once"),
            models.UniqueConstraint(fields=("round", "organisation"), name="invitation_organisation_once"),
            models.CheckConstraint(
                condition=Q(municipality=None, organisation__isnull=False)
                | Q(municipality__isnull=False, organisation=None),
                name="invitation_of_one",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Who is asked."""
        return str(self.municipality or self.organisation)

    @property
    def official_name(self) -> str:
        """Who is asked, as it is written on a letter."""
        return self.municipality.official_name if self.municipality is not None else str(self.organisation)


class Answer(CentreModel):
    """Antwort: what one invited municipality says; begun on the first visit, sent by "Antwort abschicken".

    Kept of the person: the function, nothing private.
    """

    part_of = "invitation"

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="answer", verbose_name=_("Einladung"))
    reporter_function = models.CharField(_("Funktion"), max_length=160)
    replies = models.JSONField(_("Antworten auf die Fragen"), default=dict, blank=True)
    begun_at = models.DateTimeField(_("begonnen"))
    submitted_at = models.DateTimeField(_("abgeschickt"), null=True, blank=True)
    submissions = models.PositiveSmallIntegerField(_("wie oft abgeschickt"), default=0)
    has_no_need = models.BooleanField(_("meldet keinen Bedarf"), default=False)

    class Meta:
        verbose_name = _("Antwort")
        verbose_name_plural = _("Antworten")
        ordering = ("invitation",)
        constraints = (
            models.CheckConstraint(
                condition=Q(submitted_at=None, submissions=0) | Q(submitted_at__isnull=False, submissions__gt=0),
                name="answer_submissions_counted",
            ),
        )

    def __str__(self) -> str:
        return str(self.invitation)
