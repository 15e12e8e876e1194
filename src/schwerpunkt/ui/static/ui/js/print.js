// A button that prints the page (<button data-print>); hidden until JavaScript is there.
export function setUp(root) {
  for (const button of root.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
