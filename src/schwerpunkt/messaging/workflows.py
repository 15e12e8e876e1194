"""The life of a mail."""

from django.utils.translation import gettext_lazy as _l

from schwerpunkt.messaging.enums import MailState, Perm
from schwerpunkt.workflow.machine import Transition, Workflow, states

S = MailState
MAIL_FLOW = Workflow(
    name="mail",
    title=_l("Nachricht"),
    states=MailState,
    initial=S.WAITING,
    owners={
        S.WAITING: _l("das Programm"),
        S.SENT: _l("niemand mehr"),
        S.FAILED: _l("Verwaltungsassistenz"),
        S.CANCELLED: _l("niemand mehr"),
    },
    transitions=(
        Transition("note_sent", _l("Verschickt"), states(S.WAITING), S.SENT, Perm.DELIVER_MAIL),
        Transition("give_up", _l("Aufgeben"), states(S.WAITING), S.FAILED, Perm.DELIVER_MAIL),
        Transition(
            "resend",
            _l("Noch einmal versuchen"),
            states(S.FAILED, S.CANCELLED),
            S.WAITING,
            Perm.RESEND_MAIL,
            outcome=_l("Die Nachricht geht in den nächsten Minuten hinaus."),
        ),
        Transition(
            "cancel",
            _l("Zurückhalten"),
            states(S.WAITING, S.FAILED),
            S.CANCELLED,
            Perm.RESEND_MAIL,
            outcome=_l("Die Nachricht wird nicht verschickt. Sie bleibt im Postausgang stehen."),
        ),
    ),
)
