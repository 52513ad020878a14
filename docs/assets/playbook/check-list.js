// <check-list>: all checks at a glance, one at a time beside them, and in place what they lead to.

import { own } from "../shapes.js";
import { ticket } from "../state/ticket.js";
import { decide } from "./decide.js";
import { Outcome } from "./outcome.js";
import { pathNote } from "./path-note.js";

/** @typedef {import("./decide.js").Answer} Answer */
/** @typedef {import("./decide.js").Check & {look: string, row: HTMLElement, button: HTMLElement}} Check */

const KINDS = /** @type {Record<string, string>} */ ({ reply: "Reply: ", playbook: "Playbook: " });

export class CheckList extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;
  /** @type {Check[]} */
  #checks = [];
  /** @type {Outcome | undefined} */
  #outcome;

  connectedCallback() {
    this.#checks = [...this.querySelectorAll("li[data-lead]")].map((row) =>
      checkOf(/** @type {HTMLElement} */ (row)),
    );
    const place = this.closest("[data-playbook]")?.querySelector(".outcome");
    if (this.#checks.length === 0 || !(place instanceof HTMLElement)) return;
    this.#outcome ??= new Outcome(place);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const actions = /** @type {Record<string, () => void>} */ ({
      yes: () => this.#settle(this.step, true),
      no: () => this.#settle(this.step, false),
      back: () => this.#keep(Object.entries(this.#kept).slice(0, -1)),
      restart: () => this.#keep([]),
      ask: () => import("./ask-customer.js").then(({ ask }) => ask(this)),
    });
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("[data-answer], [data-check]");
      if (!(button instanceof HTMLElement)) return;
      if (button.dataset.check) this.#settle(Number(button.dataset.check) - 1, true);
      else actions[button.dataset.answer ?? ""]?.();
    }, { signal });
    ticket.addEventListener("change", () => this.#show(), { signal });
    this.#show();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** The playbook's name. */
  get name() {
    return this.closest("[data-playbook]")?.getAttribute("data-playbook") ?? "";
  }

  get checks() {
    return this.#checks;
  }

  /** The check to settle next, or the one that decided, from 0. */
  get step() {
    return decide(this.#checks, this.answers).step;
  }

  /** What was answered, check by check: these very questions, whatever others there were before. @returns {Answer[]} */
  get answers() {
    const kept = this.#kept;
    return this.#checks.map(({ condition }) => own(kept, keyOf(condition)));
  }

  /** The path as text for an internal note, empty when nothing is answered. */
  get note() {
    const { answers } = this;
    return answers.every((answer) => answer === undefined) ? "" : pathNote(this.#checks, answers);
  }

  /** Answers by question, the latest last. */
  get #kept() {
    const known = new Set(this.#checks.map(({ condition }) => keyOf(condition)));
    const kept = Object.entries(own(ticket.state.paths, this.name) ?? {});
    return Object.fromEntries(kept.filter(([question]) => known.has(question)));
  }

  /** Only one check holds: the one that was said to last. @param {number} place @param {boolean} answer */
  #settle(place, answer) {
    const question = keyOf(this.#checks[place].condition);
    const others = Object.entries(this.#kept).filter(([other, yes]) => other !== question && !yes);
    this.#keep([...others, [question, answer]]);
  }

  /** @param {[string, boolean][]} answers */
  #keep(answers) {
    ticket.update({ paths: { ...ticket.state.paths, [this.name]: Object.fromEntries(answers) } });
    const { reached } = decide(this.#checks, this.answers);
    const place = reached ? this.#outcome?.place : this.querySelector(".check");
    if (!(place instanceof HTMLElement)) return;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  }

  #show() {
    const { answers } = this;
    const { step, reached } = decide(this.#checks, answers);
    const { condition, look } = this.#checks[step];
    this.#say("number", `Check ${step + 1} of ${this.#checks.length}`);
    this.#say("question", condition ?? "Otherwise");
    this.#say("look", look);
    this.#checks.forEach(({ row, button }, place) => {
      row.toggleAttribute("data-current", place === step);
      row.dataset.answered = answers[place] === undefined ? "" : answers[place] ? "yes" : "no";
      button.setAttribute("aria-pressed", String(this.#checks[place] === reached));
      if (answers[place] === false) button.setAttribute("aria-description", "answered No");
      else button.removeAttribute("aria-description");
    });
    const some = answers.some((answer) => answer !== undefined);
    this.#enable({ back: some, restart: some, yes: !reached, no: !reached });
    this.#outcome?.show(reached ? this.#checks[step].row : null);
    // What the ticket speaks for is marked, never answered.
    if (ticket.state.text || this.querySelector("[data-likely]")) {
      import("./point.js").then(({ point }) => point(this)).catch(() => {});
    }
  }

  /** @param {string} part @param {string} words */
  #say(part, words) {
    const element = this.querySelector(`.check__${part}`);
    if (element && element.textContent !== words) element.textContent = words;
  }

  /** @param {Record<string, boolean>} possible */
  #enable(possible) {
    for (const button of this.querySelectorAll("[data-answer]")) {
      const action = button.getAttribute("data-answer") ?? "";
      if (button instanceof HTMLButtonElement) button.disabled = possible[action] === false;
    }
  }
}

/**
 * What an answer is kept under. A number as it stands would come before all others in an object,
 * whenever it was answered.
 * @param {string | null} condition
 */
function keyOf(condition) {
  return (condition ?? "").replace(/^(?=\d+$)/, " ");
}

/** What a row of the list says; its number is its key. @param {HTMLElement} row @returns {Check} */
function checkOf(row) {
  const button = /** @type {HTMLElement} */ (row.querySelector("[data-check]"));
  const look = row.querySelector("span")?.textContent;
  const lead = row.dataset.lead ?? "";
  const link = row.querySelector("a");
  // The page has many rows: a tab stop for each is enough.
  if (link) link.tabIndex = -1;
  button.setAttribute("aria-keyshortcuts", button.dataset.check ?? "");
  return {
    condition: look === undefined ? null : (button.textContent ?? ""),
    look: look ?? "",
    lead,
    words: (KINDS[lead.split(" ")[0]] ?? "") + (link?.textContent ?? ""),
    row,
    button,
  };
}
