import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { readNames, readState } from "../../docs/assets/state/stored.js";

const NEW = readState(null);
const kept = (/** @type {object} */ state) => readState(JSON.stringify(state));
const PART = { name: "a/b", title: "T", text: "x", html: "<p>x</p>", dir: "ltr" };

describe("what a tab's storage holds", () => {
  const WHOLE = {
    values: { uid: "12", constructor: "c" },
    language: "zh-CN",
    channel: "chat",
    parts: [PART],
    paths: { "a/b": { "Is it late?": true } },
    text: "Hello",
    said: "Hello",
  };

  test("is the ticket, when it is one", () => {
    assert.deepEqual(kept(WHOLE), WHOLE);
  });

  for (const json of ["", "{{{", "null", "1", "[]", '"x"', "{}", '{"values":null}', '{"parts":{}}']) {
    test(`is a new ticket, when it is ${json || "empty"}`, () => {
      assert.deepEqual(readState(json), NEW);
    });
  }

  for (const [wrong, member] of /** @type {[object, string][]} */ ([
    [{ values: { uid: 5 } }, "values"],
    [{ values: [1] }, "values"],
    [{ language: "xx_bad!!" }, "language"],
    [{ language: 7 }, "language"],
    [{ channel: { a: 1 } }, "channel"],
    [{ channel: "../x" }, "channel"],
    [{ parts: null }, "parts"],
    [{ parts: [null, 3, { ...PART, title: 1 }] }, "parts"],
    [{ paths: null }, "paths"],
    [{ paths: { "a/b": [true, false] } }, "paths"],
    [{ text: 4 }, "text"],
  ])) {
    test(`leaves out what is wrong: ${JSON.stringify(wrong)}`, () => {
      const found = kept({ ...WHOLE, ...wrong });
      const expected = member === "paths" && wrong.paths ? { "a/b": {} } : NEW[member];
      assert.deepEqual(found, { ...WHOLE, [member]: expected });
    });
  }

  for (const html of [
    "<img src=x onerror=alert(1)>",
    "<p onclick=alert(1)>x</p>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="https://a" onclick="x">x</a>',
    "<script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<!--><img src=x>-->",
    "<p>x</p",
    "<style>p{}</style>",
    '<div dir="ltr" style="x">x</div>',
  ]) {
    test(`holds no markup of others: ${html}`, () => {
      assert.deepEqual(kept({ ...WHOLE, parts: [{ ...PART, html }, PART] }).parts, [PART]);
    });
  }
});

describe("what a browser's storage holds", () => {
  test("is names", () => {
    const names = { favourites: ["reply a/b"], recent: ["playbook a/c"] };
    assert.deepEqual(readNames(JSON.stringify(names)), names);
  });

  for (const json of ["{", "null", "[]", '{"favourites":1}', '{"recent":[1,null,{}]}']) {
    test(`is nothing, when it is ${json}`, () => {
      assert.deepEqual(readNames(json), { favourites: [], recent: [] });
    });
  }
});
