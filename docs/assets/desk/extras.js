// What the desk shows once the list stands: the closest ask, what the ticket holds, a way to propose.

import { addStyle } from "../site.js";
import { knownOf } from "../ticket/known.js";
import { languageOf } from "../ticket/language.js";
import { secrets } from "../ticket/secrets.js";
import { closestAsk } from "./closest-ask.js";
import { showFound } from "./found-fields.js";
import { showProposal } from "./propose-ask.js";
import { paragraph } from "./results.js";

/** @typedef {import("./index-file.js").Index} Index */
/** @typedef {import("./rank.js").Ranking} Ranking */

const KINDS = /** @type {Record<string, string>} */ ({
  card: "a card number",
  password: "a password",
  key: "a key",
  passport: "a passport or identity number",
  code: "a verification code",
});
const LONGEST = 32_000; // characters that are looked through

/**
 * @param {HTMLElement} desk
 * @param {Index} index
 * @param {string} text
 * @param {Ranking} ranking
 * @param {() => boolean} current  Whether this is still what the desk shows.
 */
export async function showMore(desk, index, text, ranking, current) {
  const styled = addStyle("desk-more");
  prepare();
  const looked = text.slice(0, LONGEST);
  const place = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (desk.querySelector(`.desk__${name}`));
  showFound(place("found"), index, looked);
  warn(place("warning"), [...new Set(secrets(looked, knownOf(index.about)).map(({ kind }) => KINDS[kind]))]);
  tellLanguage(place("status"), index.about.languages, looked);
  showReplies(desk, text);
  if (!text.trim()) place("propose").hidden = true;
  // What grows above it comes first: it is not to move away under a press.
  await Promise.all([styled, showAsks(place("list"), index, ranking)]);
  if (current()) showProposal(place("propose"), desk.dataset, index, text);
}

/** A phrase in quotes is looked for in replies. @param {HTMLElement} desk @param {string} text */
async function showReplies(desk, text) {
  const phrase = /^\s*(["“”„«「『].*["“”»」』])\s*$/.exec(text)?.[1];
  const shown = desk.querySelector(".desk__replies");
  if (!phrase || !desk.dataset.replies) return shown?.remove();
  const { showReplies } = await import("../replies/from-desk.js");
  await showReplies(desk, phrase);
}

/**
 * A ticket in a language that no ask is written in is told, with the languages that do better.
 * @param {HTMLElement} status
 * @param {string[]} learnt  Tags.
 * @param {string} text
 */
function tellLanguage(status, learnt, text) {
  const tag = languageOf(text);
  const own = (/** @type {string} */ one) => one.split("-")[0];
  if (!tag || !learnt.length || learnt.some((one) => own(one) === own(tag))) return;
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  const known = new Intl.ListFormat("en").format(learnt.map((one) => names.of(one) ?? one));
  status.append(` The desk has not learnt ${names.of(tag)}; it knows ${known}.`);
}

/** A playbook comes next: its page takes this one's place without a wait for how it looks. */
function prepare() {
  for (const name of ["playbook", "checks", "fields", "reply"]) addStyle(name);
  import("../playbook.js").catch(() => {});
}

/** @param {HTMLElement} place @param {string[]} kinds */
function warn(place, kinds) {
  const listed = kinds.join(" and ");
  const words = listed && `This ticket contains what looks like ${listed}. Do not copy it on.`;
  if (place.textContent !== words) place.textContent = words;
}

/** @param {HTMLElement} list @param {Index} index @param {Ranking} ranking */
async function showAsks(list, index, { answers, text }) {
  if (!index.about.asks || !answers.length) return;
  const items = [...list.children];
  const found = await Promise.all(
    answers.map(({ place, part }) => closestAsk(index.about, place, part || text).catch(() => "")),
  );
  found.forEach((ask, number) => {
    if (ask) items[number]?.append(paragraph("desk__ask", `Customers say: “${ask}”`));
  });
}
