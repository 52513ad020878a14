// <reply-card>: fills the blanks of a reply, shows the message as it will be read, copies it.

import { copy } from "./clipboard.js";
import { blanks, fill, replaceBlanks, toHtml, within } from "./fill.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {import("./fill.js").Message} Message */
/** @typedef {Record<string, Record<string, Message>>} Frames  By channel and language. */
/**
 * A reply in one language, with the labels and defaults of its fields in that language.
 * @typedef {Message & {dir: string, labels: Record<string, string>,
 *   defaults: Record<string, string>}} Variant
 */

const REFUSED = "The browser does not let this page copy. Select the message and copy it by hand.";
const MISFIT = "This looks different from what is usual here.";

export class ReplyCard extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;
  /** @type {Record<string, Variant>}  By language, as far as loaded. */
  #variants = {};
  /** @type {Frames} */
  #frames = {};

  connectedCallback() {
    const english = readJson(this.dataset.reply);
    const frames = readJson(this.#framesOfPage());
    const button = this.querySelector("[data-action=copy]");
    if (!english || !frames || !button) return;
    this.#variants = { en: { ...english, ...this.#english() } };
    this.#frames = frames;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("input", () => this.#changed(), { signal });
    button.addEventListener("click", () => this.#copy(), { signal });
    this.#show();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  #framesOfPage() {
    const element = document.querySelector("reply-frames");
    return element instanceof HTMLElement ? element.dataset.frames : undefined;
  }

  /** @returns {Control[]} */
  get #fields() {
    return [...this.querySelectorAll(".field [data-field]")].filter((node) => "value" in node);
  }

  /** Labels and defaults as the page has them. */
  #english() {
    /** @type {Record<string, string>} */
    const labels = {};
    /** @type {Record<string, string>} */
    const defaults = {};
    for (const field of this.#fields) {
      const name = nameOf(field);
      labels[name] = field.closest(".field")?.querySelector("label")?.textContent ?? name;
      if (field.dataset.default) defaults[name] = field.dataset.default;
    }
    return { labels, defaults };
  }

  /** @param {string} choice @returns {string | undefined} */
  #choice(choice) {
    const select = this.querySelector(`select[data-choice=${choice}]`);
    return select instanceof HTMLSelectElement ? select.value : undefined;
  }

  get #language() {
    return this.#choice("language") ?? "en";
  }

  /** The reply in the chosen language; other languages than English are loaded once. */
  async #variant() {
    const language = this.#language;
    if (!this.#variants[language]) {
      const response = await fetch(this.dataset.variants ?? "");
      if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
      this.#variants = { ...(await response.json()), en: this.#variants.en };
    }
    return { language, ...this.#variants[language] };
  }

  /** The whole message, its blanks still blank. @param {Message & {language: string}} variant */
  #template(variant) {
    const channel = this.#frames[this.#choice("channel") ?? Object.keys(this.#frames)[0]];
    return within(channel[variant.language] ?? channel.en, variant);
  }

  /** What is typed, and the default where nothing is. @param {Variant} variant */
  #values(variant) {
    /** @type {import("./fill.js").Values} */
    const values = {};
    for (const field of this.#fields) {
      const name = nameOf(field);
      const english = this.#variants.en.defaults[name];
      const value = field.value.trim() ? field.value : (variant.defaults[name] ?? english);
      if (value) values[name] = value;
    }
    return values;
  }

  #changed() {
    this.#status("");
    for (const field of this.#fields) {
      const value = field.value.trim();
      const misfit = value && !matches(field.dataset.pattern, value);
      explain(field, misfit ? MISFIT : "", { warning: true });
    }
    this.#show();
  }

  async #show() {
    const variant = await this.#load();
    const message = this.querySelector(".reply__message");
    if (!message || !variant || variant.language !== this.#language) return;
    const values = this.#values(variant);
    const typed = new Set(this.#fields.filter((field) => field.value.trim()).map(nameOf));
    message.innerHTML = replaceBlanks(this.#template(variant).html, (name) => {
      const label = variant.labels[name] ?? this.#variants.en.labels[name] ?? name;
      const kind = typed.has(name) ? "filled" : "blank";
      return `<span class="${kind}">${toHtml(values[name] ?? label)}</span>`;
    });
    message.setAttribute("lang", variant.language);
    message.setAttribute("dir", variant.dir);
  }

  /** The chosen variant; English, said openly, when the chosen one cannot be had. */
  async #load() {
    try {
      return await this.#variant();
    } catch {
      const select = this.querySelector("select[data-choice=language]");
      if (select instanceof HTMLSelectElement) select.value = "en";
      this.#status("This language could not be loaded. The reply is in English.");
      return this.#variant();
    }
  }

  async #copy() {
    const variant = await this.#load();
    const template = this.#template(variant);
    const values = this.#values(variant);
    const missing = blanks(template.text).filter((name) => !(name in values));
    const open = this.#fields.filter((field) => missing.includes(nameOf(field)));
    for (const field of open) explain(field, "Fill this in first.", { warning: false });
    if (missing.length > 0) {
      this.#status("Not copied: something is still blank.");
      open[0]?.focus();
      return;
    }
    const done = await copy(fill(template, values));
    this.#status(done ? "Copied, with and without formatting." : REFUSED);
  }

  /** @param {string} words */
  #status(words) {
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = words;
  }
}

/** @param {Control} field */
function nameOf(field) {
  return field.dataset.field ?? "";
}

/** @param {string | undefined} json */
function readJson(json) {
  return json && JSON.parse(json);
}

/**
 * Say below a field what is the matter with it; nothing when `words` is empty.
 * @param {Control} field
 * @param {string} words
 * @param {{warning: boolean}} options  A warning does not make the field invalid.
 */
function explain(field, words, { warning }) {
  const box = field.closest(".field");
  const id = `${field.closest("reply-card")?.id}-${nameOf(field)}-reason`;
  box?.querySelector(".field__reason")?.remove();
  field.removeAttribute("aria-invalid");
  field.removeAttribute("aria-describedby");
  if (!words) return;
  const note = document.createElement("span");
  note.id = id;
  note.className = warning ? "field__reason field__reason--warning" : "field__reason";
  note.textContent = words;
  box?.append(note);
  field.setAttribute("aria-describedby", id);
  if (!warning) field.setAttribute("aria-invalid", "true");
}

/** @param {string | undefined} pattern @param {string} value */
function matches(pattern, value) {
  try {
    return !pattern || new RegExp(`^(?:${pattern})$`, "u").test(value);
  } catch {
    return true;
  }
}
