// The list of playbooks below the ticket: what it is, and which words of the ticket spoke for it.

import { address } from "../site.js";
import { weightOf } from "./scores.js";

/** @typedef {import("./index-file.js").Index} Index */
/** @typedef {import("./rank.js").Ranking} Ranking */
/** @typedef {import("./rank.js").Answer} Answer */

const CLOSE = 0.25; // below the best: the two fit about as well
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’._-][\p{L}\p{N}\p{M}]+)*/gu;
const SIGNS = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const LEAD = 40; // characters shown before the first marked word
const EXCERPT = 180;
const MARKED = 8;
const LOOKED = 4_000; // characters in which the words to mark are sought

/**
 * @param {HTMLElement} list
 * @param {Index} index
 * @param {Ranking} ranking
 */
export function showResults(list, index, { answers, several, text }) {
  const items = answers.map((answer, number) => {
    const [name, title, summary] = index.about.playbooks[answer.place];
    const item = document.createElement("li");
    item.dataset.playbook = name;
    const close = number === 1 && !several && answer.fit >= answers[0].fit - CLOSE;
    item.append(linkTo(name, title), paragraph("desk__summary", summary));
    if (close) item.append(apart(index, answers[0].place, answer.place));
    item.append(why(index, answer, text));
    return item;
  });
  list.replaceChildren(...items);
}

/**
 * What may be meant where nothing fits; hidden where there is nothing to offer.
 * @param {HTMLElement} box  A list, and what is said about it.
 * @param {Index} index
 * @param {Ranking} ranking
 */
export function showGuesses(box, index, { perhaps }) {
  const items = perhaps.map(({ place }) => {
    const [name, title, summary] = index.about.playbooks[place];
    const item = document.createElement("li");
    item.append(linkTo(name, title), paragraph("desk__summary", summary));
    return item;
  });
  box.querySelector("ol")?.replaceChildren(...items);
  box.hidden = items.length === 0;
}

/** @param {string} name @param {string} title */
function linkTo(name, title) {
  const link = document.createElement("a");
  link.href = address(`${name}/`);
  link.textContent = title;
  return link;
}

/**
 * @param {string} kind
 * @param {string} text
 */
export function paragraph(kind, text) {
  const element = document.createElement("p");
  element.className = kind;
  element.textContent = text;
  return element;
}

/** What tells the second from the first. @param {Index} index @param {number} first @param {number} second */
function apart({ about }, first, second) {
  /** @type {[number, number, string][]} */
  const questions = about.apart;
  const there = questions.find(([from, to]) => from === first && to === second);
  const back = questions.find(([from, to]) => from === second && to === first);
  const words = there
    ? `Fits about as well. This one if: ${there[2]}.`
    : back
      ? `Fits about as well. The first one if: ${back[2]}.`
      : "Fits about as well as the first.";
  return paragraph("desk__close", words);
}

/** @typedef {{start: number, end: number, weight: number}} Word */

/**
 * A playbook's part of the ticket, or all of it, marked where it spoke for the playbook.
 * @param {Index} index
 * @param {Answer} answer
 * @param {string} ticket
 */
function why(index, { part, place }, ticket) {
  const element = paragraph("desk__why", part ? "Answers: " : "");
  const text = part || ticket;
  const found = strongest(wordsOf(index, text, place));
  const lead = (found[0]?.start ?? 0) - LEAD;
  const from = lead > 0 ? text.indexOf(" ", lead) + 1 : 0;
  const until = endOfWord(text, Math.max(from + EXCERPT, found[0]?.end ?? 0));
  let at = from;
  if (from) element.append("… ");
  for (const { start, end } of found.filter((word) => word.end <= until)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    element.append(text.slice(at, start), mark);
    at = end;
  }
  element.append(text.slice(at, until), until < text.length ? " …" : "");
  return element;
}

/** @param {string} text @param {number} place */
function endOfWord(text, place) {
  const end = text.slice(place, place + LEAD).search(/\s/);
  return Math.min(text.length, end < 0 ? place : place + end);
}

/** The words that speak most, in the text's order. @param {Word[]} words */
function strongest(words) {
  const weights = [...new Set(words.map(({ weight }) => weight))].sort((a, b) => b - a);
  const least = Math.max(2, (weights[0] ?? 0) / 4, weights[Math.min(MARKED, weights.length) - 1] ?? 0);
  return words.filter(({ weight }) => weight >= least);
}

/** @param {Index} index @param {string} text @param {number} place @returns {Word[]} */
function wordsOf(index, text, place) {
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @type {Word[]} */
  const words = [];
  for (const match of text.slice(0, LOOKED).matchAll(WORD)) {
    for (const [start, end] of pieces(match[0], match.index)) {
      const word = text.slice(start, end);
      const weight = known.get(word) ?? weightOf(index, word, place);
      known.set(word, weight);
      words.push({ start, end, weight });
    }
  }
  return words;
}

/** A run of signs without spaces is looked at by pairs. @param {string} word @param {number} start */
function pieces(word, start) {
  if (!SIGNS.test(word)) return [[start, start + word.length]];
  return Array.from({ length: Math.ceil(word.length / 2) }, (_, i) => [
    start + 2 * i,
    start + Math.min(2 * i + 2, word.length),
  ]);
}
