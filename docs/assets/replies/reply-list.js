// <reply-list>: all replies, found as somebody types, and opened, filled and copied where they stand.

import { putCard } from "./card.js";
import { excerpt } from "./excerpt.js";
import { find, prepare } from "./find.js";
import { sought } from "./sought.js";
import { replyTexts } from "./texts.js";

const SHOWN = 50; // of what is found, until somebody wants all
const UNLOADED = "This reply could not be loaded. Close and open it to try again, or follow the link.";

export class ReplyList extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;
  /** @type {import("./find.js").Entry[]} */
  #entries = [];
  /** The items by name, and where each belongs. @type {Map<string, {item: HTMLElement, list: Element}>} */
  #items = new Map();
  #shown = SHOWN;
  /** @type {WeakMap<HTMLElement, Promise<void>>} */
  #loading = new WeakMap();

  connectedCallback() {
    const box = this.#box;
    if (!box) return;
    if (!this.#items.size) this.#read();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    box.addEventListener("input", () => this.#find(), { signal });
    this.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    this.addEventListener("toggle", ({ target }) => this.#toggled(target), { signal, capture: true });
    addEventListener("hashchange", () => this.#follow(), { signal });
    box.value = sought.take();
    if (box.value) this.#find();
    if (!this.#follow()) box.focus({ preventScroll: true });
    replyTexts().then((entries) => {
      this.#entries = entries;
      if (box.value) this.#find();
    }, () => {}); // What stands on the page is found without it.
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  get #box() {
    return this.querySelector("input");
  }

  get #results() {
    return /** @type {HTMLElement} */ (this.querySelector(".replies__found"));
  }

  #read() {
    for (const item of this.querySelectorAll("li[data-reply]")) {
      if (!(item instanceof HTMLElement) || !item.parentElement) continue;
      const [title, when] = ["strong", ".dim"].map((part) => item.querySelector(part)?.textContent ?? "");
      const name = item.dataset.reply ?? "";
      this.#items.set(name, { item, list: item.parentElement });
      this.#entries.push(prepare(name, [{ tag: "en", title, when, text: "" }]));
    }
  }

  #find() {
    const typed = this.#box?.value ?? "";
    this.#shown = SHOWN;
    this.#show(typed.trim() ? find(this.#entries, typed) : null);
  }

  /** @param {ReturnType<typeof find> | null} result  Null for the whole list. */
  #show(result) {
    for (const section of this.querySelectorAll("section")) section.hidden = result !== null;
    this.querySelectorAll(".replies__says").forEach((says) => says.remove());
    this.#putBack();
    const known = result?.found.filter(({ name }) => this.#items.has(name)) ?? [];
    for (const { name, excerpt: words } of known.slice(0, this.#shown)) {
      const { item } = /** @type {{item: HTMLElement}} */ (this.#items.get(name));
      if (words) item.querySelector("summary")?.append(excerpt(words));
      this.#results.append(item);
    }
    const more = /** @type {HTMLElement} */ (this.querySelector(".replies__more"));
    more.hidden = known.length <= this.#shown;
    more.onclick = () => {
      this.#shown = Infinity;
      this.#show(result);
    };
    this.#say(result ? told(known.length, result.all) : "");
  }

  /** What was found goes where it belongs, in order. */
  #putBack() {
    const names = [...this.#results.children].map((item) => item.getAttribute("data-reply") ?? "");
    const lists = new Set(names.map((name) => this.#items.get(name)?.list));
    for (const { item, list } of this.#items.values()) if (lists.has(list)) list.append(item);
  }

  /** @param {string} words */
  #say(words) {
    const status = this.querySelector(".replies__status");
    if (status && status.textContent !== words) status.textContent = words;
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const lines = [...this.querySelectorAll("summary")].filter((line) => line.offsetParent);
    const here = lines.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const inBox = event.target === this.#box;
    /** @type {HTMLElement | null | undefined} */
    let next;
    if (event.key === "Enter" && inBox && !event.isComposing) {
      const item = this.#box?.value.trim() ? lines[0]?.closest("li") : null;
      if (item) this.#open(item);
      event.preventDefault(); // or the line that has the focus now would be closed by the same press
    } else if (event.key === "ArrowDown" && (inBox || here >= 0)) next = lines[here + 1];
    else if (event.key === "ArrowUp" && here >= 0) next = here ? lines[here - 1] : this.#box;
    else if (event.key === "Escape" && !inBox && !isField(event.target)) next = this.#box;
    if (!next) return;
    next.focus();
    event.preventDefault();
  }

  /** The reply that the address names is open and has the focus. @returns {boolean} */
  #follow() {
    const known = this.#items.get(named(location.hash));
    if (!known) return false;
    if (known.item.offsetParent === null && this.#box) {
      this.#box.value = "";
      this.#show(null);
    }
    this.#open(known.item);
    return true;
  }

  /** Open a reply and go to it. @param {HTMLElement} item */
  async #open(item) {
    const details = item.querySelector("details");
    if (!details) return;
    details.open = true;
    const line = item.querySelector("summary");
    line?.focus({ preventScroll: true });
    item.scrollIntoView({ block: "start" });
    await this.#load(item);
    const card = item.querySelector(".reply");
    const stayed = [line, document.body].includes(/** @type {HTMLElement} */ (document.activeElement));
    if (!(card instanceof HTMLElement) || !stayed || !details.open) return;
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
    item.scrollIntoView({ block: "start" });
  }

  /** One reply is open at a time, and the address names it. @param {EventTarget | null} details */
  #toggled(details) {
    const item = details instanceof HTMLDetailsElement ? details.closest("li") : null;
    if (!item || !(details instanceof HTMLDetailsElement)) return;
    const hash = `#${item.dataset.reply}`;
    if (!details.open) {
      if (location.hash === hash) history.replaceState(history.state, "", location.pathname);
      return;
    }
    for (const other of this.querySelectorAll("details[open]")) {
      if (other instanceof HTMLDetailsElement && other !== details) other.open = false;
    }
    if (location.hash !== hash) history.replaceState(history.state, "", hash);
    this.#load(item);
  }

  /** Its card, once. @param {HTMLElement} item */
  #load(item) {
    const known = this.#loading.get(item);
    if (known) return known;
    const place = /** @type {HTMLElement} */ (item.querySelector("details"));
    const link = place.querySelector("a");
    place.querySelector(".replies__failed")?.remove();
    const path = (link?.pathname ?? "").slice(new URL("../../", import.meta.url).pathname.length);
    const loading = putCard(place, item.dataset.reply ?? "", path).catch(() => {
      this.#loading.delete(item);
      place.insertAdjacentHTML("beforeend", `<p class="replies__failed" role="alert">${UNLOADED}</p>`);
    });
    this.#loading.set(item, loading);
    return loading;
  }
}

/** The name in an address; of a damaged one, nothing. @param {string} hash */
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/** @param {EventTarget | null} target */
function isField(target) {
  return target instanceof Element && target.matches("input, textarea, select");
}

/** @param {number} count @param {boolean} all */
function told(count, all) {
  if (!count) return "No reply has these words.";
  const replies = count === 1 ? "1 reply" : `${count} replies`;
  return all ? `${replies}, the best first.` : `No reply has all of these words; ${replies} with most of them.`;
}
