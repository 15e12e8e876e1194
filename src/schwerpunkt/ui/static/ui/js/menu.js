// Menus (<details data-menu>): Escape and a click elsewhere close them, only one is open.
export function setUp(root) {
  for (const menu of root.querySelectorAll("details[data-menu]")) {
    menu.addEventListener("toggle", () => {
      if (!menu.open) return;
      for (const other of document.querySelectorAll("details[data-menu][open]")) {
        if (other !== menu) other.open = false;
      }
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
}

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
