import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { age } from "../../docs/assets/playbook/age.js";
import { Shelf } from "../../docs/assets/state/favourites.js";
import { Ticket } from "../../docs/assets/state/ticket.js";

function memory(kept = {}) {
  const store = new Map(Object.entries(kept));
  return {
    getItem: (key) => store.get(key) ?? null,
    setItem: (key, value) => store.set(key, value),
    removeItem: (key) => store.delete(key),
  };
}

const refused = () => {
  throw new Error("refused");
};

describe("a ticket", () => {
  test("is found again in the same storage", () => {
    const storage = memory();
    new Ticket(() => storage).type("uid", "12");
    assert.deepEqual(new Ticket(() => storage).state.values, { uid: "12" });
  });

  test("forgets everything when another begins, and brings it back once", () => {
    const ticket = new Ticket(memory);
    ticket.type("uid", "12");
    ticket.begin();
    assert.ok(ticket.isNew);
    ticket.bringBack();
    assert.deepEqual(ticket.state.values, { uid: "12" });
    ticket.bringBack();
    assert.equal(ticket.before, null);
  });

  test("says when more than a text is gone", () => {
    const ticket = new Ticket(memory);
    let lost = 0;
    ticket.addEventListener("lost", () => (lost += 1));
    ticket.update({ text: "One", said: "One" });
    ticket.begin("Another");
    assert.equal(lost, 0);
    ticket.type("uid", "12");
    ticket.begin("A third");
    assert.equal(lost, 1);
    assert.deepEqual(ticket.state, { ...new Ticket(memory).state, text: "A third", said: "A third" });
  });

  test("knows what another document of the tab has left", () => {
    const storage = memory();
    const [one, other] = [new Ticket(() => storage), new Ticket(() => storage)];
    other.type("uid", "12");
    one.readAgain();
    assert.equal(one.value("uid"), "12");
  });

  test("gives values without what nobody sees around them", () => {
    const ticket = new Ticket(memory);
    for (const unseen of [" shop.com ", "\tshop.com", "shop.com\u200b", "\u00a0shop.com\n", "\ufeffshop.com"]) {
      ticket.type("domain_name", unseen);
      assert.equal(ticket.value("domain_name"), "shop.com");
    }
    ticket.type("domain_name", "\u200b");
    assert.equal(ticket.value("domain_name"), "");
    assert.equal(ticket.value("constructor"), "");
  });

  test("works where storage is refused, full or holds something else", () => {
    const full = { ...memory(), setItem: refused };
    const odd = memory({ "playbooks.ticket": "{" });
    for (const storage of [refused, () => full, () => odd]) {
      const ticket = new Ticket(storage);
      ticket.type("uid", "12");
      assert.deepEqual(ticket.state.values, { uid: "12" });
    }
  });

  test("says when it changes", () => {
    const ticket = new Ticket(memory);
    let changes = 0;
    ticket.addEventListener("change", () => (changes += 1));
    ticket.type("uid", "1");
    ticket.begin();
    assert.equal(changes, 2);
  });
});

describe("a shelf", () => {
  test("keeps names, favourites until they are taken away", () => {
    const shelf = new Shelf(memory);
    shelf.toggle("reply a/b");
    assert.ok(shelf.isFavourite("reply a/b"));
    shelf.toggle("reply a/b");
    assert.ok(!shelf.isFavourite("reply a/b"));
  });

  test("has what was used last first, each once, eight at most", () => {
    const shelf = new Shelf(memory);
    for (let n = 0; n < 12; n += 1) shelf.visit(`playbook a/${n}`);
    shelf.visit("playbook a/6");
    assert.equal(shelf.names.recent.length, 8);
    assert.deepEqual(shelf.names.recent.slice(0, 2), ["playbook a/6", "playbook a/11"]);
  });

  test("works where storage is refused or holds something else", () => {
    for (const storage of [refused, () => memory({ "playbooks.shelf": '{"recent":[1,null]}' })]) {
      const shelf = new Shelf(storage);
      shelf.visit("playbook a/b");
      assert.deepEqual(shelf.names, { favourites: [], recent: ["playbook a/b"] });
    }
  });
});

describe("the age of a review", () => {
  const on = (day) => age("2026-11-01", 90, new Date(`${day}T12:00:00`));

  test("is told in days", () => {
    assert.deepEqual(on("2026-11-13"), { words: "reviewed 12 days ago", overdue: false });
  });

  test("is overdue after its time and a day of grace", () => {
    assert.equal(on("2027-01-31").overdue, false);
    assert.deepEqual(on("2027-02-01"), {
      words: "reviewed 92 days ago, overdue by 2 days",
      overdue: true,
    });
  });

  test("is never in the future", () => {
    assert.equal(on("2026-10-31").words, "reviewed today");
  });
});
