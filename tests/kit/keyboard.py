"""Using a page as somebody does who has no mouse: Tab, Enter, Space, arrows, typing."""

from pathlib import Path

from playwright.sync_api import Page

_NAME = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return '';
  const label = it.labels && it.labels.length ? it.labels[0].innerText : '';
  return (it.getAttribute('aria-label') || label || it.innerText || it.value || '').replace(/\\s+/g, ' ').trim();
}"""
_MOST = 220


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is called ``name`` has the focus; fails when it cannot be reached."""
    seen: list[str] = []
    for _number in range(_MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(_NAME)
        if here in {name, f"{name} freiwillig"} or here.startswith((f"{name}:", f"{name} :")):
            return
        seen.append(here)
    raise AssertionError(f"{name!r} is not reached by Tab on {page.url}; reached: {list(dict.fromkeys(seen))}")


def follow(page: Page, name: str) -> None:
    """Go to a link or button and press Enter; waits for the next page."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def fill(page: Page, label: str, text: str) -> None:
    """Go to a field and type, replacing what is there."""
    tab_to(page, label)
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def choose(page: Page, label: str, option: str) -> None:
    """Go to a list and choose the option that begins with ``option`` by typing it, without umlauts: those are no keys."""
    tab_to(page, label)
    page.keyboard.type(option)


def tick(page: Page, label: str) -> None:
    """Go to a box or a radio button and press Space."""
    tab_to(page, label)
    page.keyboard.press("Space")


def sign_in(page: Page, email: str, password: str) -> None:
    """Sign in from wherever the program sends a stranger."""
    page.goto("/")
    fill(page, "E-Mail", email)
    fill(page, "Passwort", password)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def demo_password(data: Path) -> str:
    """The pass phrase of the demo, as the program wrote it down for its owner."""
    return (data / "demo-password.txt").read_text(encoding="utf-8").strip()
