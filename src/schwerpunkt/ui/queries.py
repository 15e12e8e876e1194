"""What the user interface asks about itself."""

from django.db.models import QuerySet

from schwerpunkt.ui.models import SavedView


def saved_views(membership_id: int, page: str | None = None) -> QuerySet[SavedView]:
    """The lists a person has kept, all or those of one page, by name."""
    views = SavedView.objects.filter(membership_id=membership_id)
    return views.filter(page=page) if page is not None else views
