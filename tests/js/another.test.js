import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { isAnother, shared } from "../../docs/assets/state/another.js";

const ANA =
  "My SSL certificate is stuck for shop-one.com, UID 5011111111111111.\n\nRegards,\nAna Silva";
const PEDRO =
  "My SSL certificate is stuck for tienda-dos.com, UID 5022222222222222.\n\nRegards,\nPedro Gómez";

describe("another ticket", () => {
  for (const [what, said, kept, now] of [
    ["is pasted over all of the one before", ANA, "", PEDRO],
    ["is pasted over all but its last line break", ANA, "\n", PEDRO],
    ["is short", ANA, "", "Where is my invoice?"],
    ["follows words that were typed", "renew", "", PEDRO],
  ]) {
    test(what, () => assert.ok(isAnother(said, kept, now)));
  }
});

describe("the same ticket", () => {
  for (const [what, said, kept, now] of [
    ["is pasted again", ANA, "", ANA],
    ["is pasted again with other spaces", ANA, "", ` ${ANA.replaceAll("\n", "\r\n")}\n`],
    ["is pasted with what was written since", ANA, "", `Any news?\n\n> earlier\n${ANA}`],
    ["is shortened to a sentence of it", ANA, "", "My SSL certificate is stuck for shop-one.com"],
    ["gets something pasted into it", ANA, ANA, `${ANA}\n${PEDRO}`],
    ["is the first one", "", "", ANA],
    ["is emptied", ANA, "", ""],
  ]) {
    test(what, () => assert.ok(!isAnother(said, kept, now)));
  }
});

describe("what stays where nobody saw the change", () => {
  test("is most of a text that was mended", () => {
    assert.equal(shared(ANA, ANA.replace("stuck", "pending")).length, ANA.length - "stuck".length);
  });
  test("is nothing of another text, however it begins and ends", () => {
    assert.equal(shared(ANA, PEDRO), "");
  });
});
