// A table wider than its place can be scrolled by keyboard: it takes the focus and says its name.
export function setUp(root) {
  for (const box of root.querySelectorAll(".sp-tablebox")) {
    if (box.scrollWidth <= box.clientWidth) continue;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    const caption = box.querySelector("caption");
    if (caption && !box.hasAttribute("aria-label")) box.setAttribute("aria-label", caption.textContent.trim());
  }
}
