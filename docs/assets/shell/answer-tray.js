// <answer-tray>: the answer made of several replies, and the ticket it belongs to.

import { copy } from "../message/clipboard.js";
import { ticket } from "../state/ticket.js";
import { whenTouched } from "../touched.js";

export class AnswerTray extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;
  /** What shows the parts and puts them together, once it is there. @type {typeof import("./answer-parts.js") | undefined} */
  #parts;
  /** @type {Promise<typeof import("./answer-parts.js")> | undefined} */
  #loading;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    if (!this.firstElementChild) this.innerHTML = MARKUP;
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Answer");
    this.addEventListener("click", (event) => this.#clicked(event.target), { signal });
    ticket.addEventListener("change", () => this.#show(), { signal });
    ticket.addEventListener("lost", () => this.#say(LOST), { signal });
    whenTouched(() => this.#load().catch(() => {}));
    this.#show();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const button = target instanceof Element ? target.closest("[data-do]") : null;
    const actions = /** @type {Record<string, () => void>} */ ({
      copy: () => this.#copy(),
      new: () => this.#new(),
      undo: () => this.#restore(),
      keys: () => this.dispatchEvent(new CustomEvent("show-keys", { bubbles: true })),
    });
    actions[button?.getAttribute("data-do") ?? ""]?.();
  }

  #new() {
    if (ticket.isNew) {
      this.#say("This is a new ticket already.");
      return;
    }
    ticket.begin();
    this.#say("New ticket: what was typed, chosen and collected is gone.");
    this.#undo.focus();
  }

  #restore() {
    ticket.bringBack();
    this.#say("It is back.");
    this.querySelector("summary")?.focus();
  }

  get #undo() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-do=undo]"));
  }

  /**
   * Say that a new build of the site is there.
   * @param {() => void} update  Takes it over and loads the page anew.
   */
  offerUpdate(update) {
    const button = this.querySelector("[data-do=update]");
    if (!(button instanceof HTMLButtonElement)) return;
    button.hidden = false;
    button.onclick = update;
    this.#say("There is a new version of these playbooks.");
  }

  #show() {
    const { parts } = ticket.state;
    this.#undo.hidden = !ticket.before;
    if (parts.length) this.#load().catch(() => {});
    this.toggleAttribute("data-filled", parts.length > 0);
    const count = this.querySelector(".answer__count");
    if (count) count.textContent = String(parts.length);
    const button = this.querySelector("[data-do=copy]");
    if (button instanceof HTMLButtonElement) button.disabled = parts.length === 0;
    const details = this.querySelector("details");
    if (details && parts.length === 0) details.open = false;
  }

  async #load() {
    this.#loading ??= import("./answer-parts.js").catch(() => {
      this.#loading = undefined;
      throw new Error("The answer could not be loaded. Nothing was copied; try again.");
    });
    const parts = await this.#loading;
    const list = this.querySelector(".answer__parts");
    if (!this.#parts && list instanceof HTMLElement) parts.showParts(list, (words) => this.#say(words));
    return (this.#parts ??= parts);
  }

  async #copy() {
    try {
      const done = await copy(this.#parts?.answer() ?? this.#load().then(({ answer }) => answer()));
      this.#say(done ? "Copied the answer, with and without formatting." : REFUSED);
    } catch (error) {
      this.#say(/** @type {Error} */ (error).message);
    }
  }

  /** @param {string} words */
  #say(words) {
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = words;
  }
}

const LOST = "This is another ticket: what was typed, chosen and collected for the one before is gone.";
const REFUSED = "The browser does not let this page copy. Open the answer and copy its parts by hand.";

const MARKUP = `
  <details>
    <summary>Answer <span class="answer__count">0</span></summary>
    <p class="answer__empty">No reply yet. <em>Add to answer</em> collects replies from any page.</p>
    <ol class="answer__parts"></ol>
  </details>
  <div class="answer__bar">
    <button type="button" class="md-button md-button--primary" data-do="copy" disabled>Copy answer</button>
    <span role="status"></span>
    <button type="button" data-do="undo" hidden>Undo</button>
    <button type="button" data-do="update" hidden>Update</button>
    <button type="button" data-do="new" aria-keyshortcuts="t">New ticket<kbd aria-hidden="true">t</kbd></button>
    <button type="button" data-do="keys" aria-keyshortcuts="?">Keys<kbd aria-hidden="true">?</kbd></button>
  </div>`;
