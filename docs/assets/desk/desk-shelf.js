// <desk-shelf>: links to the favourites and to what was used last.

import { matching, members, own, recordOf, text } from "../shapes.js";
import { address, loadJson } from "../site.js";
import { shelf } from "../state/favourites.js";

const PLACES = recordOf(members({ title: text, url: matching(/^[\w-]+(?:\/[\w-]+)*\/(?:#[\w-]+)?$/) }));
/** @typedef {ReturnType<typeof PLACES>} Places  By `kind name`. */

export class DeskShelf extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;

  connectedCallback() {
    this.#listening = new AbortController();
    shelf.addEventListener("change", () => this.#show(), { signal: this.#listening.signal });
    this.#show();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  async #show() {
    const { favourites, recent } = shelf.names;
    if (favourites.length + recent.length === 0) {
      this.replaceChildren();
      return;
    }
    /** @type {Places} */
    let places;
    try {
      places = PLACES(await loadJson("replies/index.json"));
    } catch {
      return; // Offline before the first full visit: the list of playbooks below is enough.
    }
    const others = recent.filter((name) => !favourites.includes(name));
    this.replaceChildren(...group("Favourites", favourites, places), ...group("Recent", others, places));
  }
}

/**
 * @param {string} title
 * @param {string[]} names
 * @param {Places} places
 * @returns {Element[]}
 */
function group(title, names, places) {
  const items = names.filter((name) => own(places, name)).map((name) => {
    const link = document.createElement("a");
    link.href = address(places[name].url);
    link.textContent = places[name].title;
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  if (items.length === 0) return [];
  const heading = document.createElement("h2");
  heading.textContent = title;
  const list = document.createElement("ul");
  list.append(...items);
  return [heading, list];
}
