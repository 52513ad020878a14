import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { secrets as secretsOf, withoutSecrets } from "../../docs/assets/ticket/secrets.js";
import { CLOUD } from "./company.js";

const secrets = (/** @type {string} */ text) => secretsOf(text, CLOUD);

/** @type {Record<string, Record<string, string>>}  By kind: the text, and its secret. */
const GIVEN = {
  card: {
    "my card 4111 1111 1111 1111 failed": "4111 1111 1111 1111",
    "tarjeta 4111-1111-1111-1111": "4111-1111-1111-1111",
    "卡号4111111111111111": "4111111111111111",
    "378282246310005 12/27": "378282246310005",
    "with 4111 1111 1111 1111 12/27": "4111 1111 1111 1111",
    "I paid my order with 4111111111111111": "4111111111111111",
    "411111******1111": "411111******1111",
  },
  password: {
    "password: Example-1": "Example-1",
    "my pwd is Abc12345": "Abc12345",
    "Password: example": "example",
    "mi contraseña es Ejemplo_1": "Ejemplo_1",
    "a senha é abc123": "abc123",
    "kata sandi: abc123": "abc123",
    "mot de passe : Abc!234": "Abc!234",
    "密码是abc12345": "abc12345",
    "パスワードはabc12345です": "abc12345",
    "كلمة المرور: abc12345": "abc12345",
    '{"password":"Abc12345"}': 'Abc12345"}',
    "the password for the mailbox is Abc12345": "Abc12345",
    "https://user:Abc12345@example.com/": "Abc12345",
  },
  key: {
    "id LTAI5tABCDEFGHIJKLMN leaked": "LTAI5tABCDEFGHIJKLMN",
    "AKIAABCDEFGHIJKLMNOP": "AKIAABCDEFGHIJKLMNOP",
    "AccessKeySecret: abcdefghijklmnopqrstuvwxyz1234": "abcdefghijklmnopqrstuvwxyz1234",
    "eyJhbGciOiJI.eyJzdWIiOiIx.abc-_1": "eyJhbGciOiJI.eyJzdWIiOiIx.abc-_1",
    "auth code is Ab1-2cd": "Ab1-2cd",
    "转移密码：Ab12cd": "Ab12cd",
  },
  passport: {
    "passport number X1234567": "X1234567",
    "pasaporte AB123456": "AB123456",
    "护照号码：E12345678": "E12345678",
    "جواز السفر رقم A1234567": "A1234567",
    "Aadhaar 1234 5678 9012": "1234 5678 9012",
    "PAN ABCDE1234F": "ABCDE1234F",
  },
  code: {
    "the verification code is 123456": "123456",
    "OTP 1234": "1234",
    "验证码：123456": "123456",
    "código de verificación: 123456": "123456",
  },
};

for (const [kind, cases] of Object.entries(GIVEN)) {
  describe(`${kind}: given in`, () => {
    for (const [text, value] of Object.entries(cases)) {
      test(text, () => {
        const found = secrets(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
        assert.deepEqual(found, [[kind, value]]);
      });
    }
  });
}

describe("nothing secret is in", () => {
  for (const text of [
    "I forgot my password: what do I do",
    "password is wrong, Password: incorrect",
    "password: ********",
    "olvidé la contraseña, no puedo entrar",
    "忘记密码了，密码是什么",
    "the verification code does not come",
    "auth code is invalid",
    "passport or driving licence? I sent my passport in 2025",
    "spf=pass dkim=pass",
    "UID 5012345678901234, account 5555555555554444, order no. 4111111111111111",
    "card 4111 1111 1111 1112, **** **** **** 1111",
    "call +62 812 3456 7890",
    "client secret is lost",
  ]) {
    test(text, () => assert.deepEqual(secrets(text), []));
  }
});

test("a private key goes from its first line to its last", () => {
  const key = "-----BEGIN RSA PRIVATE KEY-----\nMIIBOgIBAAJBAK\nabc=\n-----END RSA PRIVATE KEY-----";
  assert.deepEqual(secrets(`see ${key} ok`), [{ kind: "key", start: 4, end: 4 + key.length }]);
});

test("blanking leaves everything else where it was", () => {
  assert.equal(withoutSecrets("a password: Abc123 b OTP 1234 c"), "a password:        b OTP      c");
});

test("whatever is pasted, it is read", () => {
  const pieces = ["1", "1 ", "4111 ", "-----BEGIN PRIVATE KEY-----", "eyJ-", "password ", "passport ", "secret", "4111 x", "\ud800"];
  for (const piece of pieces) assert.ok(Array.isArray(secrets(piece.repeat(64_000 / piece.length))), piece);
  for (const odd of /** @type {any[]} */ ([undefined, null, 1, {}, ""])) assert.deepEqual(secrets(odd), []);
});
