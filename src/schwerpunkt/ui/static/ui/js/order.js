// A list to put in order (<fieldset data-order>): drag by the handle, or move with the buttons without leaving the page.
function say(list, item) {
  const said = list.querySelector("[data-order-said]");
  const items = [...list.querySelectorAll("[data-order-item]")];
  said.textContent = said.dataset.orderWords
    .replace("{label}", item.querySelector(".sp-order__label").textContent)
    .replace("{place}", items.indexOf(item) + 1)
    .replace("{count}", items.length);
  list.dispatchEvent(new Event("order-changed", { bubbles: true }));
}

function move(list, item, way) {
  const other = way === "up" ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (way === "up") other.before(item);
  else other.after(item);
  say(list, item);
}

function dragging(list, item, grip) {
  grip.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    item.classList.add("is-dragged");
    const onMove = (moved) => {
      // The neighbours change places, not the item: taken out of the page it would lose the pointer.
      const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
      while (item.nextElementSibling && moved.clientY > middle(item.nextElementSibling)) item.before(item.nextElementSibling);
      while (item.previousElementSibling && moved.clientY < middle(item.previousElementSibling)) item.after(item.previousElementSibling);
    };
    const onUp = () => {
      item.classList.remove("is-dragged");
      grip.removeEventListener("pointermove", onMove);
      say(list, item);
    };
    grip.addEventListener("pointermove", onMove);
    grip.addEventListener("pointerup", onUp, { once: true });
  });
}

export function setUp(root) {
  for (const list of root.querySelectorAll("[data-order]")) {
    list.classList.add("is-live");
    for (const item of list.querySelectorAll("[data-order-item]")) {
      dragging(list, item, item.querySelector("[data-order-grip]"));
      for (const button of item.querySelectorAll("button[name=_move]")) {
        button.addEventListener("click", (event) => {
          event.preventDefault();
          move(list, item, button.value.endsWith(":up") ? "up" : "down");
          button.focus();
        });
      }
    }
  }
}
