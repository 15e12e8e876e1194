// Says that something is not saved yet, and asks before it is lost (<form data-unsaved>).
let open = 0;

export function setUp(root) {
  for (const form of root.querySelectorAll("form[data-unsaved]")) {
    const note = form.querySelector("[data-unsaved-note]");
    const change = () => {
      if (form.dataset.changed) return;
      form.dataset.changed = "yes";
      open += 1;
      if (note) note.hidden = false;
    };
    const done = () => {
      if (!form.dataset.changed) return;
      delete form.dataset.changed;
      open -= 1;
      if (note) note.hidden = true;
    };
    form.addEventListener("input", change);
    form.addEventListener("order-changed", change);
    form.addEventListener("submit", done);
    for (const link of form.querySelectorAll("[data-leave]")) link.addEventListener("click", done);
  }
}

addEventListener("beforeunload", (event) => {
  if (open > 0) event.preventDefault();
});
