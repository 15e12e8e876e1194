"""Page classes. Each page names its permission, shows one query or runs one command."""

from schwerpunkt.ui.files import Download, archive, attachment
from schwerpunkt.ui.pages.base import PUBLIC, SIGNED_IN, Page, PageRequest, RecordPage
from schwerpunkt.ui.pages.commanding import CommandPage, CreatePage
from schwerpunkt.ui.pages.detail import EVERY, DetailPage, Panel, contribute_panel
from schwerpunkt.ui.pages.listing import ListPage
from schwerpunkt.ui.pages.small import DownloadPage, FragmentPage, RecordDownloadPage
from schwerpunkt.ui.pages.transition import ConfirmPage, TransitionPage

__all__ = (
    "EVERY",
    "PUBLIC",
    "SIGNED_IN",
    "CommandPage",
    "ConfirmPage",
    "CreatePage",
    "DetailPage",
    "Download",
    "DownloadPage",
    "FragmentPage",
    "ListPage",
    "Page",
    "PageRequest",
    "Panel",
    "RecordDownloadPage",
    "RecordPage",
    "TransitionPage",
    "archive",
    "attachment",
    "contribute_panel",
)
