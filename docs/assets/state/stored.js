// What a storage of the browser holds, as far as it can be believed: somebody else may have written
// it, on a shared host another site, or a former build. What is wrong in it is left out. No DOM.

import { flag, html, matching, members, or, text } from "../shapes.js";

/** @typedef {import("./ticket.js").State} State */
/** @template T @typedef {import("../shapes.js").Shape<T>} Shape */

const PART = members({ name: text, title: text, text, html, dir: or(matching(/^rtl$/), "ltr") });
/** @type {Shape<State>} */
const STATE = members({
  values: recordOfSome(text),
  language: or(matching(/^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/), null),
  channel: or(matching(/^[a-z][a-z\d-]*$/), null),
  parts: listOfSome(PART),
  paths: recordOfSome(recordOfSome(flag)),
  text: or(text, ""),
  said: or(text, ""),
});
const NAMES = members({ favourites: listOfSome(text), recent: listOfSome(text) });

/** @param {string | null} json @returns {State} */
export function readState(json) {
  return or(STATE, STATE({}))(parsed(json));
}

/** @param {string | null} json @returns {import("./favourites.js").Names} */
export function readNames(json) {
  return or(NAMES, NAMES({}))(parsed(json));
}

/** The items that are of a shape. @template T @param {Shape<T>} shape @returns {Shape<T[]>} */
function listOfSome(shape) {
  return (value) => (Array.isArray(value) ? value.flatMap((item) => or(one(shape), [])(item)) : []);
}

/** The members that are of a shape. @template T @param {Shape<T>} shape @returns {Shape<Record<string, T>>} */
function recordOfSome(shape) {
  return (value) => {
    const found = Object.entries(Array.isArray(value) ? {} : (value ?? {})).flatMap(([key, item]) =>
      or(one(shape), [])(item).map((good) => /** @type {[string, T]} */ ([key, good])),
    );
    return Object.fromEntries(found);
  };
}

/** @template T @param {Shape<T>} shape @returns {Shape<T[]>} */
function one(shape) {
  return (value) => [shape(value)];
}

/** @param {string | null} json @returns {unknown} */
function parsed(json) {
  try {
    return JSON.parse(json ?? "null");
  } catch {
    return null;
  }
}
