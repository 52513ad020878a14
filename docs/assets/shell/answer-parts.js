// The parts of the answer, to read, edit, move and remove.

import { clean } from "../message/clean-html.js";
import { move } from "../message/combine.js";
import { addStyle } from "../site.js";
import { ticket } from "../state/ticket.js";
import { loadFrames, wholeAnswer } from "./whole-answer.js";

/**
 * Show the parts of the ticket in a list, from now on.
 * @param {HTMLElement} list
 * @param {(words: string) => void} say
 */
export function showParts(list, say) {
  addStyle("answer-parts");
  list.addEventListener("click", (event) => clicked(list, event.target, say));
  list.addEventListener("focusout", (event) => keep(event.target));
  list.addEventListener("paste", pasteAsText);
  ticket.addEventListener("change", () => show(list));
  show(list);
}

/**
 * What is copied, at once where all of it is there.
 * @returns {import("../message/fill.js").Message | Promise<import("../message/fill.js").Message>}
 */
export function answer() {
  keep(document.activeElement); // some browsers press a button without leaving the text
  return wholeAnswer();
}

/** @param {HTMLElement} list */
function show(list) {
  const { parts } = ticket.state;
  if (parts.length) loadFrames().catch(() => {}); // at hand when they are copied
  const shown = JSON.stringify(parts);
  if (list.dataset.shown === shown) return;
  list.dataset.shown = shown;
  list.replaceChildren(...parts.map((part, index) => item(part, index, parts.length)));
}

/** @param {HTMLElement} list @param {EventTarget | null} target @param {(words: string) => void} say */
function clicked(list, target, say) {
  const button = target instanceof Element ? target.closest("[data-do]") : null;
  if (!(button instanceof HTMLElement)) return;
  const index = Number(button.closest("li")?.dataset.index);
  const { parts } = ticket.state;
  if (button.dataset.do === "remove") {
    ticket.replace({ parts: parts.filter((_, other) => other !== index) });
    say("Removed.");
    const undo = list.closest("answer-tray")?.querySelector("[data-do=undo]");
    if (undo instanceof HTMLElement) undo.focus();
    return;
  }
  const to = button.dataset.do === "up" ? index - 1 : index + 1;
  ticket.update({ parts: move(parts, index, to) });
  const place = Math.max(0, Math.min(to, parts.length - 1));
  say(`${parts[index].title} is part ${place + 1} now.`);
  const item = list.querySelector(`li[data-index="${place}"]`);
  const again = item?.querySelector(`[data-do=${button.dataset.do}]:not(:disabled)`);
  const next = again ?? item?.querySelector("[data-do]:not(:disabled)");
  if (next instanceof HTMLElement) next.focus();
}

/** Keep what somebody made of a part. @param {EventTarget | null} target */
function keep(target) {
  if (!(target instanceof HTMLElement) || !target.matches(".part__body")) return;
  const index = Number(target.closest("li")?.dataset.index);
  const part = ticket.state.parts[index];
  const edited = clean(target);
  if (!part || edited.html === part.html) return;
  const parts = ticket.state.parts.map((p, other) => (other === index ? { ...p, ...edited } : p));
  ticket.update({ parts });
}

/**
 * @param {import("../message/combine.js").Part} part
 * @param {number} index
 * @param {number} count
 */
function item(part, index, count) {
  const li = document.createElement("li");
  li.dataset.index = String(index);
  li.className = "part";
  li.innerHTML = PART;
  const title = li.querySelector(".part__title");
  if (title) title.textContent = part.title;
  const body = li.querySelector(".part__body");
  if (body) {
    body.innerHTML = part.html;
    body.setAttribute("dir", part.dir);
    body.setAttribute("aria-label", `Text of ${part.title}`);
  }
  for (const [action, verb, off] of /** @type {[string, string, boolean][]} */ ([
    ["up", "Move up", index === 0],
    ["down", "Move down", index === count - 1],
    ["remove", "Remove", false],
  ])) {
    const button = li.querySelector(`[data-do=${action}]`);
    button?.setAttribute("aria-label", `${verb}: ${part.title}`);
    button?.toggleAttribute("disabled", off);
  }
  return li;
}

/** What is pasted into a part is text; the part's own formatting stays. @param {ClipboardEvent} event */
function pasteAsText(event) {
  if (!(event.target instanceof Element) || !event.target.closest(".part__body")) return;
  event.preventDefault();
  document.execCommand("insertText", false, event.clipboardData?.getData("text/plain") ?? "");
}

const PART = `
  <div class="part__head"><strong class="part__title"></strong>
    <button type="button" data-do="up">↑</button>
    <button type="button" data-do="down">↓</button>
    <button type="button" data-do="remove">×</button></div>
  <div class="part__body" contenteditable="true" role="textbox" aria-multiline="true"
    translate="no"></div>`;
