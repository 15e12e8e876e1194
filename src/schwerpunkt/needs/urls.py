"""Addresses of needs. Those below ``/bedarf/`` are for whoever has the personal link."""

from django.urls import path

from schwerpunkt.needs.views import answers, condensing, deciding, invitations, needs, rounds, sheets

app_name = "needs"
_N, _R, _I = "bedarfe/<int:pk>/", "bedarfsabfragen/<int:pk>/", "einladungen/<int:pk>/"
_F, _A = "fragebogen/<int:pk>/", "bedarf/<str:token>/"

urlpatterns = [
    path("bedarfe/", needs.NeedList.as_view(), name="needs"),
    path("bedarfe/eintragen/", needs.NeedCreate.as_view(), name="need_create"),
    path("bedarfe/verdichten/", condensing.CondenseAll.as_view(), name="condense_all"),
    path(_N, needs.NeedDetail.as_view(), name="need"),
    path(f"{_N}aendern/", needs.NeedChange.as_view(), name="need_change"),
    path(f"{_N}loeschen/", needs.NeedRemove.as_view(), name="need_remove"),
    path(f"{_N}beitrag/", needs.CommentCreate.as_view(), name="comment_create"),
    path(f"{_N}melden/", deciding.NeedReport.as_view(), name="need_report"),
    path(f"{_N}pruefen/", deciding.NeedReview.as_view(), name="need_review"),
    path(f"{_N}aufnehmen/", deciding.NeedTakeUp.as_view(), name="need_take_up"),
    path(f"{_N}weitergeben/", deciding.NeedPassOn.as_view(), name="need_pass_on"),
    path(f"{_N}nicht-aufnehmen/", deciding.NeedDecline.as_view(), name="need_decline"),
    path(f"{_N}zusammenfuehren/", deciding.NeedMerge.as_view(), name="need_merge"),
    path(f"{_N}trennen/", deciding.NeedUnmerge.as_view(), name="need_unmerge"),
    path(f"{_N}wieder-oeffnen/", deciding.NeedReopen.as_view(), name="need_reopen"),
    path("bedarfsabfragen/", rounds.RoundList.as_view(), name="rounds"),
    path("bedarfsabfragen/anlegen/", rounds.RoundCreate.as_view(), name="round_create"),
    path(_R, rounds.RoundDetail.as_view(), name="round"),
    path(f"{_R}aendern/", rounds.RoundChange.as_view(), name="round_change"),
    path(f"{_R}loeschen/", rounds.RoundRemove.as_view(), name="round_remove"),
    path(f"{_R}empfaenger/", rounds.RoundRecipients.as_view(), name="round_recipients"),
    path(f"{_R}oeffnen/", rounds.RoundOpen.as_view(), name="round_open"),
    path(f"{_R}schliessen/", rounds.RoundClose.as_view(), name="round_close"),
    path(f"{_R}wieder-oeffnen/", rounds.RoundReopen.as_view(), name="round_reopen"),
    path(f"{_R}erinnern/", rounds.RoundRemind.as_view(), name="round_remind"),
    path(f"{_R}verdichten/", condensing.Condense.as_view(), name="condense"),
    path(_I, invitations.InvitationDetail.as_view(), name="invitation"),
    path(f"{_I}aendern/", invitations.InvitationChange.as_view(), name="invitation_change"),
    path(f"{_I}neuer-link/", invitations.InvitationRenew.as_view(), name="invitation_renew"),
    path(f"{_I}herausnehmen/", invitations.InvitationRemove.as_view(), name="invitation_remove"),
    path("fragebogen/", sheets.SheetList.as_view(), name="sheets"),
    path("fragebogen/anlegen/", sheets.SheetCreate.as_view(), name="sheet_create"),
    path(_F, sheets.SheetDetail.as_view(), name="sheet"),
    path(f"{_F}aendern/", sheets.SheetChange.as_view(), name="sheet_change"),
    path(f"{_F}frage-anlegen/", sheets.QuestionCreate.as_view(), name="question_create"),
    path(f"{_F}reihenfolge/", sheets.QuestionOrder.as_view(), name="question_order"),
    path("fragen/<int:pk>/aendern/", sheets.QuestionChange.as_view(), name="question_change"),
    path("fragen/<int:pk>/loeschen/", sheets.QuestionRemove.as_view(), name="question_remove"),
    path(_A, answers.AnswerBegin.as_view(), name="answer"),
    path(f"{_A}bedarfe/", answers.AnswerNeeds.as_view(), name="answer_needs"),
    path(f"{_A}bedarfe/neu/", answers.EntryCreate.as_view(), name="entry_create"),
    path(f"{_A}bedarfe/<int:pk>/", answers.EntryChange.as_view(), name="entry_change"),
    path(f"{_A}bedarfe/<int:pk>/zurueckziehen/", answers.EntryWithdraw.as_view(), name="entry_withdraw"),
    path(f"{_A}wieder/<int:pk>/", answers.EntryRepeat.as_view(), name="entry_repeat"),
    path(f"{_A}fragen/", answers.AnswerReplies.as_view(), name="answer_replies"),
    path(f"{_A}abschicken/", answers.AnswerSubmit.as_view(), name="answer_submit"),
    path(f"{_A}danke/", answers.AnswerDone.as_view(), name="answer_done"),
]
