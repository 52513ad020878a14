// What data from a storage or a server has to look like before it is believed. No DOM.

/** @template T @typedef {(value: unknown) => T} Shape  Throws a TypeError where a value is not of it. */

// Nothing of this can run, load or lead anywhere but to an https address.
const TAG =
  /^(?:<\/?(?:p|ul|ol|li|strong|em)>|<br ?\/?>|<ol start="\d{1,9}">|<a href="https:\/\/[^"<>\s]*">|<\/a>|<div dir="(?:ltr|rtl)">|<\/div>)$/;

/** @type {Shape<string>} */
export function text(value) {
  if (typeof value !== "string") throw new TypeError("this is no text");
  return value;
}

/** @type {Shape<boolean>} */
export function flag(value) {
  if (typeof value !== "boolean") throw new TypeError("this is neither true nor false");
  return value;
}

/** What a reply's HTML may hold, and nothing else. @type {Shape<string>} */
export function html(value) {
  const tags = text(value).match(/<[^<>]*>?|>/g) ?? [];
  if (!tags.every((tag) => TAG.test(tag))) throw new TypeError("this is no reply's HTML");
  return text(value);
}

/** @param {RegExp} pattern @returns {Shape<string>} */
export function matching(pattern) {
  return (value) => {
    if (!pattern.test(text(value))) throw new TypeError("this is not what was expected");
    return text(value);
  };
}

/** @template T @param {Shape<T>} shape @returns {Shape<T[]>} */
export function listOf(shape) {
  return (value) => {
    if (!Array.isArray(value)) throw new TypeError("this is no list");
    return value.map((item) => shape(item));
  };
}

/** @template T @param {Shape<T>} shape @returns {Shape<Record<string, T>>} */
export function recordOf(shape) {
  return (value) =>
    Object.fromEntries(Object.entries(record(value)).map(([key, item]) => [key, shape(item)]));
}

/**
 * Named members, each of its shape; what else is there is left out.
 * @template {Record<string, Shape<any>>} S
 * @param {S} shapes
 * @returns {Shape<{[K in keyof S]: ReturnType<S[K]>}>}
 */
export function members(shapes) {
  return (value) => {
    const from = record(value);
    const entries = Object.entries(shapes).map(([key, shape]) => [key, shape(own(from, key))]);
    return Object.fromEntries(entries);
  };
}

/** The shape, or `otherwise` where a value is not of it. @template T @template O
 * @param {Shape<T>} shape @param {O} otherwise @returns {Shape<T | O>} */
export function or(shape, otherwise) {
  return (value) => {
    try {
      return shape(value);
    } catch {
      return otherwise;
    }
  };
}

/**
 * A member of a record by a name that somebody chose, `constructor` among them.
 * @template T
 * @param {Record<string, T>} from
 * @param {string} key
 * @returns {T | undefined}
 */
export function own(from, key) {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function record(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError("this is no record");
  }
  return /** @type {Record<string, unknown>} */ (value);
}
