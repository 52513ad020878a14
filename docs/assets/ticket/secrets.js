// What should not stand in a ticket: card numbers, passwords, keys, identity numbers, codes. No DOM.
// No repetition is unbounded where it can begin at every character: time grows with the length.

import { knownOf, labelOf, looksLike } from "./known.js";

/** @typedef {"card" | "password" | "key" | "passport" | "code"} Kind */
/** @typedef {{kind: Kind, start: number, end: number}} Secret */
/** @typedef {import("./known.js").Known} Known */

const IS = "(?:\\s{0,3}[:=]|\\s(?:is|es|é|est|adalah)\\s|\\s?[是为為は]|\\sهي|\\sهو)";
const OPEN = "[\\s\"'“「*]{0,4}";
const FOR = "(?:\\s(?:for|of|to|de|del|da|do|para|pour|untuk)\\s[^\\n:=]{1,40}?)?";
const GIVEN = `${FOR}["'*]{0,2}(${IS})${OPEN}([!-~¡-ɏ]{4,64})`;
const PASSWORD =
  "(?<!\\p{L})(?:pass(?:word|wd|code|wort)?|pwd|contrase[ñn]a|clave|senha|kata sandi|mot de passe)" +
  "|密[码碼]|パスワード|كلمة (?:المرور|السر)";
const TRANSFER =
  "(?<!\\p{L})(?:transfer key|(?:auth(?:orization)?|epp)[ -]?code|c[oó]digo de (?:autoriza|transfer)\\p{L}+" +
  "|code d['’]autorisation)|转移(?:密码|密钥|码)|認証コード";
const CODE =
  "\\b(?:(?:verification|security|one-time) code|otp|kode verifikasi|code de vérification" +
  "|c[oó]digo de verifica\\p{L}+)|验证码|[認確][証認]コード|رمز التحقق";
const PASSPORT = "passport|pas+aporte|passeport|\\bpaspor|[护護]照|パスポート|جواز|aadhaa?r|\\bpan\\b";
const NUMBER = "(?=(?:[a-z]{0,3}\\d){5})[a-z\\d]{6,9}|\\d{4}[ -]?\\d{4}[ -]?\\d{4}|[a-z]{5}\\d{4}[a-z]";
const NOT_ONE = /wrong|correct|valid|expired|reset|forg|lost|chang|requir|olvid|esquec|oubli|lupa|salah/i;
const BRAND =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|35\d{14}|6\d{15,18})$/;
const NEXT = /^[\s:#.]*(?:(?:number|no|id|nº|号|编号|番号)[\s:#.是]*)?$/i;

/** Where a value ends; 0 when it is none.
 * @typedef {(value: string, start: number, match: RegExpExecArray, known: Known) => number} End */
/** @type {Array<[Kind, RegExp, End?]>}  The last group of a pattern is the value, at its end. */
const RULES = [
  ["key", /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\w+/=\s]{0,8000}(?:-----END [A-Z ]{0,30}-----)?/g],
  ["key", /(?<![\w.-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g],
  ["key", /(?<![A-Za-z\d])AKIA[A-Za-z\d]{12,40}/g],
  ["key", /(?:secret|密钥)(?:[ _]?(?:access[ _]?)?key)?["']?[\s:=是]{1,4}["'“]?([\w+/=-]{30,128})/gi],
  ["code", labelled(`(?:${CODE})${IS}?${OPEN}(\\d{4,8})(?!\\d)`)],
  ["key", labelled(`(?:${TRANSFER})${GIVEN}`), endOfGiven],
  ["password", labelled(`(?:${PASSWORD})${GIVEN}`), endOfGiven],
  ["password", /:\/\/[^\s:@/]{1,64}:([^\s@/]{1,64})(?=@)/g],
  ["passport", labelled(`(?:${PASSPORT})[^\\n\\d]{0,25}?(?<![a-z\\d])(${NUMBER})(?![a-z\\d])`)],
  ["card", /(?<![\w*•])\d{4}(?:[ -]?[\dx*•]){8,15}(?![\w*•])/gi, endOfMasked],
  ["card", /(?<![\d+])(?=([2-6]\d{3}[ -]?\d{4,6}[ -]?\d{4,5}(?:[ -]?\d{1,4}){0,2}))/g, endOfCard],
];

const NOBODY = knownOf({});

/**
 * Where secrets stand in a text, in order, none inside another.
 * @param {string} text
 * @param {Known} [known]  What the company's own numbers and keys look like.
 * @returns {Secret[]}
 */
export function secrets(text, known = NOBODY) {
  const flat = flatten(text);
  /** @type {Secret[]} */
  const found = [];
  const own = known.keys.map((pattern) => /** @type {[Kind, RegExp, End?]} */ (["key", pattern]));
  for (const [kind, pattern, endOf] of [...RULES, ...own]) {
    for (const match of flat.matchAll(pattern)) {
      const value = match.at(-1) ?? "";
      const start = match.index + (match[0] ? match[0].length - value.length : 0);
      const end = endOf ? endOf(value, start, match, known) : start + value.length;
      if (end) found.push({ kind, start, end });
    }
  }
  let last = 0;
  return found
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ start, end }) => start >= last && (last = end));
}

/** The text with spaces where its secrets stood. @param {string} text @param {Known} [known] */
export function withoutSecrets(text, known) {
  let shown = "";
  for (const { start, end } of secrets(text, known)) {
    shown += text.slice(shown.length, start) + " ".repeat(end - start);
  }
  return shown + text.slice(shown.length);
}

/** The text with wide letters, foreign digits and unseen signs made plain; nothing moves. @param {string} text */
export function flatten(text) {
  return String(text ?? "")
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u00a0\u200b-\u200f\u202a-\u202f\u2066-\u2069\u3000]/g, " ");
}

/** @type {End} */
function endOfGiven(typed, start, { 1: sign, input }) {
  const value = typed.replace(/["'.,;:!?)]+$/, "");
  const end = start + typed.length;
  if (value.length < 4 || /^[*•.x]+$/i.test(value)) return 0;
  if (/\d|[a-z][A-Z]|[@#$%^&*_+=~]/.test(value)) return end;
  return /[:=]/.test(sign) && !NOT_ONE.test(value) && !/^[ \t]*\S/.test(input.slice(end, end + 9)) ? end : 0;
}

/** @type {End} */
function endOfMasked(run, start) {
  const shown = run.replace(/\D/g, "").length;
  const hidden = run.replace(/[\d -]/g, "").length;
  return hidden && shown > 7 && shown + hidden > 12 && /^[2-6]/.test(run) ? start + run.length : 0;
}

/** @type {End} */
function endOfCard(run, start, { input }, known) {
  for (let end = start + run.length; end > start + 12; end--) {
    if (/^(?:.\d|\D)/.test(input.slice(end - 1, end + 1))) continue;
    const number = input.slice(start, end).replace(/\D/g, "");
    if (!BRAND.test(number) || !passesLuhn(number)) continue;
    return isOfField(known, input, start, end) ? 0 : end;
  }
  return 0;
}

/** Whether a number is what the words beside it say: those of a field that such numbers belong to.
 * @param {Known} known @param {string} text @param {number} start @param {number} end */
function isOfField(known, text, start, end) {
  const { label, gap } = labelOf(known, text, start, end);
  if (!label || !looksLike(known, label, text.slice(start, end))) return false;
  // Words that say more than the number itself have to stand right before it.
  return known.looks.some((look) => look.field === label && !look.only) || NEXT.test(gap);
}

/** @param {string} number */
function passesLuhn(number) {
  let sum = 0;
  for (let place = 0; place < number.length; place++) {
    const value = Number(number.at(-1 - place)) * (1 + (place % 2));
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** @param {string} pattern */
function labelled(pattern) {
  return new RegExp(pattern, "giu");
}
