// What a language is called, and which way it is written. No DOM.

const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)(?:-|$)/;

/**
 * @param {string} tag  BCP 47.
 * @param {string} [inLanguage]
 * @returns {string}  The tag itself where the browser knows no better.
 */
export function languageName(tag, inLanguage = "en") {
  try {
    return new Intl.DisplayNames([inLanguage], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** @param {string} tag @returns {"rtl" | "ltr"} */
export function directionOf(tag) {
  return RIGHT_TO_LEFT.test(tag) ? "rtl" : "ltr";
}

/** HTML that says which way it is written. @param {string} html @param {string} dir */
export function directed(html, dir) {
  return `<div dir="${dir === "rtl" ? "rtl" : "ltr"}">${html}</div>`;
}
