// A form that is on its way cannot be sent again (<form data-once>). The server keeps the same promise by a token.
export function setUp(root) {
  for (const form of root.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (event.submitter && event.submitter.name === "_move") return;
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      if (event.submitter) event.submitter.setAttribute("aria-disabled", "true");
    });
  }
}

// Back from the browser's memory: the form may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
});
