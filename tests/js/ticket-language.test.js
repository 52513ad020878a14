import assert from "node:assert/strict";
import { test } from "node:test";

import { languageOf } from "../../docs/assets/ticket/language.js";

/** @type {Array<[string | null, string]>} */
const CASES = [
  ["en", "please help, I can not open my account"],
  ["es", "Hola, no puedo entrar en mi cuenta"],
  ["pt", "Olá, não consigo entrar na minha conta"],
  ["fr", "Bonjour, je ne peux pas ouvrir mon compte"],
  ["id", "saya tidak bisa masuk ke akun"],
  ["de", "Ich kann mein Konto nicht öffnen, bitte helfen Sie mir"],
  ["it", "Ciao, non posso entrare nel mio account, grazie"],
  ["vi", "Tôi không đăng nhập được tài khoản của tôi"],
  ["tr", "Merhaba, hesabım için bir sorun var"],
  ["ru", "Не могу войти в аккаунт"],
  ["ar", "لا أستطيع الدخول إلى حسابي"],
  ["ja", "移管用認証コード取得不可の件"],
  ["ko", "계정에 로그인할 수 없습니다"],
  ["th", "เข้าสู่ระบบไม่ได้"],
  ["zh-CN", "我的域名无法解析"],
  ["zh-TW", "我們的網站無法開啟，請問為什麼"],
  ["es", 'No puedo pagar, dice "the order is suspended, please contact us if you have not done this"'],
  ["es", "Me sale esto y no puedo pagar con mi tarjeta:\n550 the message was rejected by the server"],
  ["zh-CN", "提示 You are not authorized to operate on the specified resource 怎么处理呢，请问"],
  ["en", "my page shows “该域名不存在” and I do not know why"],
  ["en", "the domain https://example.com/de/el/los/las/una is down, please help"],
  [null, "dns"],
  [null, "renew shop.com"],
  [null, "SSL example.com pending validation"],
  [null, "Refund order 123 shop.com"],
  [null, "domain foo.die.net error"],
  [null, "unlock domain mein-shop.de"],
  [null, "info@com.ve wrong"],
  [null, "RISK.RISK_CONTROL_REJECTION"],
  [null, ""],
];

for (const [language, text] of CASES) test(`${language}: ${text}`, () => assert.equal(languageOf(text), language));

test("whatever is pasted, it is read", () => {
  for (const piece of ["1", ".", "“", '"', "a.", "http://", "\n", " ", "的", "eyJ-", "\ud800"]) {
    assert.doesNotThrow(() => languageOf(piece.repeat(64_000 / piece.length)), piece);
  }
  assert.equal(languageOf(/** @type {any} */ (null)), null);
});
