import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { find, prepare, terms } from "../../docs/assets/replies/find.js";

const WAIT = prepare("shop/wait", [
  { tag: "en", title: "Wait three days", when: "The order is young", text: "Dear [Customer name], the parcel is on its way. Open Tracking." },
  { tag: "es", title: "Espere tres días", when: "El pedido es reciente", text: "El envío está en camino. Abra Tracking. Guarde la verificación." },
  { tag: "zh-CN", title: "请等三天", when: "订单是新的", text: "包裹正在路上，请打开物流页面。" },
]);
const PICTURE = prepare("shop/send-picture", [
  { tag: "en", title: "Send a picture of the parcel", when: "It came broken", text: "Send us a picture, so that we see what broke. Three days are enough." },
]);
const ALL = [PICTURE, WAIT];

/** @param {string} typed */
const names = (typed) => find(ALL, typed).found.map(({ name }) => name);
/** @param {string} typed */
const hit = (typed) => find(ALL, typed).found[0].excerpt?.hit;

describe("what is typed", () => {
  for (const [typed, wanted] of /** @type {[string, string[]][]} */ ([
    ["", []],
    ["  ", []],
    ["Three Days", ["three", "days"]],
    ["días DIAS", ["dias"]],
    ['"three days" wait', ["three days", "wait"]],
    ["“three  days”", ["three days"]],
    ["«tres días»", ["tres dias"]],
    ["「请等」", ["请等"]],
    ['"three days', ["three", "days"]],
    ['""', []],
  ])) {
    test(typed || "nothing", () => assert.deepEqual(terms(typed), wanted));
  }
});

describe("a reply is found", () => {
  test("by its title before one that has the words in its text", () =>
    assert.deepEqual(names("three days"), ["shop/wait", "shop/send-picture"]));
  test("by its reason", () => assert.deepEqual(names("broken"), ["shop/send-picture"]));
  test("by its text", () => assert.deepEqual(names("on its way"), ["shop/wait"]));
  test("by the beginning of a word", () => assert.deepEqual(names("pict"), ["shop/send-picture"]));
  test("in another language, accents or none", () => assert.deepEqual(names("envio camino"), ["shop/wait"]));
  test("in signs without spaces", () => assert.deepEqual(names("物流页面"), ["shop/wait"]));
  test("by what a blank is called", () => assert.deepEqual(names("customer name"), ["shop/wait"]));
  test("by a phrase only as it stands", () => {
    assert.deepEqual(names('"the parcel is"'), ["shop/wait"]);
    assert.deepEqual(names('"parcel the is"'), []);
  });
  test("only where one language has all the words", () => assert.equal(find(ALL, "wait envío").all, false));
  test("not by nothing, and not by what none has", () => {
    assert.deepEqual(find(ALL, " "), { found: [], all: true });
    assert.deepEqual(find(ALL, "zzz"), { found: [], all: false });
  });
});

test("where no reply has all the words, those with most of them are shown, and that is told", () => {
  const { found, all } = find(ALL, "picture broke refund");
  assert.deepEqual([all, found.map(({ name }) => name)], [false, ["shop/send-picture"]]);
  assert.deepEqual(names("refund coupon picture"), []);
});

describe("the words of a text are shown as they are written", () => {
  test("with their accents", () => assert.equal(hit("verificacion"), "verificación"));
  test("with their capitals", () => assert.equal(hit("abra TRACKING"), "Abra"));
  test("in signs", () => assert.equal(hit("物流"), "物流"));
  test("with a title that the list does not show", () => assert.equal(hit("espere"), "Espere"));
  test("and not where the title has them already", () => assert.equal(hit("wait three"), undefined));
  test("with what stands around them, cut at words", () => {
    const long = prepare("a/b", [{ tag: "en", title: "", when: "", text: `${"before ".repeat(20)}hit${" after".repeat(40)}` }]);
    const excerpt = find([long], "hit").found[0].excerpt;
    assert.match(excerpt?.before ?? "", /^… (before ){5,8}$/);
    assert.match(excerpt?.after ?? "", /^( after){15,20} …$/);
  });
});
