// Keeps addresses short: empty fields of a filter form do not go into the address (<form data-clean-query>).
export function setUp(root) {
  for (const form of root.querySelectorAll("form[data-clean-query]")) {
    const defaults = new Set([...form.querySelectorAll("[data-has-default]")].map((field) => field.name));
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData.entries()]) {
        if (value === "" && !defaults.has(name)) event.formData.delete(name);
      }
    });
    form.addEventListener("htmx:configRequest", (event) => {
      const { parameters } = event.detail;
      for (const name of Object.keys(parameters)) {
        if (parameters[name] === "" && !defaults.has(name)) delete parameters[name];
      }
    });
  }
}
