"""Addresses of the portal."""

from django.urls import path

from schwerpunkt.portal.views import follow_ups, handover, house, outbox, personal, public, rules
from schwerpunkt.portal.views.centre import SwitchCentre
from schwerpunkt.portal.views.feed import Feed
from schwerpunkt.portal.views.health import health
from schwerpunkt.portal.views.history import History
from schwerpunkt.portal.views.search import Search
from schwerpunkt.portal.views.today import Today

app_name = "portal"
urlpatterns = [
    path("", Today.as_view(), name="today"),
    path("einstellungen/kalender/", personal.Personal.as_view(), name="personal"),
    path("einstellungen/kalender/adresse/", personal.CalendarGive.as_view(), name="calendar_give"),
    path("einstellungen/kalender/abschalten/", personal.CalendarClose.as_view(), name="calendar_close"),
    path("einstellungen/wochenmail/", personal.DigestDay.as_view(), name="digest_day"),
    path("kalender/<str:token>/fristen.ics", Feed.as_view(), name="feed"),
    path("oeffentlich/<slug:slug>/", public.PublicGoals.as_view(), name="public"),
    path("zentrum/oeffentliche-seite/", public.PublicPage.as_view(), name="public_page"),
    path("zentrum/oeffentliche-seite/einschalten/", public.PublicOpen.as_view(), name="public_open"),
    path("zentrum/oeffentliche-seite/abschalten/", public.PublicClose.as_view(), name="public_close"),
    path("suche/", Search.as_view(), name="search"),
    path("verlauf/", History.as_view(), name="history"),
    path("wiedervorlagen/", follow_ups.FollowUpList.as_view(), name="follow_ups"),
    path("wiedervorlagen/anlegen/", follow_ups.FollowUpCreate.as_view(), name="follow_up_create"),
    path("wiedervorlagen/<int:pk>/", follow_ups.FollowUpDetail.as_view(), name="follow_up"),
    path("wiedervorlagen/<int:pk>/aendern/", follow_ups.FollowUpChange.as_view(), name="follow_up_change"),
    path("wiedervorlagen/<int:pk>/erledigt/", follow_ups.FollowUpDone.as_view(), name="follow_up_done"),
    path("wiedervorlagen/<int:pk>/wieder-oeffnen/", follow_ups.FollowUpReopen.as_view(), name="follow_up_reopen"),
    path("team/<int:pk>/uebergabe/", handover.HandoverBook.as_view(), name="handover"),
    path("team/<int:pk>/uebergabe/buch.pdf", handover.HandoverPdf.as_view(), name="handover_pdf"),
    path("team/<int:pk>/uebergabe/aufgaben/", handover.HandOver.as_view(), name="hand_over"),
    path("zentrum/wechseln/", SwitchCentre.as_view(), name="centre"),
    path("postausgang/", outbox.Outbox.as_view(), name="outbox"),
    path("postausgang/<int:pk>/", outbox.MailDetail.as_view(), name="mail"),
    path("postausgang/<int:pk>/noch-einmal/", outbox.MailResend.as_view(), name="mail_resend"),
    path("postausgang/<int:pk>/zurueckhalten/", outbox.MailCancel.as_view(), name="mail_cancel"),
    path("regeln-und-saetze/", rules.Rules.as_view(), name="rules"),
    path("regeln-und-saetze/<str:code>/neuer-wert/", rules.RuleSet.as_view(), name="rule_set"),
    path("arbeitsablaeufe/", house.Workflows.as_view(), name="workflows"),
    path("verarbeitungsverzeichnis/", house.Register.as_view(), name="register"),
    path("hilfe/", house.Help.as_view(), name="help"),
    path("hilfe/<slug:topic>/", house.HelpTopic.as_view(), name="help_topic"),
    path("barrierefreiheit/", house.Accessibility.as_view(), name="accessibility"),
    path("datenschutz/", house.DataProtection.as_view(), name="data_protection"),
    path("impressum/", house.Imprint.as_view(), name="imprint"),
    path("gesund", health, name="health"),
]
