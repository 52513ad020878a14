// What of a text counts: words, pairs of words, parts of words, as numbers. No DOM.
// The same as `macros/desk/features.py`, bit by bit; there it says why.

const BITS = 20;
const UNSEEN = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff'’`´]/g;
const SIGNS = "\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af";
const RUN = new RegExp(`[${SIGNS}]+|(?:(?![${SIGNS}])[\\p{L}\\p{N}])+`, "gu");
const SIGN = new RegExp(`^[${SIGNS}]`);
const ARABIC = { أ: "ا", إ: "ا", آ: "ا", ى: "ي", ة: "ه", ؤ: "و", ئ: "ي" };
const LACKED = { ı: "i", ł: "l", đ: "d", ø: "o", ß: "ss" };
const LETTERS = /** @type {Record<string, string>} */ ({ ...ARABIC, ...LACKED });
const ARTICLES = ["وال", "بال", "كال", "فال", "لل", "ال"];
const PART = 3;
const KNOWN = 20_000;
/** @type {Map<string, number[]>} */
const known = new Map();

/** The text without capitals, accents and characters nobody sees. @param {string} text */
export function plain(text) {
  const parts = text.replace(UNSEEN, "").normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  return parts.normalize("NFC").replace(/[أإآىةؤئıłđøß]/g, (letter) => LETTERS[letter]);
}

/** The features of a text. @param {string} text @returns {Set<number>} */
export function features(text) {
  /** @type {Set<number>} */
  const found = new Set();
  let before = "";
  for (const [run] of plain(text).matchAll(RUN)) {
    if (SIGN.test(run)) {
      for (const n of [2, 3]) pieces(run, n, (piece) => found.add(number("c", piece)));
      before = "";
      continue;
    }
    const word = wordOf(run);
    if (before) found.add(number("b", `${before} ${word}`));
    before = word;
    for (const feature of ofWord(word)) found.add(feature);
  }
  return found;
}

/** The features that are words, not parts of them. @param {string} text @returns {number[]} */
export function words(text) {
  const runs = Array.from(plain(text).matchAll(RUN), ([run]) => run);
  return runs.map((run) => number(SIGN.test(run) ? "c" : "w", wordOf(run)));
}

/** One number for all the words of a text in their order. @param {string} text */
export function phrase(text) {
  return number("p", Array.from(plain(text).matchAll(RUN), ([run]) => run).join(" "));
}

/** What a word alone gives; tickets say the same words again and again. @param {string} word */
function ofWord(word) {
  const cached = known.get(word);
  if (cached) return cached;
  const found = [number("w", word)];
  if ([...word].length >= PART) pieces(`^${word}$`, PART, (piece) => found.push(number("g", piece)));
  if (known.size > KNOWN) known.clear();
  known.set(word, found);
  return found;
}

/** @param {string} run */
function wordOf(run) {
  if (run.length > 4 && /^\p{Nd}+$/u.test(run)) return "#";
  const article = ARTICLES.find((a) => run.startsWith(a) && run.length - a.length >= 3);
  return article ? run.slice(article.length) : run;
}

/** @param {string} text @param {number} n @param {(piece: string) => void} give */
function pieces(text, n, give) {
  const signs = [...text];
  for (let i = 0; i + n <= signs.length; i++) give(signs.slice(i, i + n).join(""));
}

/** FNV-1a of the UTF-16 units, the upper bits of 32. @param {string} kind @param {string} text */
function number(kind, text) {
  let hash = Math.imul(0x811c9dc5 ^ kind.charCodeAt(0), 0x01000193);
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> (32 - BITS);
}
