// Where words end, as `macros/search/words.py` ends them in the index; no DOM.

// Thai and Lao, Myanmar, Khmer, Japanese, Chinese: no blanks between words.
const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
const WORD = "\\p{L}\\p{N}_";
const ENDS = "[=<>\"'()\\[\\]{}|,;:&?！？，。：；、（）「」“”]";
const SIGN = new RegExp(
  `([${WORD}][^\\s${WORD}]*)(?=[${UNSPACED}])|([${UNSPACED}][^\\s${WORD}]*)(?=[${WORD}])`,
  "gu",
);
const END = new RegExp(`([${WORD}]${ENDS}+)(?=[${WORD}]{3})`, "gu");
const UNSAID = /[^\p{L}\p{M}\p{N}]/gu;
const ALONE = new RegExp(`^[${UNSPACED}]\\p{M}*$`, "u");

/** The words of what is typed, as the index knows them. @param {string} text @returns {string[]} */
export function words(text) {
  const spaced = text.replace(END, "$1 ").replace(SIGN, "$1$2 ");
  return spaced.split(/\s+/).map((word) => word.replace(UNSAID, "").toLowerCase()).filter(Boolean);
}

/**
 * What is looked for one by one: words, and two signs in a row of scripts that write without blanks.
 * @param {string[]} all
 * @returns {{query: string, exact: boolean}[]}
 */
export function terms(all) {
  const found = new Map();
  all.forEach((word, place) => {
    const sign = ALONE.test(word);
    const next = all[place + 1] ?? "";
    if (sign && ALONE.test(next)) found.set(`${word} ${next}`, true);
    else if (!sign) found.set(word, /\p{N}/u.test(word)); // a number that begins alike is another
    else if (!ALONE.test(all[place - 1] ?? "")) found.set(word, true);
  });
  return [...found].map(([query, exact]) => ({ query, exact }));
}

/** A text of the index as it is read: blanks that only the index needs are taken out. @param {string} text */
export function unspaced(text) {
  const near = `(</?mark>)*`;
  return text
    .replace(/\u2060/g, " ")
    .replace(new RegExp(`(?<=[${UNSPACED}]${near}) (?=${near}[${WORD}])`, "gu"), "")
    .replace(new RegExp(`(?<=[${WORD}]${near}) (?=${near}[${UNSPACED}])`, "gu"), "")
    .replace(new RegExp(`(?<=[！？，。：；、（）「」“”]${near}) (?=${near}[${WORD}])`, "gu"), "")
    .replaceAll("</mark><mark>", "");
}
