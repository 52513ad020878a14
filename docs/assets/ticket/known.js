// What tickets of this company hold, as its content says it: made ready to look for. No DOM.

import { listOf, members, or, text } from "../shapes.js";

/** @typedef {"near" | "after"} Beside */
/** @typedef {{field: string, kind?: string | null, pattern?: string | null, called?: string[], only?: Beside | null, digits?: number}} Way */
/** @typedef {{field: string, looks: RegExp, whole: RegExp, only: Beside | null, digits: number}} Look */
/**
 * @typedef {object} Known
 * @property {Set<string>} hosts  Names of the company's own hosts, which are no customer's.
 * @property {Map<string, string[]>} kinds  Fields by the kind of value that they hold.
 * @property {Look[]} looks  Patterns of fields, in order.
 * @property {string[]} names  Of fields with words beside them: groups of `labels`, in order; then cards.
 * @property {RegExp} labels
 * @property {RegExp[]} keys  Secret keys of the company.
 */

const WAY = members({ field: text, kind: or(text, null), pattern: or(text, null), called: or(listOf(text), []) });
/** What has to be there of what the content says. */
export const SAID = { hosts: listOf(text), detect: listOf(WAY), keys: listOf(text) };

const CARD = "card|tarjeta|cart[aãe]|kartu|卡|カード|بطاق";
// What stands between a word and its value: "invoice number: …", "order no. …".
const BETWEEN = "(?:number|no\\b|id\\b|n[º°]|número|nomor|[号號]码?|番号|رقم)";
// A value is a word of its own, though it may follow letters of another kind: UID5012…
const BEGINS = "(?<![\\d.-])(?<![A-Za-z](?=[A-Za-z]))";
const ENDS = "(?!\\w|[.-]\\w)";

/** @type {WeakMap<object, Known>} */
const ready = new WeakMap();

/**
 * @param {{hosts?: string[], detect?: Way[], keys?: string[]}} about  Of the index.
 * @returns {Known}
 */
export function knownOf(about) {
  const known = ready.get(about) ?? prepared(about);
  ready.set(about, known);
  return known;
}

/** @param {{hosts?: string[], detect?: Way[], keys?: string[]}} about @returns {Known} */
function prepared({ hosts = [], detect = [], keys = [] }) {
  /** @type {Map<string, string[]>} */
  const kinds = new Map();
  for (const { field, kind } of detect) if (kind) kinds.set(kind, [...(kinds.get(kind) ?? []), field]);
  /** @type {Map<string, string[]>} */
  const called = new Map();
  for (const { field, only, called: words = [] } of detect) {
    if (only !== "after" && words.length) called.set(field, [...(called.get(field) ?? []), ...words]);
  }
  const groups = [...[...called.values()].map((words) => words.map(wordOf).join("|")), CARD];
  return {
    hosts: new Set(hosts),
    kinds,
    looks: detect.flatMap(lookOf),
    names: [...called.keys(), "card"],
    labels: new RegExp(groups.map((words) => `(${words})`).join("|"), "giu"),
    keys: keys.map((pattern) => new RegExp(`(?<![A-Za-z\\d])(${pattern})`, "gu")),
  };
}

/** @param {Way} way @returns {Look[]} */
function lookOf({ field, pattern, called = [], only = null, digits = 1 }) {
  if (!pattern) return [];
  const before = `(?:${called.map(wordOf).join("|")}) ?${BETWEEN}?["'\\s:=#.是]{1,5}`;
  const looks = new RegExp(`${only === "after" ? before : BEGINS}(${pattern})${ENDS}`, "giu");
  return [{ field, looks, whole: new RegExp(`^(?:${pattern})$`, "iu"), only, digits }];
}

/** A word as customers write it: with a space, a hyphen or neither. @param {string} word */
function wordOf(word) {
  const written = word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/[\s_-]+/g, "[ _-]?");
  const first = /^\p{Script=Latin}/u.test(word) ? "(?<!\\p{Script=Latin})" : "";
  return first + written + (/\p{Script=Latin}$/u.test(word) ? "(?!\\p{Script=Latin})" : "");
}

/**
 * What the words beside a value say it is: a field, or `card`; and the words between.
 * @param {Known} known
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
export function labelOf({ names, labels }, text, start, end) {
  const before = text.slice(Math.max(0, start - 40), start);
  const last = [...before.matchAll(labels)].at(-1);
  const match = last ?? [...text.slice(end, end + 25).matchAll(labels)][0];
  const label = names[match?.slice(1).findIndex(Boolean) ?? -1];
  return { label, gap: last ? before.slice(last.index + last[0].length) : "—" };
}

/** Whether a value looks like one of a field, whatever stands beside it.
 * @param {Known} known @param {string} field @param {string} value */
export function looksLike({ looks }, field, value) {
  return looks.some((look) => look.field === field && look.whole.test(value));
}
