// A page made to be printed (<body class="sp-print">) offers it at once; a button [data-print] prints any page.
export function setUp(root) {
  for (const button of root.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

if (document.body.classList.contains("sp-print")) addEventListener("load", () => print());
