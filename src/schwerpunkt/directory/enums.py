"""Choices and permissions of the directory."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perm(StrEnum):
    """What can be permitted in the directory."""

    VIEW_DIRECTORY = "directory.view_directory"
    EDIT_ORGANISATIONS = "directory.edit_organisations"
    MANAGE_CENTRE = "directory.manage_centre"


class CodeKind(models.TextChoices):
    """The lists of codes a centre keeps."""

    ACTION_FIELD = "action_field", _("Handlungsfeld")
    STRATEGY_LEVEL = "strategy_level", _("Integrationsstrategieebene")
    TARGET_GROUP = "target_group", _("Zielgruppe")
    MEASURE_KIND = "measure_kind", _("Art der Maßnahme")
    NEED_TOPIC = "need_topic", _("Thema eines Bedarfs")
    ADVICE_KIND = "advice_kind", _("Leistung der Beratung")
    NEED_URGENCY = "need_urgency", _("Dringlichkeit eines Bedarfs")
    TALK_KIND = "talk_kind", _("Art eines Gesprächs mit Sprachmittlung")
    UNCOVERED_REASON = "uncovered_reason", _("Grund, warum niemand zum Sprachmitteln gefunden wurde")


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    MINISTRY = "ministry", _("Ministerium")
    AUTHORITY = "authority", _("Behörde")
    UNIT = "unit", _("Fachbereich der eigenen Verwaltung")
    MUNICIPALITY = "municipality", _("Kommune")
    SCHOOL = "school", _("Schule")
    DAYCARE = "daycare", _("Kita")
    WELFARE = "welfare", _("Wohlfahrtsverband oder Träger")
    MIGRANT_ORGANISATION = "migrant_organisation", _("Migrantenorganisation")
    ASSOCIATION = "association", _("Verein oder Initiative")
    NETWORK = "network", _("Netzwerk oder Gruppe von Einrichtungen")
    COMPANY = "company", _("Unternehmen")
    OTHER = "other", _("Sonstige")


class NameKind(models.TextChoices):
    """What a name of an organisation is for."""

    OFFICIAL = "official", _("amtlicher Name")
    SHORT = "short", _("Kurzname")
    ALIAS = "alias", _("auch bekannt als")


class MeetingState(models.TextChoices):
    """State of a committee's meeting, in the words OParl 1.1 recommends."""

    SCHEDULED = "scheduled", _("terminiert")
    INVITED = "invited", _("eingeladen")
    HELD = "held", _("durchgeführt")
    CANCELLED = "cancelled", _("abgesagt")
