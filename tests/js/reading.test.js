// Reading a ticket: what it says about the customer, and what must not be copied on.

import assert from "node:assert/strict";
import { test } from "node:test";

import { find } from "../../docs/assets/ticket/fields.js";
import { secrets, withoutSecrets } from "../../docs/assets/ticket/secrets.js";
import { languageOf } from "../../docs/assets/ticket/language.js";
import { BIKES, CLOUD } from "./company.js";

/** @param {string} text @param {string} field */
const values = (text, field) => find(text, CLOUD).filter((one) => one.field === field).map((one) => one.value);
/** @param {string} text */
const kinds = (text) => secrets(text, CLOUD).map(({ kind }) => kind);

test("the customer's domain is found, bare, in an address, behind www", () => {
  assert.deepEqual(values("my site www.Shop.example.com is down", "domain_name"), ["shop.example.com"]);
  assert.deepEqual(values("see https://example.co.uk/page?x=1", "domain_name"), ["example.co.uk"]);
  assert.deepEqual(values("write to info@example.id", "domain_name"), ["example.id"]);
  assert.deepEqual(values("域名 例子.中国 打不开", "domain_name"), ["例子.中国"]);
});

test("what only looks like a domain is none", () => {
  for (const text of [
    "index.php and report.pdf, version 1.2.3, e.g. this, i.e. that",
    "It stopped working.Please help",
    "RISK.RISK_CONTROL_REJECTION and InvalidDomain.Format",
    "my mail is someone@gmail.com, console at www.alibabacloud.com",
  ]) {
    assert.deepEqual(values(text, "domain_name"), [], text);
  }
});

test("a UID is sixteen digits, the one called so first", () => {
  assert.deepEqual(values("5011111111111111, my UID: 5012345678901234", "account_uid"), [
    "5012345678901234",
    "5011111111111111",
  ]);
  assert.deepEqual(values("call 0049 30 123456, 12345678901234567890", "account_uid"), []);
});

test("an order is no account", () => {
  const text = "order number 5012345678901234 was not paid";
  assert.deepEqual(values(text, "order_number"), ["5012345678901234"]);
  assert.deepEqual(values(text, "account_uid"), []);
});

test("addresses of the customer are found, ours are not", () => {
  const text = "From: info@example.com\nto support@alibabacloud.com.";
  assert.deepEqual(values(text, "contact_email"), ["info@example.com"]);
});

test("request, instance and public address are found", () => {
  const text = "RequestId B57C121B-A45F-44D8-A9B2-13E5A5044195 i-j6c0123456789abcdefg 8.210.10.20 10.0.0.1";
  assert.deepEqual(values(text, "request_id"), ["B57C121B-A45F-44D8-A9B2-13E5A5044195"]);
  assert.deepEqual(values(text, "instance_id"), ["i-j6c0123456789abcdefg"]);
  assert.deepEqual(values(text, "public_ip"), ["8.210.10.20"]);
});

test("an error is found to the letter, the longest first", () => {
  assert.equal(values("I get RISK.RISK_CONTROL_REJECTION when I pay", "error_text")[0], "RISK.RISK_CONTROL_REJECTION");
  assert.equal(values("550 5.7.1 relay denied\nthanks", "error_text")[0], "550 5.7.1 relay denied");
  assert.equal(values("提示“账号存在安全风险”", "error_text")[0], "账号存在安全风险");
  assert.equal(values('it says "Your order is suspended."', "error_text")[0], "Your order is suspended.");
  assert.deepEqual(values("there is an error and I do not know why", "error_text"), []);
});

test("a name is taken from a signature or an introduction, else not at all", () => {
  assert.deepEqual(values("Please help\n\nBest regards,\nCustomer Name\n", "customer_name"), ["Customer Name"]);
  assert.deepEqual(values("Hola, me llamo Nombre Apellido y no puedo", "customer_name"), ["Nombre Apellido"]);
  assert.deepEqual(values("Thanks\nExample Trading Ltd", "customer_name"), []);
  assert.deepEqual(values("thanks for the help with this", "customer_name"), []);
});

test("card numbers are pointed out when they add up, and are never a field", () => {
  const text = "my card 4111 1111 1111 1111 was refused";
  assert.deepEqual(kinds(text), ["card"]);
  assert.deepEqual(kinds("my UID is 5012345678901234, order 4111111111111112"), []);
  assert.equal(withoutSecrets(text, CLOUD).length, text.length);
  assert.ok(!withoutSecrets(text).includes("4111"));
  assert.ok(!find(`${text} UID`, CLOUD).some(({ value }) => value.includes("4111")));
});

test("a password, a key, a passport and a code are pointed out where they are given", () => {
  assert.deepEqual(kinds("password: Abc12345!"), ["password"]);
  assert.deepEqual(kinds("密码是abc12345"), ["password"]);
  assert.deepEqual(kinds("my key LTAI5tABCDEFGHIJKLMN leaked"), ["key"]);
  assert.deepEqual(kinds("passport number X1234567"), ["passport"]);
  assert.deepEqual(kinds("护照号码: E12345678"), ["passport"]);
  assert.deepEqual(kinds("the verification code is 123456"), ["code"]);
});

test("talk of passwords, keys, passports and codes alone is no secret", () => {
  for (const text of [
    "I forgot my password and the password is wrong",
    "which documents, passport or driving licence?",
    "the verification code does not come",
    "no puedo cambiar la contraseña",
  ]) {
    assert.deepEqual(kinds(text), [], text);
  }
});

test("the language is told by script and by common words", () => {
  assert.equal(languageOf("Hello, I can not open my account, please help"), "en");
  assert.equal(languageOf("Hola, no puedo activar la cuenta de mi empresa"), "es");
  assert.equal(languageOf("Olá, não consigo ativar a conta da minha empresa"), "pt");
  assert.equal(languageOf("Bonjour, je ne peux pas ouvrir mon compte"), "fr");
  assert.equal(languageOf("Saya tidak bisa masuk ke akun saya"), "id");
  assert.equal(languageOf("我的域名无法解析"), "zh-CN");
  assert.equal(languageOf("我們的網站無法開啟，請問為什麼"), "zh-TW");
  assert.equal(languageOf("ドメインの移管ができません"), "ja");
  assert.equal(languageOf("لا أستطيع الدخول إلى حسابي"), "ar");
  assert.equal(languageOf('No puedo pagar, dice "the order is suspended, please contact us"'), "es");
  assert.equal(languageOf("dns"), null);
});

test("whatever is pasted, reading it neither fails nor takes long", () => {
  for (const piece of ["1", ".", "@", " ", "a.", "“", '"', "a@", "password ", "4111 ", "\u202e", "-----BEGIN PRIVATE KEY-----"]) {
    const text = piece.repeat(64_000 / piece.length);
    assert.ok(Array.isArray(find(text, CLOUD)));
    assert.ok(Array.isArray(secrets(text, CLOUD)));
    languageOf(text);
  }
});

test("another company's numbers are found by its own content, and none of ours", () => {
  const all = (/** @type {string} */ text) => find(text, BIKES).map(({ field, value }) => [field, value]);
  assert.deepEqual(all("my order ord-12345 is late"), [["order", "ord-12345"]]);
  assert.deepEqual(all("Frame number: WTU123K0456, model Trail 500"), [["frame", "WTU123K0456"], ["model", "Trail 500"]]);
  assert.deepEqual(all("车架号：WTU123K0456"), [["frame", "WTU123K0456"]]);
  assert.deepEqual(all("Frame no WTU123K0456; the frame number is missing"), []);
  assert.deepEqual(all("ORD-123456789, XORD-12345, ORD-12345-6, 1ORD-12345"), []);
  assert.deepEqual(all("UID 5012345678901234 i-j6c0123456789abcdefg 8.210.10.20 request id B57C121B-A45F-44D8-A9B2-13E5A5044195"), []);
  assert.deepEqual(all("Hello\n\nRegards,\nCustomer Name"), [["rider", "Customer Name"]]);
});

test("a company's own keys are secrets, another's are not", () => {
  const kinds = (/** @type {string} */ text) => secrets(text, BIKES).map(({ kind }) => kind);
  assert.deepEqual(kinds("it is bk_abcdef0123456789"), ["key"]);
  assert.deepEqual(kinds("it is LTAI5tABCDEFGHIJKLMN"), []);
  assert.deepEqual(find("bk_abcdef0123456789 ORD-12345", BIKES), [{ field: "order", value: "ORD-12345" }]);
});

test("without a company nothing of one is found", () => {
  assert.deepEqual(find("UID 5012345678901234, mail info@example.com, ORD-12345"), []);
});
