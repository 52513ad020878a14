// Questions to the customer as one part of a message. No DOM.

import { toHtml } from "../message/fill.js";
import { directionOf } from "../message/language.js";
import { own } from "../shapes.js";

/** @typedef {Record<string, string>} Question  By language. */
/** @typedef {{before: string, title: string}} Asking  What stands before questions, and what they are called. */

const MOST = 3; // questions that a customer answers in one go

/**
 * Which questions are asked unless the agent chooses others: those the ticket speaks for, then those
 * that decide first.
 * @param {{number: string, likely: number}[]} open  In the order of the checks; `likely` from 1, 0 for none.
 * @returns {string[]}
 */
export function mostTelling(open) {
  const rank = (/** @type {{likely: number}} */ { likely }) => likely || Infinity;
  const sorted = open.map((one, place) => ({ ...one, place }));
  sorted.sort((one, other) => (rank(one) === rank(other) ? one.place - other.place : rank(one) - rank(other)));
  return sorted.slice(0, MOST).map(({ number }) => number);
}

/**
 * The language all of some questions have, English otherwise.
 * @param {Question[]} questions
 * @param {string | null} wanted
 */
export function languageOf(questions, wanted) {
  return wanted && questions.every((question) => own(question, wanted)) ? wanted : "en";
}

/**
 * @param {Question[]} questions
 * @param {string} language
 * @param {Asking | undefined} asking
 * @returns {import("../message/combine.js").Part}
 */
export function partOf(questions, language, asking) {
  const words = questions.map((question) => own(question, language) ?? question.en);
  const several = words.length > 1;
  const before = asking?.before ?? "";
  const list = several ? `<ol>${words.map((one) => `<li>${toHtml(one)}</li>`).join("")}</ol>` : `<p>${toHtml(words[0])}</p>`;
  return {
    name: "questions",
    title: asking?.title || "Questions",
    text: [...(before ? [before] : []), words.map((one, at) => (several ? `${at + 1}. ${one}` : one)).join("\n")].join("\n\n"),
    html: (before ? `<p>${toHtml(before)}</p>` : "") + list,
    dir: directionOf(language),
  };
}
