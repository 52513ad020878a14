import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { find } from "../../docs/assets/ticket/fields.js";
import { CLOUD } from "./company.js";

/** @param {string} field @param {string} text */
const values = (field, text) => find(text, CLOUD).filter((one) => one.field === field).map((one) => one.value);

/** @param {string} field @param {Record<string, string[]>} cases */
function finds(field, cases) {
  for (const [text, expected] of Object.entries(cases)) {
    test(text.replace(/\n/g, " ⏎ ").slice(0, 90), () => assert.deepEqual(values(field, text), expected));
  }
}

describe("a domain is found", () => {
  finds("domain_name", {
    "my domain example.com is down": ["example.com"],
    "our host mail.example.co.uk": ["mail.example.co.uk"],
    "open https://www.example.com/index.php?a=b.com now": ["example.com"],
    "我的域名example.com无法解析": ["example.com"],
    "打不开 www.例子.cn": ["例子.cn"],
    "我的域名是例子.cn，打不开": ["例子.cn"],
    "see xn--fsqu00a.xn--0zwm56d please": ["xn--fsqu00a.xn--0zwm56d"],
    "write to info@example.org": ["example.org"],
    "info@example.org about the domain example.net": ["example.net", "example.org"],
    "my domain is example.com.Please help": ["example.com"],
    "TXT of _dnsauth.example.com is set": ["example.com"],
    "EXAMPLE.COM EXAMPLE.COM": ["example.com"],
    "el dominio ejemplo.example.es no abre": ["ejemplo.example.es"],
    "my website example.in is down": ["example.in"],
    "النطاق example.com لا يعمل": ["example.com"],
    "ドメインexample.jpが開けません": ["example.jp"],
    "a.example.com b.example.com c.example.com d.example.com": ["a.example.com", "b.example.com", "c.example.com"],
  });
});

describe("a domain written inside another address", () => {
  finds("domain_name", {
    "https%3A%2F%2Fshop.com%2Fa": ["shop.com"],
    "see https://one.org/?next=https%253A%252F%252Fshop.com%252Fa": ["one.org"],
    "redirect=https%3a%2f%2fwww.shop.com": ["shop.com"],
    "mail%40shop.com": ["shop.com"],
    "domain:%20shop.com": ["shop.com"],
    "q=%22shop.com%22": ["shop.com"],
    '{"url":"https:\\u002F\\u002Fshop.com"}': [],
  });
});

describe("no domain is", () => {
  for (const text of [
    "open www.alibabacloud.com or dc.console.aliyun.com, smtpdm.aliyuncs.com, dns9.hichina.com",
    "my domain gmail.com and mail a@qq.com, b@yahoo.co.jp, c@vip.163.com",
    "index.php main.py report.pdf node.js setup.sh readme.md ASP.NET",
    "version 1.2.3 e.g. this, i.e. that, etc. at 10 a.m. today",
    "RISK.RISK_CONTROL_REJECTION and InvalidDomain.Format and Forbidden.RAM",
    "it is not working.Please help.it says no",
    "java.net.SocketException com.example.app /usr/lib/example.so",
    "我想注册.cn域名 和 .com 域名",
    "wait...it stopped",
  ]) {
    test(text, () => assert.deepEqual(values("domain_name", text), []));
  }
});

describe("an account", () => {
  finds("account_uid", {
    "account 5012345678901234": ["5012345678901234"],
    "账号ID：5012345678901234": ["5012345678901234"],
    "UID: 1012345678901234": ["1012345678901234"],
    "حسابي ٥٠١٢٣٤٥٦٧٨٩٠١٢٣٤": ["5012345678901234"],
    "5011111111111111 and much else here, then my cuenta 5012345678901234": ["5012345678901234", "5011111111111111"],
    "order 5012345678901234": [],
    "call 4012345678901234 or 501234567890123": [],
    "paid with 5555 5555 5555 4444, 5555555555554444": [],
    "UID 5555555555554444": ["5555555555554444"],
  });
});

describe("an order", () => {
  finds("order_number", {
    "order number 241234567890123": ["241234567890123"],
    "订单号：2412345678901234": ["2412345678901234"],
    "pedido 2412345678901234, account 5012345678901234": ["2412345678901234"],
    "in order to verify account 5012345678901234": [],
    "241234567890123": [],
  });
});

describe("an address for mail", () => {
  finds("contact_email", {
    "write to info@example.com.": ["info@example.com"],
    "b@example.com\nFrom: Customer Name <a@example.com>": ["a@example.com", "b@example.com"],
    "邮箱name@example.com收不到": ["name@example.com"],
    "customer@gmail.com": ["customer@gmail.com"],
    "to support@alibabacloud.com and m***@example.com": [],
    "a@b, @, @@, info@localhost": [],
  });
});

describe("a request, an instance, an address, an invoice", () => {
  finds("request_id", {
    "RequestId: B57C121B-A45F-44D8-A9B2-13E5A5044195": ["B57C121B-A45F-44D8-A9B2-13E5A5044195"],
    '"RequestId":"0a1b2c3d4e5f6a7b8c9d"': ["0a1b2c3d4e5f6a7b8c9d"],
    "request id not shown anywhere": [],
    "B57C121B-A45F-44D8-A9B2": [],
  });
  finds("instance_id", {
    "server i-t4n0abcdefgh12345678 is down": ["i-t4n0abcdefgh12345678"],
    "i-am-here and mini-t4n0abcdefgh12345678": [],
  });
  finds("public_ip", {
    "ssh root@203.0.113.9 -p 22": ["203.0.113.9"],
    "http://203.0.113.9/": ["203.0.113.9"],
    "2001:db8::1 answers": ["2001:db8::1"],
    "10.0.0.1 192.168.1.5 127.0.0.1 172.20.1.1 100.100.2.136 8.8.8.8": [],
    "1.2.3, 1.2.3.4.5, 203.0.113.256, version 5.6.7.8, Chrome/120.1.2.3, at 10:20:30": [],
  });
  finds("invoice_number", {
    "invoice number: 2026110600012345": ["2026110600012345"],
    "发票号码：12345678": ["12345678"],
    "I need an invoice for 2026110600012345": [],
    "factura 2026-11-06": [],
  });
});

describe("an error, to the letter", () => {
  finds("error_text", {
    "RISK.RISK_CONTROL_REJECTION when I buy": ["RISK.RISK_CONTROL_REJECTION"],
    "I get Forbidden.RAM and InvalidDomainName.Format": ["InvalidDomainName.Format", "Forbidden.RAM"],
    "bounced:\n550 5.7.1 relay denied by policy\nwhy?": ["550 5.7.1 relay denied by policy"],
    "535 Authentication failed": ["535 Authentication failed"],
    "dig says SERVFAIL": ["SERVFAIL"],
    "root@example: Permission denied (publickey).": ["Permission denied (publickey)"],
    "code 0003-00000804 on the page": ["0003-00000804"],
    "Error: something went wrong": ["something went wrong"],
    "错误：账号存在风险": ["账号存在风险"],
    'It says "Your account has a risk" and stops': ["Your account has a risk"],
    "me dice “La cuenta no cumple”": ["La cuenta no cumple"],
    "「操作できません」というエラー": ["操作できません"],
    "affiché « échec de l'autorisation »": ["échec de l'autorisation"],
    '{"Code":"Forbidden.RAM","Message":"User not authorized to operate"}': ["User not authorized to operate", "Forbidden.RAM"],
    "error: RISK.RISK_CONTROL_REJECTION": ["RISK.RISK_CONTROL_REJECTION"],
    'press "Activate Now" in the console': [],
    "we send 550 emails, an error comes": [],
  });
});

describe("a name", () => {
  finds("customer_name", {
    "Please help.\n\nBest regards,\nCustomer Name\nExample Ltd": ["Customer Name"],
    "Saludos\n\nNombre Apellido": ["Nombre Apellido"],
    "谢谢！\n客户": ["客户"],
    "此致\n敬礼\n客户": ["客户"],
    "مع التحية\nاسم العميل": ["اسم العميل"],
    "Cordialement,\nPrénom de Nom": ["Prénom de Nom"],
    "Terima kasih\nNama Pelanggan": ["Nama Pelanggan"],
    "My name is Customer Name. I have a question": ["Customer Name"],
    "Me llamo Nombre Apellido y no puedo entrar": ["Nombre Apellido"],
    "Thanks\nCustomer Name\n\nOn Monday you wrote:\n> Thanks\n> Other Name": ["Customer Name"],
  });
  for (const text of [
    "Thanks\nExample Trading Ltd",
    "Regards\nSupport Team",
    "thanks for the help with this\nIt is urgent",
    "Thanks\nplease answer soon",
    "谢谢\n请尽快处理",
    "شكرا\nفي انتظار ردكم",
    "我是新手，不会用",
    "I am from Example",
    "Best\nAgent 007",
  ]) {
    test(`is not in: ${text.replace(/\n/g, " ⏎ ")}`, () => assert.deepEqual(values("customer_name", text), []));
  }
});

test("a secret is never offered", () => {
  const text =
    "card 4111 1111 1111 1111, order 4111-1111-1111-1111, password: example.com1 password is Pass@example.com " +
    "transfer key: B57C121B-A45F-44D8-A9B2-13E5A5044195 https://user:secret@example.net/";
  for (const { value } of find(text, CLOUD)) assert.doesNotMatch(value, /1111|example\.com|B57C|secret/);
});

test("whatever is pasted, it is read", () => {
  const pieces = ["1", ".", "@", " ", "a.", "a@", "“", '"', "“「", "4111 ", "://a/", "error: ", "thanks\n", "Aa ", "اسمي ", "的", "\ud800"];
  for (const piece of pieces) assert.ok(Array.isArray(find(piece.repeat(64_000 / piece.length), CLOUD)), piece);
  for (const odd of /** @type {any[]} */ ([undefined, null, 1, {}, ""])) assert.deepEqual(find(odd), []);
});

describe("whoever is not the customer", () => {
  for (const text of [
    "Thanks\n\nConfidentiality Notice",
    "Kind regards\n\nWeb Developer",
    "Thanks\n\nMonday Morning",
    "Regards,\nAcme Trading",
    "Best regards\nGlobal Solutions",
    "Gracias\n\nAviso Legal",
    "Thank you\n\nPrivacy Disclaimer",
    "It is broken.\n\nRegards,\nAna Silva\n\nDear customer, we look at it.\n\nBest regards,\nLin Wei",
  ]) {
    test(text.replace(/\n/g, " ⏎ "), () => assert.deepEqual(values("customer_name", text), []));
  }

  finds("customer_name", {
    "It is broken.\n\nRegards,\nAna Silva": ["Ana Silva"],
    "One.\n\nThanks,\nAna Silva\n\nAnd another.\n\nThanks\nAna Silva": ["Ana Silva"],
    "My name is Ana Silva.\n\nThanks\n\nConfidentiality Notice": ["Ana Silva"],
    "Thanks\nApril June": ["April June"],
  });
});
