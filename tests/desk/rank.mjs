// Ranks texts as the browser does: rank.mjs INDEX TEXTS, both files; prints what was answered.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

import { unpack } from "../../docs/assets/desk/index-file.js";
import { rank } from "../../docs/assets/desk/rank.js";

const [index, texts] = process.argv.slice(2);
const desk = unpack(new Uint8Array(gunzipSync(readFileSync(index))));
const answers = JSON.parse(readFileSync(texts, "utf8")).map((text) => {
  const { answers, several } = rank(desk, text);
  return [several, answers.map(({ place, fit, part }) => [desk.about.playbooks[place][0], fit, part])];
});
console.log(JSON.stringify(answers));
