import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { terms, unspaced, words } from "../../docs/assets/search/words.js";

const CASES = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf-8"));

for (const [text, expected] of CASES) {
  test(text, () => assert.deepEqual(words(text), expected));
}

test("signs without blanks are looked for two by two", () => {
  assert.deepEqual(terms(words("无法激活 key 好")).map(({ query }) => query), ["无 法", "法 激", "激 活", "key", "好"]);
});

test("a number is looked for as it is", () => {
  assert.deepEqual(terms(words("error 526")), [
    { query: "error", exact: false },
    { query: "526", exact: true },
  ]);
});

test("blanks that only the index needs are not shown", () => {
  assert.equal(unspaced("错 误： <mark>InvalidKey</mark>： 请 <mark>重</mark> <mark>试</mark>"), "错误：<mark>InvalidKey</mark>：请<mark>重试</mark>");
  assert.equal(unspaced("Console\u2060→ Page"), "Console → Page");
});
