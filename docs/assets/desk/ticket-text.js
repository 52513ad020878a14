// A pasted ticket: its newest part, the customer's older messages, and its sentences. No DOM.
// The patterns come with the index; `macros/desk/thread.py` says what they are.

/**
 * @typedef {object} Patterns
 * @property {string} history
 * @property {string} head
 * @property {string} from
 * @property {string} subject
 * @property {string} quoted
 * @property {string} signature
 * @property {string} support
 * @property {string} ends
 * @property {number} near
 * @property {number} fewest
 * @property {number} longest
 */

const HIDDEN = /<!--[^]*?(?:-->|$)/g; // what the form says to whoever fills it in
const LABEL = /^\s*(?:#{1,6}\s+\S.*|\*\*[^*]+\*\*:?)\s*$/; // of a part of a form
const HINT = /^\s*(?:\[[^[\]]*\]|[^\p{L}\p{N}\s]*\s*[*_][^*_]+[*_]|[-*_]{3,})\s*$/u; // of a form, to be replaced
const LONG = 1000; // characters of a line that say what it is: patterns take their time over blanks
const JOINED = 160; // characters of a line that may be the first half of one that was wrapped

/**
 * @param {string} text
 * @param {Patterns} patterns
 * @returns {{fresh: string, old: string}}  `old` without answers of support.
 */
export function read(text, patterns) {
  const lines = filledIn(text.slice(0, 4 * patterns.longest).replace(HIDDEN, "").split(/\r\n?|\n/));
  const test = (/** @type {string} */ pattern) => {
    const found = new RegExp(pattern, "iu");
    return (/** @type {string | undefined} */ line) => line !== undefined && found.test(line.slice(0, LONG));
  };
  const [history, head, from, quoted, signature] = [
    patterns.history, patterns.head, patterns.from, patterns.quoted, patterns.signature,
  ].map(test);
  const subject = new RegExp(patterns.subject, "iu");
  const isHead = (/** @type {number} */ index) =>
    head(lines[index]) &&
    lines.slice(Math.max(0, index - patterns.near), index + patterns.near).some((line) => subject.test(line.slice(0, LONG)));
  const isHistory = (/** @type {number} */ index) =>
    history(lines[index]) ||
    (lines[index].length < JOINED && /\d/.test(lines[index]) && !/[.!?。]\s*$/.test(lines[index]) &&
      lines[index + 1]?.length < JOINED && history(`${lines[index]} ${lines[index + 1]}`));

  /** @type {string[]} */
  let fresh = [];
  /** @type {string[][]} */
  let older = [[]];
  let [said, below, wasQuoted] = [false, false, false];
  lines.forEach((line, index) => {
    const [top, above] = [isHead(index), isHistory(index)];
    below ||= said && (top || above);
    const isQuoted = quoted(line);
    if (below || isQuoted || above) {
      if (above || (top && from(line)) || (isQuoted && !wasQuoted && !below)) older.push([]);
      older[older.length - 1].push(line.replace(/^[ \t>|]+/, ""));
    } else if (signature(line)) {
      below = said;
    } else if (subject.test(line.slice(0, LONG))) {
      fresh.push(line.replace(subject, ""));
    } else if (!top) {
      fresh.push(line);
      said ||= line.trim() !== "";
    }
    wasQuoted = isQuoted;
  });
  const support = test(patterns.support);
  const mine = older.filter((message) => !support(message.slice(0, 4).join(" ")));
  if (!fresh.join("").trim()) [fresh, older] = [mine.length && mine.flat().join("").trim() ? mine.flat() : older.flat(), []];
  const cut = (/** @type {string[]} */ some) => some.join("\n").slice(0, patterns.longest);
  return { fresh: cut(fresh), old: older.length ? cut(mine.flat()) : "" };
}

/**
 * The lines of a form without its hints, and without the labels of parts that were left empty.
 * @param {string[]} lines
 */
function filledIn(lines) {
  const isLabel = (/** @type {string} */ line) => line.length < LONG && LABEL.test(line);
  const isHint = (/** @type {string} */ line) => line.length < LONG && HINT.test(line);
  if (lines.filter((line) => isLabel(line) || isHint(line)).length < 2) return lines;
  const said = lines.filter((line) => !isHint(line));
  const next = (/** @type {number} */ index) => said.slice(index + 1).find((line) => line.trim());
  return said.filter((line, index) => !isLabel(line) || !isLabel(next(index) ?? line));
}

/**
 * The sentences and lines of a text, short ones joined to what follows.
 * @param {string} text
 * @param {Patterns} patterns
 * @returns {string[]}
 */
export function parts(text, patterns) {
  /** @type {string[]} */
  const found = [];
  let waiting = "";
  let start = 0;
  const ends = Array.from(text.matchAll(new RegExp(patterns.ends, "gu")), (m) => m.index + m[0].length);
  for (const end of [...ends, text.length]) {
    waiting += text.slice(start, end);
    start = end;
    if (waiting.trim().length >= patterns.fewest) {
      found.push(waiting.trim());
      waiting = "";
    }
  }
  if (waiting.trim()) found.push([found.pop(), waiting.trim()].filter(Boolean).join(" "));
  return found;
}
