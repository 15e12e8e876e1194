// Buttons that put a placeholder where the cursor last was: <button data-insert="{zeitraum_text}">.
let last = null;

document.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea, input[type=text]")) last = event.target;
});

for (const button of document.querySelectorAll("[data-insert]")) {
  button.addEventListener("click", () => {
    const area = last ?? document.querySelector("textarea");
    if (!area) return;
    const word = button.dataset.insert;
    area.setRangeText(word, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
    const said = document.querySelector("[data-insert-said]");
    if (said) said.textContent = said.dataset.insertWords.replace("{word}", word);
  });
}
