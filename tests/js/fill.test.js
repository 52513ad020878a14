import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { blanks, fill, toHtml, within } from "../../docs/assets/message/fill.js";

const FRAME = {
  text: "Dear [[customer_name]],\n\n[[reply]]\n\nBest regards",
  html: "<p>Dear [[customer_name]],</p><p>[[reply]]</p><p>Best regards</p>",
};
const REPLY = {
  text: "1. Open account [[account_uid]].",
  html: "<ol><li>Open account <strong>[[account_uid]]</strong>.</li></ol>",
};

const TYPED = {
  markup: "<img src=x onerror=alert(1)>",
  "a blank": "[[other]]",
  "its own blank": "[[customer_name]]",
  "the slot": "[[reply]]",
  "patterns of String.replace": "$& $1 $$ $` $' $<name>",
  quotes: `'single' "double" \`back\``,
  entities: "&lt;b&gt; &amp; AT&T",
  newlines: "one\ntwo\n\nfour",
  emoji: "👩🏽‍💻 🙂",
  "right-to-left": "שלום عليكم",
  backslashes: "C:\\new\\table",
  spaces: "  two  at each end  ",
};

/** What a reader sees of HTML that holds text and line breaks only. */
function seen(html) {
  const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
  const stripped = html.replaceAll("<br>", "\n");
  assert.doesNotMatch(stripped, /[<>]/, "markup among the text");
  return stripped.replace(/&(lt|gt|quot|amp);/g, (entity) => entities[entity]);
}

describe("what is typed comes out as typed", () => {
  for (const [kind, value] of Object.entries(TYPED)) {
    test(kind, () => {
      const { text, html } = fill(FRAME, { customer_name: value });
      assert.equal(text, `Dear ${value},\n\n[[reply]]\n\nBest regards`);
      const [before, after] = ["<p>Dear ", ",</p><p>[[reply]]</p><p>Best regards</p>"];
      assert.ok(html.startsWith(before) && html.endsWith(after), html);
      assert.equal(seen(html.slice(before.length, -after.length)), value);
      assert.equal(seen(toHtml(value)), value);
    });
  }
});

describe("a reply in its frame", () => {
  test("stands where the frame says", () => {
    assert.deepEqual(within(FRAME, REPLY), {
      text: "Dear [[customer_name]],\n\n1. Open account [[account_uid]].\n\nBest regards",
      html:
        "<p>Dear [[customer_name]],</p><ol><li>Open account <strong>[[account_uid]]</strong>." +
        "</li></ol><p>Best regards</p>",
    });
  });

  test("is put there as it is", () => {
    const odd = { text: "$& [[reply]]", html: "<p>$& [[reply]]</p>" };
    const { text, html } = within(FRAME, odd);
    assert.equal(text, "Dear [[customer_name]],\n\n$& [[reply]]\n\nBest regards");
    assert.equal(html, "<p>Dear [[customer_name]],</p><p>$& [[reply]]</p><p>Best regards</p>");
  });
});

describe("blanks", () => {
  test("are named once each, in order", () => {
    assert.deepEqual(blanks("[[b]] [[a_1]] [[b]]"), ["b", "a_1"]);
  });

  test("have names like fields", () => {
    assert.deepEqual(blanks("[[A]] [[1a]] [[a b]] [a] [[]] [[a-b]] {{a}}"), []);
  });

  test("without a value stay blanks", () => {
    assert.deepEqual(fill(REPLY, {}), REPLY);
  });

  test("are filled wherever they stand", () => {
    const twice = { text: "[[a]][[a]]", html: "<p>[[a]]</p><p>[[a]]</p>" };
    assert.deepEqual(fill(twice, { a: "x" }), { text: "xx", html: "<p>x</p><p>x</p>" });
  });

  test("may be emptied", () => {
    assert.deepEqual(fill({ text: "[[a]]", html: "[[a]]" }, { a: "" }), { text: "", html: "" });
  });
});

test("line breaks of any system are line breaks", () => {
  assert.equal(toHtml("one\r\ntwo\nthree"), "one<br>two<br>three");
});

describe("several lines of a value", () => {
  const places = {
    "Open [[a]].": "Open one\ntwo.",
    "1. Open [[a]].": "1. Open one\n   two.",
    "x\n\n12. Open [[a]].": "x\n\n12. Open one\n    two.",
    "- Open [[a]].": "- Open one\n  two.",
    "1. - Open [[a]].": "1. - Open one\n     two.",
    "1. Look:\n   [[a]]": "1. Look:\n   one\n   two",
    "1.5 of [[a]]": "1.5 of one\ntwo",
  };
  for (const [template, filled] of Object.entries(places)) {
    test(`stand below the first in ${JSON.stringify(template)}`, () => {
      for (const value of ["one\ntwo", "one\r\ntwo", "one\rtwo"]) {
        assert.equal(fill({ text: template, html: "" }, { a: value }).text, filled);
      }
    });
  }

  test("are lines of the same step in HTML", () => {
    const html = "<ol><li>Open [[a]].</li></ol>";
    assert.equal(fill({ text: "", html }, { a: "one\r\ntwo" }).html, "<ol><li>Open one<br>two.</li></ol>");
  });
});
