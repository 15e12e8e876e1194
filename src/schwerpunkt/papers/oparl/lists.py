"""Pages of OParl's external lists."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from schwerpunkt.papers.oparl.terms import OParlObject, link


def external_list(
    data: Sequence[OParlObject],
    *,
    url: str,
    page: int,
    per_page: int,
    total: int,
    filters: Mapping[str, str] | None = None,
) -> OParlObject:
    """One page of a list.

    ``data`` are the objects of page ``page`` (from 1) out of ``total``; the caller sorts by something that never
    changes. ``filters`` (created_since, modified_until, …) are kept in the links to the other pages. ValueError when
    the page does not exist or does not hold as many objects as it must.
    """
    last = max(1, -(-total // per_page))
    if not 1 <= page <= last:
        raise ValueError(f"there is no page {page} of {last}")
    expected = min(per_page, total - (page - 1) * per_page)
    if len(data) != expected:
        raise ValueError(f"page {page} holds {expected} objects, not {len(data)}")

    def page_url(number: int) -> str:
        query = sorted({**(filters or {}), "page": str(number)}.items())
        return f"{link(url)}?{urlencode(query)}"

    links = {"first": page_url(1), "self": page_url(page), "last": page_url(last)}
    if page > 1:
        links["prev"] = page_url(page - 1)
    if page < last:
        links["next"] = page_url(page + 1)
    return {
        "data": list(data),
        "pagination": {"totalElements": total, "elementsPerPage": per_page, "currentPage": page, "totalPages": last},
        "links": links,
    }
