// Renews a preview while one types: <form data-preview="/address" data-preview-into="#id">, half a second after the last key.
export function setUp(root) {
  for (const form of root.querySelectorAll("form[data-preview]")) {
    const into = document.querySelector(form.dataset.previewInto);
    let timer = 0;
    let running = null;
    const renew = async () => {
      if (running) running.abort();
      running = new AbortController();
      try {
        const answer = await fetch(form.dataset.preview, {
          method: "POST",
          body: new FormData(form),
          headers: { "HX-Request": "true", "HX-Target": into.id },
          signal: running.signal,
        });
        if (answer.ok) {
          const place = into.scrollTop;
          into.innerHTML = await answer.text();
          into.scrollTop = place;
          into.removeAttribute("aria-busy");
        }
      } catch (error) {
        if (error.name !== "AbortError") throw error;
      }
    };
    form.addEventListener("input", () => {
      into.setAttribute("aria-busy", "true");
      clearTimeout(timer);
      timer = setTimeout(renew, 500);
    });
  }
}
