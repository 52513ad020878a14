// Which replies have some words, in whatever language they are written, the best first. No DOM.

import { plain } from "../desk/features.js";

/** @typedef {{tag: string, title: string, when: string, text: string}} Variant */
/** @typedef {Variant & {heading: string, summary: string, all: string}} Prepared  What is typed is sought in. */
/** @typedef {{name: string, variants: Prepared[]}} Entry */
/** @typedef {{before: string, hit: string, after: string, tag: string}} Excerpt  Words of the text alone. */
/** @typedef {{name: string, has: number, rank: number, readonly excerpt: Excerpt | null}} Found */

const QUOTED = /["“”„«「『]\s*([^"“”„«»「」『』]+?)\s*["“”»」』]/g;
const BEFORE = 50; // characters of the text shown around what was found
const AFTER = 110;

/** @param {string} name @param {Variant[]} variants @returns {Entry} */
export function prepare(name, variants) {
  return {
    name,
    variants: variants.map((variant) => {
      const [heading, when, text] = [variant.title, variant.when, variant.text].map(plain);
      const summary = `${heading} ${when}`;
      return { ...variant, heading, summary, all: `${summary} ${text}` };
    }),
  };
}

/** Words that have to be there, and phrases in quotes as they stand. @param {string} typed @returns {string[]} */
export function terms(typed) {
  const phrases = Array.from(typed.matchAll(QUOTED), (match) => match[1]);
  const words = typed.replace(QUOTED, " ").replace(/["“”„«»「」『』]/g, " ").split(/\s+/);
  const all = [...phrases, ...words].map((term) => plain(term).replace(/\s+/g, " ").trim());
  return [...new Set(all.filter(Boolean))];
}

/**
 * Replies that have all the terms in one language; where there is none, those with most of them.
 * @param {Entry[]} entries
 * @param {string} typed
 * @returns {{found: Found[], all: boolean}}
 */
export function find(entries, typed) {
  const wanted = terms(typed);
  if (!wanted.length) return { found: [], all: true };
  const found = entries.map((entry) => best(entry, wanted)).filter(({ has }) => has > 0);
  const whole = found.filter(({ has }) => has === wanted.length);
  const some = found.filter(({ has }) => has > wanted.length / 2);
  const shown = whole.length ? whole : some;
  shown.sort((one, other) => other.has - one.has || other.rank - one.rank);
  return { found: shown, all: whole.length > 0 };
}

/** The language of a reply that has most of the terms. @param {Entry} entry @param {string[]} wanted @returns {Found} */
function best({ name, variants }, wanted) {
  let [has, rank, most] = [0, 0, variants[0]];
  for (const variant of variants) {
    const own = count(variant.all, wanted);
    if (own === 0 || own < has) continue;
    const ownRank = count(variant.heading, wanted) + count(variant.summary, wanted);
    if (own > has || ownRank > rank) [has, rank, most] = [own, ownRank, variant];
  }
  return {
    name,
    has,
    rank,
    // Of what is shown alone: it takes longer than to find it.
    get excerpt() {
      return has ? excerptOf(most, most === variants[0], wanted) : null;
    },
  };
}

/** @param {string} text @param {string[]} wanted */
function count(text, wanted) {
  return wanted.filter((term) => text.includes(term)).length;
}

/**
 * The first term that cannot be seen in the English title and reason, with what stands around it.
 * @param {Prepared} variant @param {boolean} isSeen  Its title and reason stand in the list.
 * @param {string[]} wanted @returns {Excerpt | null}
 */
function excerptOf({ tag, title, when, text: body, summary }, isSeen, wanted) {
  const text = isSeen ? body : `${title} · ${when} · ${body}`;
  const term = wanted.find((term) => !isSeen || !summary.includes(term));
  const place = term === undefined ? null : placeOf(text, term);
  if (!place) return null;
  const [start, end] = place;
  const from = start > BEFORE ? text.indexOf(" ", start - BEFORE) + 1 || start : 0;
  const cut = text.indexOf(" ", end + AFTER);
  const until = cut < 0 ? text.length : cut;
  return {
    before: (from > 0 ? "… " : "") + text.slice(Math.min(from, start), start),
    hit: text.slice(start, end),
    after: text.slice(end, until) + (until < text.length ? " …" : ""),
    tag,
  };
}

/** Where a plain term stands in a text as it is written. @param {string} text @param {string} term @returns {[number, number] | null} */
function placeOf(text, term) {
  let [whole, at] = ["", 0];
  /** @type {number[]} */
  const places = [];
  for (const sign of text) {
    const own = plain(sign);
    for (let i = 0; i < own.length; i++) places.push(at);
    whole += own;
    at += sign.length;
  }
  const start = whole.indexOf(term);
  if (start < 0) return null;
  return [places[start], places[start + term.length] ?? text.length];
}
