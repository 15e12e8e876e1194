"""Addresses of the interpreter pool."""

from django.urls import path

from schwerpunkt.interpreters.views import assigning, parts, people, requests

app_name = "interpreters"
_P, _R, _E = "sprachmittelnde/<int:pk>/", "sprachmittlung/<int:pk>/", "sprachmittlung/einsatz/<int:pk>/"

urlpatterns = [
    path("sprachmittelnde/", people.InterpreterList.as_view(), name="interpreters"),
    path("sprachmittelnde/aufnehmen/", people.InterpreterCreate.as_view(), name="interpreter_create"),
    path(_P, people.InterpreterDetail.as_view(), name="interpreter"),
    path(f"{_P}aendern/", people.InterpreterChange.as_view(), name="interpreter_change"),
    path(f"{_P}pausieren/", people.InterpreterPause.as_view(), name="interpreter_pause"),
    path(f"{_P}wieder-aufnehmen/", people.InterpreterResume.as_view(), name="interpreter_resume"),
    path(f"{_P}ausscheiden/", people.InterpreterLeave.as_view(), name="interpreter_leave"),
    path(f"{_P}sprache/", parts.LanguageCreate.as_view(), name="language_create"),
    path(f"{_P}schulung/", parts.TrainingCreate.as_view(), name="training_create"),
    path(f"{_P}nachweis/", parts.ProofCreate.as_view(), name="proof_create"),
    path(f"{_P}zeit/", parts.SlotCreate.as_view(), name="slot_create"),
    path(f"{_P}ausnahme/", parts.AbsenceCreate.as_view(), name="absence_create"),
    path(f"{_P}ausschliessen/", parts.BarCreate.as_view(), name="bar_create"),
    path(f"{_P}zulassen/<int:organisation>/", parts.BarRemove.as_view(), name="bar_remove"),
    path("sprachmittelnde/sprache/<int:pk>/loeschen/", parts.LanguageRemove.as_view(), name="language_remove"),
    path("sprachmittelnde/schulung/<int:pk>/loeschen/", parts.TrainingRemove.as_view(), name="training_remove"),
    path("sprachmittelnde/nachweis/<int:pk>/loeschen/", parts.ProofRemove.as_view(), name="proof_remove"),
    path("sprachmittelnde/zeit/<int:pk>/loeschen/", parts.SlotRemove.as_view(), name="slot_remove"),
    path("sprachmittelnde/ausnahme/<int:pk>/loeschen/", parts.AbsenceRemove.as_view(), name="absence_remove"),
    path("sprachmittlung/", requests.RequestList.as_view(), name="requests"),
    path("sprachmittlung/eintragen/", requests.RequestCreate.as_view(), name="request_create"),
    path(_R, requests.RequestDetail.as_view(), name="request"),
    path(f"{_R}aendern/", requests.RequestChange.as_view(), name="request_change"),
    path(f"{_R}absagen/", requests.RequestCancel.as_view(), name="request_cancel"),
    path(f"{_R}nicht-vermittelt/", requests.RequestGiveUp.as_view(), name="request_give_up"),
    path(f"{_R}wieder-oeffnen/", requests.RequestReopen.as_view(), name="request_reopen"),
    path(f"{_R}zuteilen/<int:person>/", assigning.Assign.as_view(), name="assign"),
    path(f"{_R}fragen/<int:person>/", assigning.Ask.as_view(), name="ask"),
    path(f"{_E}zusage/", assigning.AssignmentAccept.as_view(), name="assignment_accept"),
    path(f"{_E}ablehnung/", assigning.AssignmentDecline.as_view(), name="assignment_decline"),
    path(f"{_E}zuruecknehmen/", assigning.AssignmentWithdraw.as_view(), name="assignment_withdraw"),
    path(f"{_E}ergebnis/", assigning.AssignmentOutcome.as_view(), name="assignment_outcome"),
    path(f"{_E}berichtigen/", assigning.AssignmentCorrect.as_view(), name="assignment_correct"),
    path(f"{_E}blatt/", assigning.AssignmentSheet.as_view(), name="assignment_sheet"),
]
