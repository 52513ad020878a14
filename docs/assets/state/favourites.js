// Favourites and recent replies and playbooks: names only, kept in this browser.

import { readNames } from "./stored.js";

/** @typedef {{favourites: string[], recent: string[]}} Names */

const KEY = "playbooks.shelf";
const RECENT = 8;

/** Fires `change`; works for the page at hand where storage is refused. */
export class Shelf extends EventTarget {
  /** @type {Names} */
  #names = { favourites: [], recent: [] };
  /** @type {Storage | null} */
  #storage;

  /** @param {() => Storage} storage  Called once; may throw where storage is refused. */
  constructor(storage) {
    super();
    try {
      this.#storage = storage();
    } catch {
      this.#storage = null;
    }
    this.#read();
  }

  /** @returns {Readonly<Names>} */
  get names() {
    this.#read();
    return this.#names;
  }

  /** @param {string} name  Like `reply domain/verify-email`. @returns {boolean} */
  isFavourite(name) {
    return this.names.favourites.includes(name);
  }

  /** @param {string} name */
  toggle(name) {
    const { favourites, recent } = this.names;
    const kept = favourites.filter((other) => other !== name);
    this.#write({ favourites: kept.length < favourites.length ? kept : [...kept, name], recent });
  }

  /** @param {string} name */
  visit(name) {
    const { favourites, recent } = this.names;
    const others = recent.filter((other) => other !== name);
    this.#write({ favourites, recent: [name, ...others].slice(0, RECENT) });
  }

  #read() {
    try {
      const kept = this.#storage?.getItem(KEY);
      if (kept) this.#names = readNames(kept);
    } catch {
      // Storage refused since: keep what we have.
    }
  }

  /** @param {Names} names */
  #write(names) {
    this.#names = names;
    try {
      this.#storage?.setItem(KEY, JSON.stringify(names));
    } catch {
      // Kept for this page.
    }
    this.dispatchEvent(new Event("change"));
  }
}

export const shelf = new Shelf(() => localStorage);
