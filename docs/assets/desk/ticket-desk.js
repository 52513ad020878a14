// <ticket-desk>: a ticket in, playbooks out. Everything happens in this tab.

import { load, loadJson } from "../site.js";
import { isAnother, shared } from "../state/another.js";
import { ticket } from "../state/ticket.js";
import { read } from "./index-file.js";
import { rank } from "./rank.js";
import { showGuesses, showResults } from "./results.js";

/** @typedef {import("./index-file.js").Index} Index */

const KEPT = 100_000; // characters of a ticket that are there again when the agent comes back
/** @type {Promise<Index> | undefined} */
let loading;

/** The index, loaded once; after a failure the next call tries again. */
function loadIndex() {
  loading ??= loadJson("desk.json")
    .then(({ index }) => load(index))
    .then(read);
  loading.catch(() => (loading = undefined));
  return loading;
}

export class TicketDesk extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;
  /** Counts inputs, so that an answer never belongs to an older text. */
  #turn = 0;
  /** What an input is about to leave of the text. @type {string | undefined} */
  #kept;

  connectedCallback() {
    const box = this.#box;
    if (!box) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    box.addEventListener("beforeinput", () => (this.#kept = unselected(box)), { signal });
    box.addEventListener("input", (event) => this.#typed(/** @type {InputEvent} */ (event)), { signal });
    this.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    ticket.addEventListener("change", () => this.#follow(), { signal });
    if (box.value) this.#typed();
    else box.value = ticket.state.text;
    if (document.activeElement === document.body) box.focus({ preventScroll: true });
    whenIdle(() => loadIndex().catch(() => {}));
    if (box.value) this.#changed();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  get #box() {
    return this.querySelector("textarea");
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`.desk__${name}`));
  }

  /** The ticket was cleared, or brought back, somewhere else on the page. */
  #follow() {
    const box = this.#box;
    const text = ticket.state.text;
    if (!box || box.value.slice(0, KEPT) === text) return;
    box.value = text;
    this.#changed();
  }

  /** Somebody typed or pasted, before this page could look, where there is no event. @param {InputEvent} [event] */
  #typed(event) {
    const now = this.#box?.value.slice(0, KEPT) ?? "";
    const { text: was, said } = ticket.state;
    const kept = this.#kept ?? shared(was, now);
    this.#kept = undefined;
    if (event && /^history/.test(event.inputType) && ticket.before?.text === now) ticket.bringBack();
    else if (isPasted(event) && isAnother(said, kept, now)) ticket.begin(now);
    else ticket.update({ text: now, said: now.length < said.length ? said : now });
    this.#changed();
  }

  async #changed() {
    const turn = ++this.#turn;
    const text = this.#box?.value ?? "";
    this.#part("list").setAttribute("aria-busy", "true");
    // Let the typed letter show first; what was typed meanwhile is one answer, not several.
    await new Promise((done) => setTimeout(done));
    if (turn !== this.#turn) return;
    try {
      const index = await loadIndex();
      if (turn === this.#turn) this.#answer(index, text);
    } catch {
      if (turn === this.#turn) this.#fail(text);
    }
  }

  /** @param {Index} index @param {string} text */
  #answer(index, text) {
    const ranking = rank(index, text);
    showResults(this.#part("list"), index, ranking);
    this.#part("status").textContent = summary(text, ranking);
    showGuesses(this.#part("perhaps"), index, ranking);
    this.#part("list").setAttribute("aria-busy", "false");
    this.#more(index, text, ranking);
  }

  /**
   * What can wait until the list has been seen.
   * @param {Index} index
   * @param {string} text
   * @param {import("./rank.js").Ranking} ranking
   */
  async #more(index, text, ranking) {
    const turn = this.#turn;
    const current = () => turn === this.#turn;
    const { showMore } = await import("./extras.js");
    if (current()) showMore(this, index, text, ranking, current);
  }

  /** @param {string} text */
  #fail(text) {
    this.#part("list").replaceChildren();
    this.#part("perhaps").hidden = true;
    this.#part("list").setAttribute("aria-busy", "false");
    const words = "The desk could not be loaded. The products below have every playbook; type on to try again.";
    this.#part("status").textContent = text.trim() ? words : "";
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const links = [...this.querySelectorAll(".desk__list a")];
    const here = links.indexOf(/** @type {Element} */ (document.activeElement));
    const box = this.#box;
    const atEnd = event.target === box && box?.selectionStart === box?.value.length;
    /** @type {Element | null | undefined} */
    let next;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === box) {
      /** @type {HTMLElement | undefined} */ (links[event.shiftKey ? 1 : 0])?.click();
    } else if (event.key === "ArrowDown" && (here >= 0 || atEnd)) {
      next = links[here + 1];
    } else if (event.key === "ArrowUp" && here >= 0) {
      next = here ? links[here - 1] : box;
    }
    if (next instanceof HTMLElement) {
      next.focus();
      event.preventDefault();
    }
  }
}

/** Text that came at once, not letter by letter. @param {InputEvent} [event] */
function isPasted(event) {
  if (!event?.inputType) return true;
  if (/^(?:delete|history|insertLineBreak|insertComposition)/.test(event.inputType)) return false;
  return event.inputType !== "insertText" || (event.data?.length ?? 0) > 2;
}

/** The text of a box without what is selected. @param {HTMLTextAreaElement} box */
function unselected({ value, selectionStart, selectionEnd }) {
  return value.slice(0, selectionStart) + value.slice(selectionEnd);
}

/** @param {() => void} task */
function whenIdle(task) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(task, { timeout: 500 });
  else setTimeout(task);
}

/** @param {string} text @param {import("./rank.js").Ranking} ranking */
function summary(text, { answers, several }) {
  if (!text.trim()) return "";
  if (!answers.length) {
    return "No playbook fits this. Other words may help, or the products below; if there should be one, propose it.";
  }
  if (several) return "More than one question: each playbook says which part it answers.";
  return answers.length === 1 ? "One playbook." : `${answers.length} playbooks, the best first.`;
}
