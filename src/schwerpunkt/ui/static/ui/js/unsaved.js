// Says that something is not saved yet, and asks before it is lost (<form data-unsaved>).
let open = 0;
let lastSign = Date.now();
const PAUSE = 5 * 60 * 1000;

// Typing is activity: the session does not end while somebody writes a long text.
function stayAwake() {
  if (Date.now() - lastSign < PAUSE) return;
  lastSign = Date.now();
  fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => {});
}

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
    form.addEventListener("input", stayAwake);
    form.addEventListener("order-changed", change);
    form.addEventListener("submit", done);
    for (const link of form.querySelectorAll("[data-leave]")) link.addEventListener("click", done);
  }
}

addEventListener("beforeunload", (event) => {
  if (open > 0) event.preventDefault();
});
