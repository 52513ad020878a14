// The language a customer writes in: by script, then by the commonest words. No DOM.

const WORDS = Object.entries({
  en: "the to and is my i it you for not on in with have this was are can please help hi how why do me when what a as at be by from no or if an but still does your our we he now of after",
  es: "el la los las una y mi mis con pero por no del en es que de para como hola gracias puedo cuenta está me lo se hay qué",
  pt: "o os uma um e meu minha com mas por não do da na em que de para como olá obrigado posso conta é se eu nem dá",
  fr: "le la les des une et mon ma est je pour pas vous dans que de du au sur avec bonjour merci ne ce mes un à j",
  id: "yang saya tidak dan di ke ini itu untuk dengan sudah bisa kami ada apa akun dari akan tolong gagal cara belum",
  de: "der die das und ich nicht ist ein eine mein meine mit für auf wir es zu von kann wie bitte danke hallo",
  it: "il che non è di per con sono mio mia della una un e ho nel come ciao grazie posso la si del al i le mi",
  vi: "tôi không là của và cho được có các này bị với tài khoản",
  pl: "nie się jest i w na do że mam moje moja mój proszę dziękuję jak czy dlaczego można konto dzień dobry po od przez",
  nl: "de het een en ik niet van is mijn dat met voor op kan hoe wij niet bij aan graag bedankt hallo geen maar wordt",
  sv: "och jag att det inte är på för med min mitt kan hur vi har till från hej tack en ett av som",
  da: "og jeg at det ikke er på for med min mit kan hvordan vi har til fra hej tak en et af som",
  cs: "a se na je že v jsem není mám jak prosím děkuji dobrý den moje můj pro do od ale kde",
  ro: "și nu este în la pe cu mea meu vă rog mulțumesc cum am pentru din care să bună ziua",
  hu: "a az és nem hogy van egy kérem köszönöm hogyan meg de ez vagy is nincs szeretném",
  fi: "ja ei on se että en voi miten minun kiitos hei mutta ole tilini",
  tr: "ve bir için bu değil ben hesabım var ne nasıl alan lütfen merhaba ama çok",
}).map(([tag, words]) => ({ tag, words: new Set(words.split(" ")) }));

const SCRIPTS = /** @type {Array<[string, RegExp]>} */ ([
  ["ko", /[가-힣]/g],
  ["ar", /[\u0620-\u06ff]/g],
  ["th", /[ก-๎]/g],
  ["ru", /[Ѐ-ӿ]/g],
  ["hi", /[\u0900-\u097f]/g],
  ["el", /[\u0370-\u03ff]/g],
  ["he", /[\u0590-\u05ff]/g],
  ["zh-CN", /[\u3040-\u30fa\u3400-\u9fff]/g],
]);
const KANA = /[\u3040-\u30fa]/g;
const TRADITIONAL = /[們個這來時後網無說請問錯誤帳號發還會為開過買費驗應實]/g;
const SIMPLIFIED = /[们个这来时后网无说请问错误账号发还会为开过买费验应实]/g;
// Heads and quotes of messages, quoted errors, addresses, codes: rarely the customer's own words.
const NOISE =
  /^[ \t]{0,9}(?:[>|].*|\p{L}{2,9}: .*@.*)|["“「«][^"“”「」«»\n]{4,300}["”」»]|(?<![!-~])[!-~]{0,40}[A-Za-z\d][._:@/]{1,3}[A-Za-z\d][!-~]*/gmu;

// The ending of an address is a word of some language.
const ADDRESS = /(?<!\S)[^\s.@]{0,64}[.@](?=[\p{L}\d])\S*/gu;

const SMALL = new Set(WORDS.flatMap(({ words }) => [...words]));

/** Whether a word is one that everybody writes in some language, whatever the matter. @param {string} word */
export function isSmall(word) {
  return SMALL.has(word.toLowerCase());
}

/**
 * The language of a text, null when it is too short to tell.
 * @param {string} text
 * @returns {string | null}  A BCP 47 tag.
 */
export function languageOf(text) {
  if (typeof text !== "string") return null;
  const own = text.replace(NOISE, " ");
  const all = text.replace(ADDRESS, " ");
  return byScript(own) ?? byWords(own) ?? byScript(all) ?? byWords(all);
}

/** A text in another script may hold much English, of errors and products. @param {string} text */
function byScript(text) {
  const latin = count(text, /\p{Script=Latin}/gu);
  const found = SCRIPTS.map(([tag, signs]) => ({ tag, share: count(text, signs) }));
  const { tag, share } = found.sort((one, other) => other.share - one.share)[0];
  if (share < 2 || share * 6 < latin) return null;
  if (tag !== "zh-CN") return tag;
  if (count(text, KANA) > share / 20) return "ja";
  return count(text, TRADITIONAL) > count(text, SIMPLIFIED) ? "zh-TW" : tag;
}

/** A word counts for each language that has it, the less the more they are. @param {string} text */
function byWords(text) {
  /** @type {Record<string, number>} */
  const scores = {};
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) {
    const tags = WORDS.filter(({ words }) => words.has(word));
    for (const { tag } of tags) scores[tag] = (scores[tag] ?? 0) + (tag === "en" ? 0.6 : 1) / tags.length;
  }
  const [first, second] = Object.entries(scores).sort((one, other) => other[1] - one[1]);
  return first?.[1] >= 1 && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

/** @param {string} text @param {RegExp} signs */
function count(text, signs) {
  return text.match(signs)?.length ?? 0;
}
