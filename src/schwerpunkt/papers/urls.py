"""Addresses of papers."""

from django.urls import path, re_path

from schwerpunkt.papers.views import council, files, following, papers, reading, templates, writing

app_name = "papers"
_P, _B, _C, _M, _A = (
    "vorlagen/<int:pk>/",
    "bausteine/<int:pk>/",
    "beratungen/<int:pk>/",
    "mitzeichnungen/<int:pk>/",
    "anlagen/<int:pk>/",
)
_T, _TB = "vorlagenarten/<int:pk>/", "vorlagenarten/bausteine/<int:pk>/"

urlpatterns = [
    path("vorlagen/", papers.PaperList.as_view(), name="papers"),
    path("vorlagen/anlegen/", papers.PaperCreate.as_view(), name="create"),
    path(_P, reading.PaperDetail.as_view(), name="paper"),
    path(f"{_P}schreiben/", writing.PaperWrite.as_view(), name="write"),
    path(f"{_P}vorschau/", writing.PaperPreview.as_view(), name="preview"),
    path(f"{_P}angaben/", papers.PaperChange.as_view(), name="change"),
    path(f"{_P}nummer/", papers.PaperReference.as_view(), name="reference"),
    path(f"{_P}neue-fassung/", papers.PaperCopy.as_view(), name="copy"),
    path(f"{_P}loeschen/", papers.PaperRemove.as_view(), name="remove"),
    path(f"{_P}zurueckziehen/", papers.PaperWithdraw.as_view(), name="withdraw"),
    path(f"{_P}unterschiede/", reading.PaperDifferences.as_view(), name="differences"),
    path(f"{_P}als/<slug:form>/", files.PaperDownload.as_view(), name="download"),
    path(f"{_P}reihenfolge/", writing.BlockOrder.as_view(), name="order"),
    path(f"{_P}baustein-hinzufuegen/", writing.BlockAdd.as_view(), name="block_add"),
    path(f"{_B}zuruecksetzen/", writing.BlockReset.as_view(), name="block_reset"),
    path(f"{_B}loeschen/", writing.BlockRemove.as_view(), name="block_remove"),
    path(f"{_P}mitzeichnung/", following.Cosigners.as_view(), name="cosigners"),
    path(f"{_P}mitzeichnung-beginnen/", following.PaperStartCosigning.as_view(), name="start_cosigning"),
    path(f"{_P}zurueck-in-den-entwurf/", following.PaperReopen.as_view(), name="reopen"),
    path(f"{_P}freigeben/", following.PaperRelease.as_view(), name="release"),
    path(f"{_P}einreichen/", following.PaperSubmit.as_view(), name="submit"),
    path(f"{_P}doch-nicht-eingereicht/", following.PaperTakeBack.as_view(), name="take_back"),
    path(f"{_M}zeichnen/", following.Cosign.as_view(), name="cosign"),
    path(f"{_M}zurueckgeben/", following.CosignReturn.as_view(), name="return"),
    path(f"{_M}eintragen/", following.SignForUnit.as_view(), name="sign_for_unit"),
    path(f"{_M}rueckgabe-eintragen/", following.ReturnForUnit.as_view(), name="return_for_unit"),
    path(f"{_P}gremium-hinzufuegen/", following.ConsultationAdd.as_view(), name="consultation_add"),
    path(f"{_C}aendern/", following.ConsultationChange.as_view(), name="consultation_change"),
    path(f"{_C}nach-oben/", following.ConsultationUp.as_view(), name="consultation_up"),
    path(f"{_C}entfernen/", following.ConsultationRemove.as_view(), name="consultation_remove"),
    path(f"{_C}vertagen/", following.ConsultationPostpone.as_view(), name="postpone"),
    path(f"{_C}ergebnis/", following.ConsultationResult.as_view(), name="result"),
    path(f"{_C}tagesordnungspunkt/", following.ConsultationAgenda.as_view(), name="agenda_number"),
    path(f"{_C}absetzen/", following.ConsultationDrop.as_view(), name="consultation_drop"),
    path(f"{_P}anlage-hinzufuegen/", files.AttachmentAdd.as_view(), name="attachment_add"),
    path(_A, files.AttachmentDownload.as_view(), name="attachment"),
    path(f"{_A}umbenennen/", files.AttachmentRename.as_view(), name="attachment_rename"),
    path(f"{_A}entfernen/", files.AttachmentRemove.as_view(), name="attachment_remove"),
    path("vorlagenarten/", templates.TemplateList.as_view(), name="templates"),
    path("vorlagenarten/anlegen/", templates.TemplateCreate.as_view(), name="template_create"),
    path(_T, templates.TemplateDetail.as_view(), name="template"),
    path(f"{_T}aendern/", templates.TemplateChange.as_view(), name="template_change"),
    path(f"{_T}reihenfolge/", templates.TemplateOrder.as_view(), name="template_order"),
    path(f"{_T}loeschen/", templates.TemplateRemove.as_view(), name="template_remove"),
    path(f"{_T}baustein-hinzufuegen/", templates.TemplateBlockAdd.as_view(), name="template_block_add"),
    path(f"{_TB}aendern/", templates.TemplateBlockChange.as_view(), name="template_block_change"),
    path(f"{_TB}loeschen/", templates.TemplateBlockRemove.as_view(), name="template_block_remove"),
    re_path(r"^oparl/v1\.1/?$", council.CouncilSystem.as_view(), name="council"),
    path("oparl/v1.1/body", council.CouncilBodies.as_view(), name="council_bodies"),
    path("oparl/v1.1/body/<int:key>/<slug:name>", council.CouncilList.as_view(), name="council_list"),
    re_path(
        r"^oparl/v1\.1/file/(?P<key>[\w-]+)/(?P<way>inhalt|download)$",
        council.CouncilFile.as_view(),
        name="council_file",
    ),
    path("oparl/v1.1/<slug:kind>/<slug:key>", council.CouncilObject.as_view(), name="council_object"),
]
