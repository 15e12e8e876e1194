// What needs attention first takes the focus: the summary of errors, a conflict.
export function setUp(root) {
  const target = root.querySelector("[data-focus]");
  if (target) target.focus({ preventScroll: false });
}
