// <reply-card>: fills the blanks of a reply, shows the message as it will be read, copies it.

import { copy } from "../message/clipboard.js";
import { replaceBlanks, toHtml, within } from "../message/fill.js";
import { languageName } from "../message/language.js";
import { own } from "../shapes.js";
import { shelf } from "../state/favourites.js";
import { ticket } from "../state/ticket.js";
import { whenTouched } from "../touched.js";
import { addControls } from "./card-controls.js";
import { bindFields, fieldsOf } from "./field-inputs.js";
import { Reply } from "./reply.js";
import { wakeWhenWanted } from "./waking.js";

/** @typedef {typeof import("./card-message.js")} Writer  Makes messages; there once somebody touches the page. */

const UNLOADED = "This language could not be loaded. The reply is in English; choose again to retry.";
const REFUSED = "The browser does not let this page copy. Select the message and copy it by hand.";
const NO_WRITER = "the site could not be reached. Try again.";
/** @type {Writer | undefined} */
let writer;

/** @returns {Promise<Writer>} */
async function loadWriter() {
  try {
    return (writer ??= await import("./card-message.js"));
  } catch {
    throw new Error(NO_WRITER);
  }
}

whenTouched(() => loadWriter().catch(() => {}));

export class ReplyCard extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;
  /** There as soon as anything can be pressed. */
  #reply = /** @type {Reply} */ (/** @type {unknown} */ (undefined));

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    // One of many waits, so that the page answers meanwhile; what checks lead to does not.
    if (this.closest(".replies")) wakeWhenWanted(this, () => signal.aborted || this.#wake(signal));
    else this.#wake(signal);
  }

  /** @param {AbortSignal} signal */
  #wake(signal) {
    const shared = document.querySelector("reply-frames");
    const frames = readJson(shared?.getAttribute("data-frames"));
    if (!frames || !addControls(this, readJson(shared?.getAttribute("data-channels")) ?? {})) return;
    this.#reply ??= new Reply(this, frames);
    bindFields(this, signal);
    this.addEventListener("change", (event) => this.#chosen(event.target), { signal });
    this.addEventListener("click", (event) => this.#clicked(event.target), { signal });
    this.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    ticket.addEventListener("change", () => this.#show(), { signal });
    shelf.addEventListener("change", () => this.#star(), { signal });
    this.#star();
    this.#show();
    this.toggleAttribute("data-awake", true);
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  /** @param {EventTarget | null} control */
  #chosen(control) {
    if (!(control instanceof HTMLSelectElement) || !control.dataset.choice) return;
    this.#reply.retry();
    ticket.update({ [control.dataset.choice]: control.value });
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const button = target instanceof Element ? target.closest("[data-action]") : null;
    const action = button?.getAttribute("data-action");
    if (action === "copy") this.#copy({ plain: false });
    if (action === "copy-plain") this.#copy({ plain: true });
    if (action === "add") this.#add();
    if (action === "favourite") shelf.toggle(`reply ${this.name}`);
  }

  /** Enter in the last field copies, with Ctrl in any. @param {KeyboardEvent} event */
  #pressed(event) {
    const field = fieldsOf(this).find((candidate) => candidate === event.target);
    if (!field || event.key !== "Enter" || event.isComposing) return;
    const isLast = field === fieldsOf(this).at(-1) && field.tagName !== "TEXTAREA";
    if (!event.ctrlKey && !event.metaKey && (!isLast || event.shiftKey)) return;
    event.preventDefault();
    this.#copy({ plain: false });
  }

  async #show() {
    const reply = this.#reply;
    const wanted = reply.language;
    this.#status("");
    const variant = await reply.variant();
    const message = this.querySelector(".reply__message");
    if (!message || wanted !== reply.language) return;
    if (reply.isUnloaded) this.#status(UNLOADED);
    this.#showChoices(variant.language);
    const values = reply.values(variant);
    const { html } = within(reply.frame(variant), { text: "", html: variant.html });
    message.innerHTML = replaceBlanks(html, (name) => {
      const kind = ticket.value(name) ? "filled" : "blank";
      return `<span class="${kind}">${toHtml(own(values, name) ?? reply.label(variant, name))}</span>`;
    });
    message.setAttribute("lang", variant.language);
    message.setAttribute("dir", variant.dir);
    message.setAttribute("translate", "no");
    if (this.querySelector(".doubts")) import("./doubts.js").then((doubts) => doubts.mark(this));
  }

  /** @param {string} language  The one that is shown. */
  #showChoices(language) {
    const { channel, language: had } = this.#reply;
    for (const [choice, value] of Object.entries({ language, channel })) {
      const select = this.querySelector(`select[data-choice=${choice}]`);
      if (select instanceof HTMLSelectElement) select.value = value;
    }
    const wanted = ticket.state.language ?? "en";
    const note = this.querySelector(".reply__fallback");
    if (note) note.textContent = wanted === had ? "" : `Not written in ${languageName(wanted)}: this is English.`;
  }

  #star() {
    const pressed = String(shelf.isFavourite(`reply ${this.name}`));
    this.querySelector("[data-action=favourite]")?.setAttribute("aria-pressed", pressed);
  }

  /**
   * Something the writer makes of the reply, at once where all of it is there.
   * @template T
   * @param {(writer: Writer, variant: import("./reply.js").Variant) => T} make
   * @returns {T | Promise<T>}
   */
  #made(make) {
    const variant = this.#reply.variant();
    if (writer && !(variant instanceof Promise)) return make(writer, variant);
    return Promise.all([loadWriter(), variant]).then(([writer, variant]) => make(writer, variant));
  }

  /** @param {{plain: boolean}} how */
  async #copy({ plain }) {
    try {
      const done = await copy(
        this.#made((writer, variant) => writer.message(this.#reply, variant)),
        { plain },
      );
      const inEnglish = this.#reply.isUnloaded ? " in English" : "";
      const how = plain ? " as plain text." : ", with and without formatting.";
      this.#status(done ? `Copied${inEnglish}${how}` : REFUSED);
      if (done) shelf.visit(`reply ${this.name}`);
    } catch (error) {
      await writer?.filling;
      this.#status(`Not copied: ${/** @type {Error} */ (error).message}`);
    }
  }

  async #add() {
    try {
      const part = await this.#made((writer, variant) => writer.part(this.#reply, variant));
      ticket.update({ parts: [...ticket.state.parts, part] });
      const count = ticket.state.parts.length;
      this.#status(`Added: ${count} ${count === 1 ? "part" : "parts"} in the answer.`);
      shelf.visit(`reply ${this.name}`);
    } catch (error) {
      await writer?.filling;
      this.#status(`Not added: ${/** @type {Error} */ (error).message}`);
    }
  }

  /** @param {string} words */
  #status(words) {
    const status = this.querySelector("[role=status]");
    if (status && status.textContent !== words) status.textContent = words;
  }
}

/** @param {string | null | undefined} json */
function readJson(json) {
  return json ? JSON.parse(json) : null;
}
