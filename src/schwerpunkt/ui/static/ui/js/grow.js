// Text areas grow with their text (<textarea data-grow>); browsers with field-sizing do it by CSS.
const knowsSizing = CSS.supports("field-sizing", "content");

function fit(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 4}px`;
}

export function setUp(root) {
  if (knowsSizing) return;
  for (const area of root.querySelectorAll("textarea[data-grow]")) {
    area.addEventListener("input", () => fit(area));
    fit(area);
  }
}
