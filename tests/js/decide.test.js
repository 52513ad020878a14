import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { decide } from "../../docs/assets/playbook/decide.js";
import { pathNote } from "../../docs/assets/playbook/path-note.js";

const CHECKS = [
  { condition: "It is new", lead: "reply a/wait", words: "Reply: Wait" },
  { condition: "It is broken", lead: "playbook a/broken", words: "Playbook: Broken" },
  { condition: null, lead: "escalate", words: "Escalate to B" },
];

describe("a decision list", () => {
  test("begins with its first check", () => {
    assert.deepEqual(decide(CHECKS, []), { step: 0, reached: null });
  });

  test("is decided by the first yes", () => {
    assert.deepEqual(decide(CHECKS, [false, true]), { step: 1, reached: CHECKS[1] });
  });

  test("ends with the otherwise when everything is no", () => {
    assert.deepEqual(decide(CHECKS, [false, false]), { step: 2, reached: CHECKS[2] });
  });

  test("of an otherwise alone is decided at once", () => {
    assert.deepEqual(decide([CHECKS[2]], []), { step: 0, reached: CHECKS[2] });
  });

  test("goes on at the first check that nobody has looked at", () => {
    assert.deepEqual(decide(CHECKS, [undefined, false]), { step: 0, reached: null });
  });

  test("is decided by a yes whatever stands before it", () => {
    assert.deepEqual(decide(CHECKS, [undefined, true]), { step: 1, reached: CHECKS[1] });
    assert.equal(decide(CHECKS, [undefined, undefined, true]).reached, CHECKS[2]);
  });

  test("survives answers to checks that are gone since", () => {
    assert.equal(decide(CHECKS, [false, false, false, true]).reached, CHECKS[2]);
  });
});

describe("the path as a note", () => {
  test("tells each answer and what it leads to", () => {
    assert.equal(
      pathNote(CHECKS, [false, true]),
      "It is new: no\nIt is broken: yes → Playbook: Broken",
    );
  });

  test("tells the otherwise", () => {
    assert.equal(
      pathNote(CHECKS, [false, false]),
      "It is new: no\nIt is broken: no\nOtherwise → Escalate to B",
    );
  });

  test("tells what nobody looked at", () => {
    assert.equal(
      pathNote(CHECKS, [undefined, true]),
      "It is broken: yes → Playbook: Broken\n\nNot looked at:\n- It is new",
    );
    assert.equal(
      pathNote(CHECKS, [false]),
      "It is new: no\n\nNot looked at:\n- It is broken",
    );
  });
});
