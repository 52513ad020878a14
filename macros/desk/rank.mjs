// Ranks texts as the browser does: rank.mjs ASSETS INDEX TEXTS. Prints one JSON value: for each text
// its answers and guesses, each the name of the playbook, how well it fits, and its part of the text.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [assets, index, texts] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(resolve(assets, "desk", name)).href);
const [{ unpack }, { rank }] = await Promise.all(["index-file.js", "rank.js"].map(load));
const desk = unpack(new Uint8Array(gunzipSync(readFileSync(index))));
const named = ({ place, fit, part }) => [desk.about.playbooks[place][0], fit, part];
const answers = JSON.parse(readFileSync(texts, "utf8")).map((text) => {
  const { answers, perhaps, several } = rank(desk, text);
  return { answers: answers.map(named), perhaps: perhaps.map(named), several };
});
console.log(JSON.stringify(answers));
