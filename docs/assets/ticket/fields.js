// What a ticket says about the customer, to be offered for its fields. No DOM; nothing is kept.

import { knownOf, labelOf, looksLike } from "./known.js";
import { flatten, withoutSecrets } from "./secrets.js";

/** @typedef {import("./known.js").Known} Known */
/** @typedef {{field: string, value: string}} Found */
/** @typedef {(field: string, value: string, score: number) => void} Offer */

const MOST = 3;
const IDN = "中国|中國|公司|网络|рф|भारत|한국|شبكة|السعودية|امارات";
// The commonest endings, and all countries.
const ENDINGS = new Set([
  ...(
    "com net org info biz edu gov int mobi asia app dev cloud online shop store site xyz tech club top vip icu email ltd " +
    "agency digital media studio design blog wiki ink ren wang company network center link live news name pro work world " +
    `today team help one life space fun ${IDN}`
  ).split(/[ |]/),
  ...((
    "acadaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjbmbnbobrbsbtbwbybzcacccdcfcgchcickclcmcncocrcucvcwcxcyczdedjdkdmdo" +
    "dzeceeegereseteufifjfkfmfofrgagdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhnhrhthuidieiliminioiqirisitjejmjojpkekgkhkikmknkpkrkw" +
    "kykzlalblclilklrlsltlulvlymamcmdmemgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompapepfpgphpkplpmpnprpsptpw" +
    "pyqarerorsrurwsasbscsdsesgshsiskslsmsnsosrssstsvsxsysztctdtftgthtjtktltmtntotrtttvtwtzuaugukusuyuzvavcvevgvivnvuwfwsyeytzazmzw"
  ).match(/../g) ?? []),
]);
// As well words after a missing space, or endings of files: domains only where they are called so.
const DOUBTFUL =
  /\.(?:a[mst]|be|do|i[nst]|m[ey]|no|[st]o|us|py|sh|md|rs|ps|name|pro|live|news|work|world|today|team|help|one|life|space|fun)$/;
const OTHERS =
  /^(?:g(?:oogle)?mail|google|qq|foxmail|outlook|hotmail|live|msn|yahoo|ymail|1(?:63|26|39)|yeah|sina|sohu|icloud|aol|proton(?:mail)?|gmx|zoho|naver|yandex|cloudflare|godaddy|namecheap|asp|java|mail\.(?:com|ru)$|(?:me|mac)\.com$|web\.de$)/;
const CALLED = /dom[aiín]{2}|域|ドメイン|نطاق|site|sitio|网[站址]|サイト|موقع|dns|whois|regist|renew|transfer/i;
const WORDS = /[\p{Script=Latin}\d@_.+*-]{4,320}/gu;
const OTHER_SCRIPT = new RegExp(
  `(?<![\\p{L}\\p{N}.-])((?:[\\p{L}\\p{M}\\p{N}-]{1,30}\\.){1,3})([a-z]{2,6}|${IDN})(?![a-z\\d.-]|[ 的]?(?:域名|ドメイン))`,
  "giu",
);
const PRIVATE =
  /^(?:0|10|127|22[4-9]|2[3-5]\d|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^(?:8\.8\.|1\.[01]\.|9\.9\.9\.|114\.114\.|223\.[56]\.)|\.(?:0|255)$/;

const ADDRESSES = /** @type {Array<[RegExp, (value: string) => boolean]>} */ ([
  [/(?<![\w.-]|\w\/|versi[oó]n |版本)\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\w)/gi, isPublic],
  [/(?<![\w:.])[23][\da-f]{3}:[\da-f:]{2,34}(?![\w:])/gi, isPublic6],
]);
const DAY = /^\d{4}-\d\d-\d\d$/;
/** @type {Array<[RegExp, ((value: string, before: string, after: string) => unknown)?]>} */
const ERRORS = [
  [/\b[A-Z]\w*(?:\.[A-Z]\w+)+\b|\b[A-Z]{3,}_[A-Z\d_]{4,}\b/g, (value) => isCode(value)],
  [/(?<![\d.])[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}[^\n"”」]{0,140}/g],
  [
    /(?<![\d.])(?:421|45[0-4]|53\d|55\d)[ -](?!e?mails|users|of )(?=[^\n]{0,40}(?:auth|reject|denied|relay|mailbox|sender|recipient|spam|block|refus|invalid|fail|error|command|available|not ))[^\n]{4,150}/gi,
  ],
  [
    /\b(?:SERVFAIL|NXDOMAIN|(?:client|server)(?:Hold|TransferProhibited)|DNS_PROBE_\w+|ERR_\w+)\b|Permission denied(?: \([a-z,-]{3,80}\))?|(?:ssh: connect to host \S{1,80} port \d{1,5}: )?Connection (?:timed out|refused|reset by peer|closed by \S{1,80})|kex_exchange_identification[^\n]{0,120}/gi,
  ],
  [
    /(?:error(?: (?:message|code|text))?|错误(?:信息|提示|代码)?|报错(?:信息)?|mensaje(?: de error)?|mensagem(?: de erro)?|erro|erreur|pesan(?: (?:kesalahan|error))?|エラー(?:メッセージ|コード)?|خطأ)["']? ?:[ \t]*([^\s"'“「«][^\n]{3,160})/gi,
  ],
  [
    /[“"「『«]([^“”"「」『』«»\n]{4,200})[”"」』»]/g,
    (value, before, after) =>
      (/\S\s+\S|[^\u0000-\u024f]{4}/.test(value) || isCode(value)) && (SAYS.test(before) || SAID.test(after)),
  ],
];
const SAYS =
  /\b(?:say|said|show|tell|told|read|reason|warn|dice|muestra|aparece|sale|diz|mostra|affich|indiqu|muncul|tertulis)|err(?:o|eu)r|erro\b|mess?a[gj]|mens|pesan|提示|显示|报错|错误|表示|エラー|خطأ|رسالة/i;
const SAID = /^[\s,]*(?:error|erro|message|is shown|appears|aparece|muncul|と(?:表示|出|い)|エラー|的?(?:提示|错误|报错))/i;

const NAME =
  "(\\p{Lu}(?:\\.|[\\p{L}'’-]+)(?: (?:(?:de|del|da|dos|la|van|von|bin|al) ){0,2}\\p{Lu}(?:\\.|[\\p{L}'’-]+(?![\\p{L}@]))){0,3})";
const ARAB = "\\p{Script=Arabic}{2,15}";
const SIGNED = new RegExp(
  `^[ \\t~–—-]*(?:${NAME}|(\\p{Script=Han}{2,4}|\\p{Script=Hangul}{2,4}|${ARAB}(?: ${ARAB}){1,3}))[ \\t,.]*$`,
  "u",
);
const CLOSING =
  /^[ \t]*(?:(?:(?:kind|best|warm)(?:est)? )?(?:regards|wishes)|best|(?:many )?thanks(?: (?:and regards|in advance|a lot|so much))?|thank you(?: (?:in advance|so much|very much))?|cheers|(?:yours )?(?:sincerely|truly|faithfully)|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente|(?:muchas )?gracias(?: de antemano)?|(?:muito )?obrigad[oa]|att|atenciosamente|abraços|(?:hormat saya|salam(?: hormat)?)|terima kasih|(?:bien )?cordialement|merci(?: d'avance)?|grazie|(?:mit freundlichen|viele) grü(?:ß|ss)en?|danke|مع التحية|شكرا.{0,10}|تحياتي|.{0,12}よろしくお願い.{0,8}|此致|敬礼|[谢謝]{2})[\s,.!。、]*$/i;
const NO_NAME = new RegExp(
  "\\b(?:" +
    // companies and teams
    "ltd|inc|gmbh|llc|corp|co|sa|ag|bv|srl|plc|pte|pvt|limited|company|group|team|support|service|services|department|dept|sales|" +
    "trading|technolog(?:y|ies)|solutions?|systems?|consult(?:ing|ants?)|studios?|agency|holdings?|enterprises?|industries|" +
    "international|global|digital|media|network|online|store|shop|bank|hotel|school|university|empresa|tienda|soporte|equipo|equipe|société|" +
    // what people do
    "manager|admin(?:istrator)?|developer|engineer|designer|director|officer|head|lead|assistant|specialist|executive|analyst|founder|owner|" +
    "ceo|cto|cfo|it|web|project|product|gerente|ingenier[oa]|desarrollador|directeur|geschäftsführer|" +
    // what else stands below a letter
    "notice|confidential(?:ity)?|disclaimer|important|privacy|legal|aviso|note|ps|phone|tel|mobile|email|website|address|office|" +
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|evening|night|weekend|today|tomorrow|january|february|" +
    "july|september|october|november|december|" +
    "hello|hi|dear|hola|please|urgent|cloud|regards|thanks|best|sent|from|account|domain|ticket|the|this|my|your)\\b" +
    "|公司|[團团們们部请您你我的吗了急]|フォーム|会社|فريق|شركة|دعم|قسم|الرجاء|انتظار|على|أن",
  "i",
);
const INTRODUCED = [
  new RegExp(
    `(?:[Mm]y name is|[Mm]e llamo|[Mm]i nombre es|[Mm]eu nome é|[Mm]e chamo|[Jj]e m['’]appelle|[Nn]ama saya)(?: adalah)? ${NAME}`,
    "u",
  ),
  new RegExp(`\\bI(?: am|['’]m) ${NAME} from\\b`, "u"),
  /(?:我叫|我的名字是|姓名 ?[:是] ?)(\p{Script=Han}{2,4})(?=[,.。\s]|$)/u,
  /我是([王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾]\p{Script=Han}{1,2})(?=[,.。\s]|$)/u,
  new RegExp(`اسمي (${ARAB}(?: ${ARAB}){0,2}?)(?=[ ]?[،,.\\n]| و| من | أ|$)`, "u"),
  /(?<![\p{Script=Han}\p{Script=Katakana}ー])([\p{Script=Han}\p{Script=Katakana}ー]{2,8})と申します/u,
];
const OLDER =
  /^[ \t]*(?:>|-{2,} ?\S|_{8,}|\**(?:from|de|von|发件人|差出人|من)[ *]*:)|(?:wrote|escribió|écrit|escreveu|menulis|写道|كتب) ?:[ \t]*$/i;

/**
 * Values for fields, the likeliest first, at most three for a field.
 * @param {string} text
 * @param {Known} [known]  What the company's content says of its fields.
 * @returns {Found[]}
 */
export function find(text, known = knownOf({})) {
  if (typeof text !== "string") return [];
  const shown = withoutSecrets(text, known);
  const flat = flatten(shown);
  /** @type {Map<string, Map<string, number>>} */
  const offers = new Map();
  /** @type {Offer} */
  const offer = (field, value, score) => {
    const scores = offers.get(field) ?? new Map();
    offers.set(field, scores.set(value, Math.max(score, scores.get(value) ?? 0) + 0.01));
  };
  /** @type {Offer} */
  const give = (kind, value, score) => {
    for (const field of known.kinds.get(kind) ?? []) offer(field, value, score);
  };
  findHosts(flat, known.hosts, give);
  findShapes(flat, known, offer);
  findAddresses(flat, give);
  findErrors(flat, shown, known, give);
  findName(flat, give);
  return [...offers].flatMap(([field, scores]) =>
    [...scores]
      .sort((one, other) => other[1] - one[1])
      .slice(0, MOST)
      .map(([value]) => ({ field, value })),
  );
}

/** Domains and e-mail addresses. @param {string} flat @param {Set<string>} ours @param {Offer} give */
function findHosts(flat, ours, give) {
  const text = decoded(flat)
    .replace(/\.{2,}/g, (dots) => " ".repeat(dots.length))
    .replace(/(?<=:\/\/[^\s/?#]{1,255})[/?#][!-~]*/g, (path) => " ".repeat(path.length));
  for (const { 0: token, index } of text.matchAll(WORDS)) {
    const at = token.lastIndexOf("@");
    const host = hostOf(token.slice(at + 1));
    const before = text.slice(Math.max(0, index - 60), index);
    const isUrl = before.endsWith("//") || /^www\./i.test(token);
    if (!host || (/[/\\]$/.test(before) && !isUrl)) continue;
    const [name] = host.match(/[^.]+\.(?:(?:com?|net|org|gov|edu|ac|or|ne)\.)?[^.]+$/) ?? [host];
    if (ours.has(name.slice(0, name.indexOf(".")))) continue;
    const local = token.slice(0, Math.max(0, at)).replace(/^[-.+]+/, "");
    if (/^\w[\w.+-]{0,63}$/.test(local)) give("email", `${local}@${host}`, trust(before));
    if (OTHERS.test(name)) continue;
    const after = text.slice(index + token.length, index + token.length + 25);
    const called = CALLED.test(before.slice(-40)) || CALLED.test(after);
    const sure = isUrl || called || at >= 0 || host.split(".").length > 2;
    if (DOUBTFUL.test(host) && !sure) continue;
    const bare = 2 + Number(isUrl) + 2 * Number(called) + Number(host === name) / 2;
    give("domain", host, at < 0 ? bare : 1);
  }
  for (const [, labels, ending] of flat.matchAll(OTHER_SCRIPT)) {
    const name = labels.slice(0, -1).replace(/^.*(?:www\.|域名|网[站址]|ドメイン)[是为は]?/i, "");
    if (!/^[^a-z.]{2,}$/i.test(name) || /^[\d\u0000-\u024f-]+$/.test(name) || /(?:注册|购买|申请|请问|访问|[的个是和买])$/.test(name)) continue;
    if (ENDINGS.has(ending.toLowerCase())) give("domain", `${name}.${ending}`.toLowerCase(), 3);
  }
}

/** Percent signs of addresses as what they stand for, however often they were written so. @param {string} text */
function decoded(text) {
  return text.replace(/%(?:25)*([2-7][\da-f])/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
}

/** How likely an address is the customer's, by the words before. @param {string} before */
function trust(before) {
  if (/(?:^|\n)[ \t*>]*(?:from|de|von|da|dari|发件人|差出人|من)[ *]*:[^\n]*$/i.test(before)) return 3;
  return /mail|correo|邮箱|メール|بريد|courriel/i.test(before) ? 2 : 1;
}

/** The host that a word is, without `www`; empty when it is none. @param {string} word */
function hostOf(word) {
  const labels = word.replace(/^.*_[^.]*|^[-.+*]+|[-.+*]+$/g, "").replace(/^\./, "").split(".");
  if (/^www$/i.test(labels[0])) labels.shift();
  if (labels.length > 2 && !isEnding(labels[labels.length - 1])) labels.pop();
  const name = labels.join(".");
  const host = name.toLowerCase();
  const [second, ending] = labels.slice(-2);
  if (labels.length < 2 || second.length < 2 || !isEnding(ending)) return "";
  if (ending !== ending.toLowerCase() && name !== name.toUpperCase() && ending !== "Com") return "";
  if (!labels.every((label) => /^[\p{L}\d](?:[\p{L}\p{M}\d-]{0,61}[\p{L}\d])?$/u.test(label))) return "";
  return /^(?:com|org|net)\.|^(?:co|gov|edu|ac)\.\w\w$/.test(host) ? "" : host;
}

/** @param {string} ending */
function isEnding(ending) {
  return ENDINGS.has(ending.toLowerCase()) || /^xn--[a-z\d]/i.test(ending);
}

/** What looks like the company's own numbers. @param {string} flat @param {Known} known @param {Offer} offer */
function findShapes(flat, known, offer) {
  for (const look of known.looks) {
    if (isError(known, look)) continue;
    for (const match of flat.matchAll(look.looks)) {
      const value = match[1];
      if (DAY.test(value) || count(value) < look.digits) continue;
      const score = look.only === "after" ? 4 : likely(known, look, flat, match.index, value);
      if (score) offer(look.field, value, score);
    }
  }
}

/**
 * How much speaks for a value: 0 where the words beside it say that it is another field's.
 * @param {Known} known
 * @param {import("./known.js").Look} look
 * @param {string} flat
 * @param {number} start
 * @param {string} value
 */
function likely(known, { field, only }, flat, start, value) {
  const { label, gap } = labelOf(known, flat, start, start + value.length);
  if (label === field) return gap === "—" ? 2 : 3;
  return only || (label && looksLike(known, label, value)) ? 0 : 1;
}

/** @param {string} value */
function count(value) {
  return value.replace(/\D/g, "").length;
}

/** Whether a pattern is one more form of an error. @param {Known} known @param {import("./known.js").Look} look */
function isError(known, look) {
  return known.kinds.get("error")?.includes(look.field);
}

/** @param {import("./known.js").Look} look @returns {[RegExp]} */
function asError({ looks }) {
  return [looks];
}

/** @param {string} flat @param {Offer} give */
function findAddresses(flat, give) {
  for (const [pattern, holds] of ADDRESSES) {
    for (const { 0: value } of flat.matchAll(pattern)) if (holds(value)) give("public ip", value, 0);
  }
}

/** @param {string} address */
function isPublic(address) {
  return address.split(".").every((octet) => /^(?!0\d)\d+$/.test(octet) && Number(octet) < 256) && !PRIVATE.test(address);
}

/** @param {string} address */
function isPublic6(address) {
  const groups = address.split(":");
  const gaps = address.split("::").length - 1;
  return groups.every((group) => group.length < 5) && (gaps ? gaps === 1 && groups.length < 9 : groups.length === 8);
}

/** Exact texts of errors, the longest first. @param {string} flat @param {string} shown @param {Known} known @param {Offer} give */
function findErrors(flat, shown, known, give) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const [pattern, holds] of [...ERRORS, ...known.looks.filter((look) => isError(known, look)).map(asError)]) {
    for (const match of flat.matchAll(pattern)) {
      const value = match.at(-1) ?? "";
      const start = match.index + match[0].indexOf(value);
      const end = start + value.length;
      const isOne = !holds || holds(value, flat.slice(Math.max(0, start - 41), start - 1), flat.slice(end + 1, end + 20));
      if (isOne) found.add(shown.slice(start, end).trim());
    }
  }
  /** @type {string[]} */
  const kept = [];
  for (const one of [...found].sort((a, b) => b.length - a.length)) {
    if (kept.length === MOST) return;
    if (kept.some((longer) => longer.includes(one))) continue;
    kept.push(one);
    give("error", one, one.length);
  }
}

/** @param {string} word */
function isCode(word) {
  if (!/^[A-Z][\w.]*$/.test(word) || hostOf(word)) return false;
  return /_|^(?:Throttling|Forbidden|Unauthorized)\./.test(word) || /^(?=.{12})\w*\..*(?:[a-z][A-Z]|[A-Z]{2})|^(?=.{12})\w*[a-z][A-Z]\w*\./.test(word);
}

/** The name below the newest message, or in it; rather nothing than something wrong. @param {string} flat @param {Offer} give */
function findName(flat, give) {
  const lines = flat.split(/\r\n?|\n/);
  const start = lines.findIndex((line) => line.trim() && !/^[\p{L}-]{2,12}[ *]*:/u.test(line));
  const older = lines.findIndex((line, place) => place > start && OLDER.test(line));
  const newest = lines.slice(start < 0 ? 0 : start, older < 0 ? lines.length : older).filter((line) => line.trim());
  const below = newest.filter((line, place) => place > 0 && CLOSING.test(newest[place - 1]) && !CLOSING.test(line));
  const signed = below.flatMap((line) => nameIn(SIGNED, line));
  const said = INTRODUCED.flatMap((pattern) => nameIn(pattern, newest.join("\n")));
  // Two who sign are a customer and somebody who answered; who is who, nobody can tell.
  const names = new Set(signed).size > 1 ? said : [...signed, ...said];
  for (const name of names) give("name", name, 1);
}

/** @param {RegExp} pattern @param {string} text @returns {string[]}  One name, or none. */
function nameIn(pattern, text) {
  const match = pattern.exec(text);
  const name = match?.[1] ?? match?.[2] ?? "";
  return name.length > 1 && !NO_NAME.test(name) ? [name] : [];
}
