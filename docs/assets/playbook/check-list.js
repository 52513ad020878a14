// <check-list>: one check at a time, and in place what the answers lead to.

import { own } from "../shapes.js";
import { ticket } from "../state/ticket.js";
import { decide, pathNote } from "./decide.js";

/** @typedef {import("./decide.js").Check} Check */

export class CheckList extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;
  /** @type {Check[]} */
  #checks = [];
  /** Where a led-to card stood before it was shown. @type {Comment | undefined} */
  #gap;

  connectedCallback() {
    this.#checks = this.#items.map((item) => ({
      condition: item.querySelector(".check__question")?.textContent ?? null,
      lead: item.dataset.lead ?? "",
      words: item.querySelector(".check__lead")?.textContent ?? "",
    }));
    if (this.#checks.length === 0 || !this.#outcome) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const actions = /** @type {Record<string, () => void>} */ ({
      yes: () => this.#answer([...this.answers, true]),
      no: () => this.#answer([...this.answers, false]),
      back: () => this.#answer(this.answers.slice(0, -1)),
      restart: () => this.#answer([]),
    });
    this.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("[data-answer]");
      if (button instanceof HTMLElement) actions[button.dataset.answer ?? ""]?.();
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

  /** Answers so far, yes as true: to these very questions, whatever others there were before. @returns {boolean[]} */
  get answers() {
    const kept = own(ticket.state.paths, this.name) ?? {};
    const found = this.#checks.map(({ condition }) => own(kept, condition ?? ""));
    const open = found.indexOf(undefined);
    return /** @type {boolean[]} */ (open < 0 ? found : found.slice(0, open));
  }

  /** The path as text for an internal note, empty when nothing is answered. */
  get note() {
    return this.answers.length > 0 ? pathNote(this.#checks, this.answers) : "";
  }

  get #items() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".check")]);
  }

  get #outcome() {
    return /** @type {HTMLElement | null} */ (
      this.closest("[data-playbook]")?.querySelector(".outcome")
    );
  }

  /** @param {boolean[]} answers */
  #answer(answers) {
    const kept = answers.map((answer, place) => [this.#checks[place].condition, answer]);
    ticket.update({ paths: { ...ticket.state.paths, [this.name]: Object.fromEntries(kept) } });
    const { step, reached } = decide(this.#checks, answers);
    const place = reached ? this.#outcome : this.#items[step];
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "nearest" });
  }

  #show() {
    const answers = this.answers;
    const { step, reached } = decide(this.#checks, answers);
    this.#items.forEach((item, index) => {
      const current = index === step;
      item.toggleAttribute("data-current", current);
      if (current) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
      item.dataset.answered = index < answers.length ? (answers[index] ? "yes" : "no") : "";
    });
    const rows = this.closest("[data-playbook]")?.querySelectorAll(".picture [data-check]") ?? [];
    rows.forEach((row, index) => {
      row.classList.toggle("is-current", index === step);
      row.classList.toggle("is-past", index < step);
      row.classList.toggle("is-reached", index === step && Boolean(reached));
    });
    this.#toggle("back", answers.length > 0);
    this.#toggle("restart", answers.length > 0);
    this.#toggle("yes", !reached);
    this.#toggle("no", !reached);
    this.#lead(reached);
  }

  /** @param {string} action @param {boolean} possible */
  #toggle(action, possible) {
    for (const button of this.querySelectorAll(`[data-answer=${action}]`)) {
      if (button instanceof HTMLButtonElement) button.disabled = !possible;
    }
  }

  /** @param {Check | null} reached */
  #lead(reached) {
    const outcome = this.#outcome;
    if (!outcome || outcome.dataset.leads === (reached?.lead ?? undefined)) return;
    this.#putBack();
    outcome.hidden = !reached;
    if (!reached) {
      delete outcome.dataset.leads;
      return;
    }
    outcome.dataset.leads = reached.lead;
    const words = outcome.querySelector(".outcome__words");
    const source = this.#items[this.#checks.indexOf(reached)].querySelector(".check__lead");
    words?.replaceChildren(...(source?.cloneNode(true).childNodes ?? []));
    const target = this.#target(reached.lead);
    if (target) {
      this.#gap = document.createComment("");
      target.replaceWith(this.#gap);
      outcome.append(target);
    }
  }

  /** @param {string} lead @returns {Element | null} */
  #target(lead) {
    const [kind, name] = lead.split(" ");
    const playbook = this.closest("[data-playbook]");
    if (kind === "escalate") return playbook?.querySelector("escalation-note") ?? null;
    return kind === "reply" ? document.querySelector(`reply-card[name="${CSS.escape(name)}"]`) : null;
  }

  #putBack() {
    const shown = this.#outcome?.querySelector(":scope > reply-card, :scope > escalation-note");
    if (shown && this.#gap) this.#gap.replaceWith(shown);
    this.#gap = undefined;
  }
}
