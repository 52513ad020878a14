"""The newest part of a thread decides, whatever program and language quoted the older ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.desk.thread import patterns
from tests.support import node
from tests.support.projects import ROOT

READ = """
import { readFileSync } from "node:fs";
const { parts, read } = await import(process.argv[2]);
const [patterns, texts] = JSON.parse(readFileSync(process.argv[3], "utf8"));
const found = (text) => ({ ...read(text, patterns), parts: parts(text, patterns) });
console.log(JSON.stringify(texts.map(found)));
"""
NEW = "One more thing: where do I get the invoice?"
OLD = "My sending domain is not verified"


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("thread") / "read.mjs"
    file.write_text(READ, encoding="utf-8")
    return file


def read(script: Path, *texts: str) -> list[dict[str, str]]:
    data = script.with_name("texts.json")
    data.write_text(json.dumps([patterns(), texts]), encoding="utf-8")
    module = (ROOT / "docs" / "assets" / "desk" / "ticket-text.js").as_uri()
    done = node.run(script, module, data)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


OUTLOOK = {
    "en": ("From", "Sent", "To", "Subject"),
    "de": ("Von", "Gesendet", "An", "Betreff"),
    "fr": ("De", "Envoyé", "À", "Objet"),
    "es": ("De", "Enviado el", "Para", "Asunto"),
    "pt": ("De", "Enviada em", "Para", "Assunto"),
    "it": ("Da", "Inviato", "A", "Oggetto"),
    "nl": ("Van", "Verzonden", "Aan", "Onderwerp"),
    "pl": ("Od", "Wysłano", "Do", "Temat"),
    "ru": ("От", "Отправлено", "Кому", "Тема"),
    "tr": ("Kimden", "Gönderildi", "Kime", "Konu"),
    "ko": ("보낸 사람", "보낸 날짜", "받는 사람", "제목"),
    "vi": ("Từ", "Đã gửi", "Đến", "Chủ đề"),
    "th": ("จาก", "ส่งเมื่อ", "ถึง", "เรื่อง"),
    "id": ("Dari", "Dikirim", "Kepada", "Subjek"),
    "ja": ("差出人", "送信日時", "宛先", "件名"),
    "zh": ("发件人", "发送时间", "收件人", "主题"),
    "zh-TW": ("寄件者", "寄件日期", "收件者", "主旨"),
    "sv": ("Från", "Skickat", "Till", "Ämne"),
    "da": ("Fra", "Sendt", "Til", "Emne"),
    "ar": ("من", "تاريخ الإرسال", "إلى", "الموضوع"),
}
WROTE = [
    "On Mon, Nov 3, 2026 at 10:00 AM Ann <a@b.example> wrote:",
    "On Mon, Nov 3, 2026 at 10:00 AM Ann Example <\na@b.example> wrote:",
    "On 3 Nov 2026, at 10:00, Ann <a@b.example> wrote:",
    "Am Mo., 3. Nov. 2026 um 10:00 Uhr schrieb Ann <a@b.example>:",
    "Am 03.11.26 um 10:00 schrieb Ann:",
    "Le lun. 3 nov. 2026 à 10:00, Ann <a@b.example> a écrit :",
    "El lun, 3 nov 2026 a las 10:00, Ann (<a@b.example>) escribió:",
    "Em seg., 3 de nov. de 2026 às 10:00, Ann <a@b.example> escreveu:",
    "Il giorno lun 3 nov 2026 alle ore 10:00 Ann <a@b.example> ha scritto:",
    "Op ma 3 nov 2026 om 10:00 schreef Ann <a@b.example>:",
    "pon., 3 lis 2026 o 10:00 Ann <a@b.example> napisał(a):",
    "пн, 3 нояб. 2026 г. в 10:00, Ann <a@b.example>:",
    "03.11.2026 10:00, Ann пишет:",
    "Ann <a@b.example>, 3 Kas 2026 Pzt, 10:00 tarihinde şunu yazdı:",
    "2026년 11월 3일 (월) 오전 10:00, Ann <a@b.example>님이 작성:",
    "Vào Th 2, 3 thg 11, 2026 vào lúc 10:00 Ann <a@b.example> đã viết:",
    "ในวันที่ จ. 3 พ.ย. 2026 เวลา 10:00 Ann <a@b.example> เขียนว่า:",
    "Pada Sen, 3 Nov 2026 pukul 10.00 Ann <a@b.example> menulis:",
    "2026年11月3日(月) 10:00 Ann <a@b.example>:",
    "Ann <a@b.example> 于2026年11月3日周一 10:00写道：",
    "Ann <a@b.example> 於 2026年11月3日 週一 上午10:00寫道：",
    "Den mån 3 nov. 2026 kl 10:00 skrev Ann <a@b.example>:",
    "Den man. 3. nov. 2026 kl. 10.00 skrev Ann <a@b.example>:",
]
LINES = [
    "-----Original Message-----",
    "-----Ursprüngliche Nachricht-----",
    "----- Mensaje original -----",
    "---------- Forwarded message ---------",
    "-------- Исходное сообщение --------",
    "-----원본 메시지-----",
    "------------------ 原始邮件 ------------------",
    "##- Please type your reply above this line -##",
    "##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein. -##",
    "Begin forwarded message:",
    "________________________________",
]


@pytest.mark.parametrize("language", OUTLOOK)
@pytest.mark.parametrize("quote", ["", "> "])
def test_a_message_below_a_head_is_an_older_one(script: Path, language: str, quote: str) -> None:
    sender, sent, to, subject = OUTLOOK[language]
    head = [f"{sender}: Ann", f"{sent}: 3.11.2026 10:00", f"{to}: Bo", f"{subject}: AW: {OLD}"]
    quoted = "\n".join(quote + line for line in [*head, "", OLD])
    (found,) = read(script, f"{NEW}\n\n{quoted}")
    assert found["fresh"].strip() == NEW
    assert OLD in found["old"]


@pytest.mark.parametrize("line", WROTE + LINES)
@pytest.mark.parametrize("quote", ["", "> "])
def test_a_message_below_who_wrote_it_is_an_older_one(script: Path, line: str, quote: str) -> None:
    (found,) = read(script, f"{NEW}\n\n{line}\n{quote}{OLD}")
    assert found["fresh"].strip() == NEW
    assert OLD in found["old"]


@pytest.mark.parametrize(
    "text",
    [
        "From: the China site\nTo: the other one, please",
        "My colleague wrote: it works\nbut it does not",
        "Error on 3 Nov at 10:00:\n550 rejected",
        "What I did:\n1. opened the console",
        "Thema: Rechnung",
    ],
)
def test_what_only_looks_like_a_head_stays(script: Path, text: str) -> None:
    (found,) = read(script, text)
    assert found["old"] == ""
    assert text.rsplit("\n", maxsplit=1)[-1].rsplit(": ", maxsplit=1)[-1] in found["fresh"]


@pytest.mark.parametrize(
    "older",
    [
        "On Mon, Nov 3, 2026, Alibaba Cloud Support <s@b.example> wrote:\n> send the invoice",
        "> Dear customer,\n> please provide your account UID and a screenshot",
        "Von: Kundendienst\nGesendet: heute\nAn: mich\nBetreff: Re: x\n\nBitte die Rechnung",
    ],
)
def test_answers_of_support_are_no_evidence(script: Path, older: str) -> None:
    (found,) = read(script, f"ok\n\n{older}")
    assert found["fresh"].strip() == "ok"
    assert found["old"].strip() == ""


def test_a_ticket_that_is_nothing_but_a_quote_is_the_ticket(script: Path) -> None:
    assert read(script, f"> {OLD}\n> and more")[0]["fresh"] == f"{OLD}\nand more"


def test_a_signature_is_older_than_what_stands_above_it(script: Path) -> None:
    (found,) = read(script, f"{NEW}\n-- \nA company")
    assert found["fresh"].strip() == NEW


def test_the_subject_in_the_ticket_s_own_head_counts(script: Path) -> None:
    (found,) = read(script, "Subject: renew it\nFrom: a\nTo: b\n\nbody")
    assert found["fresh"].split() == ["renew", "it", "body"]


def test_a_text_is_parted_where_a_thought_ends(script: Path) -> None:
    text = "First this thing. Then 1.5 of that? 最后一个问题是什么意思呢。谢谢"
    assert list(read(script, text)[0]["parts"]) == [
        "First this thing.",
        "Then 1.5 of that?",
        "最后一个问题是什么意思呢。 谢谢",
    ]


TIMED = """
import { readFileSync } from "node:fs";
const { read } = await import(process.argv[2]);
const patterns = JSON.parse(readFileSync(process.argv[3], "utf8"));
const cost = (text) => {
  const start = performance.now();
  read(text, patterns);
  return performance.now() - start;
};
const many = (sign) => sign.repeat(80000 / sign.length);
cost(many("one word, "));
const prose = cost(many("one word, "));
const signs = [" ", "\\t", "\\u00a0", ">", "> ", "* ", "_", "- ", "-", "[", "<a@b.example>"];
console.log(JSON.stringify(signs.map((sign) => [sign, cost(`${many(sign)}x`) / (prose + 1)])));
"""


def test_one_sign_again_and_again_is_read_in_a_blink(tmp_path: Path) -> None:
    (tmp_path / "timed.mjs").write_text(TIMED, encoding="utf-8")
    (tmp_path / "patterns.json").write_text(json.dumps(patterns()), encoding="utf-8")
    module = (ROOT / "docs" / "assets" / "desk" / "ticket-text.js").as_uri()
    done = node.run(tmp_path / "timed.mjs", module, tmp_path / "patterns.json")
    assert done.returncode == 0, done.stderr
    slow = [(sign, round(times)) for sign, times in json.loads(done.stdout) if times > 300]
    assert slow == []
