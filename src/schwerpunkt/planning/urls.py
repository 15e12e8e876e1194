"""Addresses of planning."""

from django.urls import path

from schwerpunkt.planning.views import agreements, goals, indicators, measures, milestones, periods, timeline

app_name = "planning"
_P, _G, _M = "schwerpunkte/<int:pk>/", "ziele/<int:pk>/", "massnahmen/<int:pk>/"

urlpatterns = [
    path("schwerpunkte/", periods.PeriodList.as_view(), name="periods"),
    path("schwerpunkte/anlegen/", periods.PeriodCreate.as_view(), name="period_create"),
    path(_P, periods.PeriodDetail.as_view(), name="period"),
    path(f"{_P}aendern/", periods.PeriodChange.as_view(), name="period_change"),
    path(f"{_P}loeschen/", periods.PeriodRemove.as_view(), name="period_remove"),
    path(f"{_P}freigeben/", periods.PeriodRelease.as_view(), name="period_release"),
    path(f"{_P}zurueckholen/", periods.PeriodReopen.as_view(), name="period_reopen"),
    path(f"{_P}vorlegen/", periods.PeriodSubmit.as_view(), name="period_submit"),
    path(f"{_P}zurueckziehen/", periods.PeriodTakeBack.as_view(), name="period_take_back"),
    path(f"{_P}beginnen/", periods.PeriodStart.as_view(), name="period_start"),
    path(f"{_P}abschliessen/", periods.PeriodClose.as_view(), name="period_close"),
    path(f"{_P}reihenfolge/", goals.GoalOrder.as_view(), name="goal_order"),
    path(f"{_P}ziel-anlegen/", goals.GoalCreate.as_view(), name="goal_create"),
    path(f"{_P}massnahme-anlegen/", measures.MeasureCreate.as_view(), name="measure_create"),
    path(f"{_P}zeitstrahl/", timeline.Timeline.as_view(), name="timeline"),
    path("zustimmungen/<int:pk>/", agreements.AgreementRecord.as_view(), name="agreement"),
    path("zustimmungen/<int:pk>/schreiben/", agreements.AgreementDocument.as_view(), name="agreement_document"),
    path(_G, goals.GoalDetail.as_view(), name="goal"),
    path(f"{_G}aendern/", goals.GoalChange.as_view(), name="goal_change"),
    path(f"{_G}neue-fassung/", goals.GoalAmend.as_view(), name="goal_amend"),
    path(f"{_G}fassungen/", goals.GoalVersions.as_view(), name="goal_versions"),
    path(f"{_G}beteiligte/", goals.GoalPartners.as_view(), name="goal_partners"),
    path(f"{_G}loeschen/", goals.GoalRemove.as_view(), name="goal_remove"),
    path(f"{_G}kennzahl-anlegen/", indicators.GoalIndicatorCreate.as_view(), name="goal_indicator_create"),
    path(f"{_M}kennzahl-anlegen/", indicators.MeasureIndicatorCreate.as_view(), name="measure_indicator_create"),
    path("kennzahlen/<int:pk>/", indicators.IndicatorDetail.as_view(), name="indicator"),
    path("kennzahlen/<int:pk>/aendern/", indicators.IndicatorChange.as_view(), name="indicator_change"),
    path("kennzahlen/<int:pk>/loeschen/", indicators.IndicatorRemove.as_view(), name="indicator_remove"),
    path("kennzahlen/<int:pk>/wert-eintragen/", indicators.ValueCreate.as_view(), name="value_create"),
    path("werte/<int:pk>/loeschen/", indicators.ValueRemove.as_view(), name="value_remove"),
    path("massnahmen/", measures.MeasureList.as_view(), name="measures"),
    path(_M, measures.MeasureDetail.as_view(), name="measure"),
    path(f"{_M}aendern/", measures.MeasureChange.as_view(), name="measure_change"),
    path(f"{_M}beteiligte/", measures.MeasurePartners.as_view(), name="measure_partners"),
    path(f"{_M}loeschen/", measures.MeasureRemove.as_view(), name="measure_remove"),
    path(f"{_M}beginnen/", measures.MeasureBegin.as_view(), name="measure_begin"),
    path(f"{_M}gefaehrdet/", measures.MeasureFlag.as_view(), name="measure_flag"),
    path(f"{_M}laeuft-wieder/", measures.MeasureRecover.as_view(), name="measure_recover"),
    path(f"{_M}erledigt/", measures.MeasureFinish.as_view(), name="measure_finish"),
    path(f"{_M}aufgeben/", measures.MeasureDrop.as_view(), name="measure_drop"),
    path(f"{_M}wieder-oeffnen/", measures.MeasureReopen.as_view(), name="measure_reopen"),
    path(f"{_M}meilenstein-anlegen/", milestones.MilestoneCreate.as_view(), name="milestone_create"),
    path("meilensteine/<int:pk>/aendern/", milestones.MilestoneChange.as_view(), name="milestone_change"),
    path("meilensteine/<int:pk>/erreicht/", milestones.MilestoneComplete.as_view(), name="milestone_complete"),
    path("meilensteine/<int:pk>/wieder-offen/", milestones.MilestoneReopen.as_view(), name="milestone_reopen"),
    path("meilensteine/<int:pk>/loeschen/", milestones.MilestoneRemove.as_view(), name="milestone_remove"),
]
