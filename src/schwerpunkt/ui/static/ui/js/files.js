// A file that is too large is said when it is chosen, not after it was sent (<input type="file" data-most>).
function said(input) {
  const file = input.files && input.files[0];
  const most = Number(input.dataset.most);
  if (!file || file.size <= most) return "";
  const size = Math.ceil(file.size / 1048576).toLocaleString(document.documentElement.lang);
  return input.dataset.mostWords.replace("{size}", size);
}

function show(input) {
  const words = said(input);
  const id = `${input.id}-most`;
  let line = document.getElementById(id);
  if (!line) {
    line = document.createElement("p");
    line.id = id;
    line.className = "sp-error";
    line.setAttribute("role", "alert");
    input.after(line);
    input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
  }
  line.textContent = words;
  line.hidden = !words;
  input.toggleAttribute("aria-invalid", Boolean(words));
  if (words) input.setAttribute("aria-invalid", "true");
  return words;
}

export function setUp(root) {
  for (const input of root.querySelectorAll("input[type=file][data-most]")) {
    input.addEventListener("change", () => show(input));
    // Before the form counts as sent (once.js listens later, on the form itself).
    input.form.addEventListener(
      "submit",
      (event) => {
        if (!said(input)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        show(input);
        input.focus();
      },
      { capture: true },
    );
  }
}
