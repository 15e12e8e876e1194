// The proof that a form is ours changes when somebody signs in again in another tab. A form takes the present one along,
// so that what was typed before can still be sent.
function present() {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="));
  return cookie && cookie.slice("csrftoken=".length);
}

document.addEventListener(
  "submit",
  (event) => {
    const field = event.target.elements.namedItem("csrfmiddlewaretoken");
    const token = present();
    if (field && token) field.value = token;
  },
  true,
);
