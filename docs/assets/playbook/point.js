// Marks the checks that the ticket at hand speaks for, with its words.

import { listOf, text } from "../shapes.js";
import { loadJson } from "../site.js";
import { ticket } from "../state/ticket.js";
import { likely, unpack } from "./likely.js";

/** @typedef {import("./check-list.js").CheckList} CheckList */
/** @typedef {import("./likely.js").Weights} Weights */

const FILE = listOf(text);
/** Words that every playbook's customers write, once for all pages. @type {Promise<Weights> | undefined} */
let common;
/** What was loaded, and for which ticket it was shown last. @type {WeakMap<CheckList, {checks: Promise<Weights[]>, text?: string}>} */
const known = new WeakMap();

/** @param {CheckList} list */
export async function point(list) {
  const kept = known.get(list) ?? { checks: loadJson(`points/${list.name}.json`).then((data) => FILE(data).map(unpack)) };
  known.set(list, kept);
  kept.checks.catch(() => known.delete(list));
  const said = ticket.state.text;
  if (kept.text === said) return;
  kept.text = said;
  common ??= loadJson("desk-common.json").then((data) => unpack(FILE(data).join(" ")));
  const everybodys = await common.catch(() => (common = undefined));
  const checks = await kept.checks;
  if (kept.text !== said) return;
  for (const { row, button } of list.checks) {
    delete button.dataset.likely;
    button.removeAttribute("aria-describedby");
    button.setAttribute("aria-keyshortcuts", button.dataset.check ?? "");
    row.querySelector(".check__says")?.remove();
  }
  likely(checks, said, everybodys).forEach(({ place, words }, at) => mark(list.checks[place], at + 1, words));
}

/** @param {import("./check-list.js").Check} check @param {number} rank @param {string[]} words */
function mark({ row, button }, rank, words) {
  button.dataset.likely = String(rank);
  if (rank === 1) button.setAttribute("aria-keyshortcuts", `${button.dataset.check} Enter`);
  const says = document.createElement("p");
  says.className = "check__says";
  says.id = `check-says-${rank}`;
  says.append(words.length ? "The ticket says: " : "The ticket as a whole fits. ");
  for (const word of words) {
    const mark = document.createElement("mark");
    mark.textContent = word;
    says.append(mark, word === words[words.length - 1] ? " " : " · ");
  }
  if (rank === 1) says.insertAdjacentHTML("beforeend", '<kbd aria-hidden="true">Enter</kbd>');
  row.append(says);
  button.setAttribute("aria-describedby", says.id);
}
