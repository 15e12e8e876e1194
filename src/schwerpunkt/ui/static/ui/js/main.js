// What pages can do more with JavaScript. Each part looks for its own data attribute; without it a page stays usable.
import { setUp as drops } from "./menu.js";
import { setUp as grow } from "./grow.js";
import { setUp as files } from "./files.js";
import { setUp as once } from "./once.js";
import "./token.js";
import { setUp as unsaved } from "./unsaved.js";
import { setUp as order } from "./order.js";
import { setUp as dialogs } from "./dialog.js";
import { setUp as focus } from "./focus.js";
import { setUp as preview } from "./preview.js";
import { setUp as query } from "./query.js";
import { setUp as prints } from "./print.js";
import { setUp as labels } from "./labels.js";
import { setUp as scroll } from "./scroll.js";

const parts = [drops, grow, files, once, unsaved, order, dialogs, focus, preview, query, prints, labels, scroll];

function setUp(root) {
  for (const part of parts) part(root);
}

setUp(document);
// htmx also reports the first page, which is set up already: a form must not get its listeners twice.
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) setUp(event.target);
});
