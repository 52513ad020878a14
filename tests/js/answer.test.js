import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { compose, move } from "../../docs/assets/message/combine.js";

const FRAME = {
  text: "Dear [[customer_name]],\n\n[[reply]]\n\nBest regards",
  html: "<p>Dear [[customer_name]],</p><p>[[reply]]</p><p>Best regards</p>",
};
const ONE = { name: "a/one", title: "One", text: "First.", html: "<p>First.</p>" };
const TWO = { name: "a/two", title: "Two <2>", text: "Second.", html: "<p>Second.</p>" };
const ANA = { customer_name: "Ana" };

describe("an answer", () => {
  test("of one part is that part in the frame", () => {
    assert.deepEqual(compose(FRAME, [ONE], ANA), {
      text: "Dear Ana,\n\nFirst.\n\nBest regards",
      html: "<p>Dear Ana,</p><p>First.</p><p>Best regards</p>",
    });
  });

  test("of several parts leads each in by its title", () => {
    assert.deepEqual(compose(FRAME, [ONE, TWO], ANA), {
      text: "Dear Ana,\n\nOne\n\nFirst.\n\nTwo <2>\n\nSecond.\n\nBest regards",
      html:
        "<p>Dear Ana,</p><p><strong>One</strong></p><p>First.</p>" +
        "<p><strong>Two &lt;2&gt;</strong></p><p>Second.</p><p>Best regards</p>",
    });
  });

  test("takes what was typed for what it is, a blank's name included", () => {
    const part = { ...ONE, text: "[[customer_name]] $&", html: "<p>[[customer_name]] $&amp;</p>" };
    assert.equal(
      compose(FRAME, [part], { customer_name: "[[reply]] $1" }).text,
      "Dear [[reply]] $1,\n\n[[customer_name]] $&\n\nBest regards",
    );
  });
});

describe("moving a part", () => {
  test("puts it where it should go", () => {
    assert.deepEqual(move([ONE, TWO], 1, 0), [TWO, ONE]);
    assert.deepEqual(move([ONE, TWO], 0, 1), [TWO, ONE]);
  });

  test("beyond either end leaves everything as it is", () => {
    assert.deepEqual(move([ONE, TWO], 0, -1), [ONE, TWO]);
    assert.deepEqual(move([ONE, TWO], 1, 2), [ONE, TWO]);
  });
});
