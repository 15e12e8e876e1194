"""A mail in the outbox."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.messaging.enums import MailState
from schwerpunkt.tenancy.models import CentreModel


class Mail(CentreModel):
    """Nachricht: one mail to one person, written together with the case it tells of and sent afterwards.

    ``key`` names the occasion, so that the same is never sent twice. ``link`` names a personal link (see ``links``)
    that is made while sending: what opens an account is stored nowhere. ``calendar`` is an entry for the reader's
    calendar that goes along (iTIP, RFC 5546).
    """

    key = models.CharField(_("Anlass"), max_length=160)
    to_address = models.EmailField(_("Adresse"))
    to_label = models.CharField(_("an"), max_length=200)
    subject = models.CharField(_("Betreff"), max_length=200)
    body = models.TextField(_("Text"))
    link = models.CharField(_("persönlicher Link"), max_length=40, blank=True)
    calendar = models.TextField(_("Kalendereintrag"), blank=True)
    about_type = models.CharField(_("Art des Datensatzes"), max_length=80, blank=True)
    about_id = models.PositiveBigIntegerField(_("Kennung des Datensatzes"), null=True, blank=True)
    state = models.CharField(_("Zustand"), max_length=10, choices=MailState.choices, default=MailState.WAITING)
    queued_at = models.DateTimeField(_("geschrieben"))
    next_try_at = models.DateTimeField(_("nächster Versuch"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    sent_at = models.DateTimeField(_("verschickt"), null=True, blank=True)
    last_error = models.CharField(_("letzter Fehler"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("Nachricht")
        verbose_name_plural = _("Nachrichten")
        ordering = ("-queued_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("centre", "key"), name="mail_once"),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT, sent_at__isnull=False) | ~Q(state=MailState.SENT),
                name="mail_sent_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.WAITING, next_try_at__isnull=False) | ~Q(state=MailState.WAITING),
                name="mail_waiting_has_time",
            ),
        )
        indexes = (
            models.Index(fields=("next_try_at",), condition=Q(state=MailState.WAITING), name="mail_waiting"),
            models.Index(fields=("centre", "-queued_at"), name="mail_centre"),
        )

    def __str__(self) -> str:
        return self.subject
