"""Where money goes to and comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.interpreters.models.interpreter import Interpreter
from schwerpunkt.tenancy.models import CentreModel


def hidden_iban(iban: str) -> str:
    """An account number as it may be shown: its country and its end."""
    return f"{iban[:2]} … {iban[-4:]}"


class _Account(CentreModel):
    """An account. The history tells that it was entered, by whom and when, and nothing of it."""

    unaudited = ("iban", "bic", "holder")

    holder = models.CharField(_("Kontoinhaber"), max_length=70)
    iban = models.CharField(_("IBAN"), max_length=34)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def hidden(self) -> str:
        """The number as it may be shown: its country and its end."""
        return hidden_iban(self.iban)


class BankAccount(_Account):
    """Bankverbindung: where an interpreter gets her money."""

    part_of = "interpreter"

    interpreter = models.OneToOneField(
        Interpreter, models.CASCADE, related_name="bank_account", verbose_name=_("Sprachmittelnde")
    )

    class Meta:
        verbose_name = _("Bankverbindung")
        verbose_name_plural = _("Bankverbindungen der Sprachmittelnden")


class PayingAccount(_Account):
    """Auszahlungskonto: the centre's account that settlements are paid from; one a centre."""

    class Meta:
        verbose_name = _("Auszahlungskonto")
        verbose_name_plural = _("Auszahlungskonten")
        constraints = (models.UniqueConstraint(fields=("centre",), name="paying_account_once"),)
