"""How older messages look below a ticket: what mail programs and desks write above a quote.

The patterns travel with the index; `ticket-text.js` uses them, case ignored, Unicode sets on. They
are by the mail program's language, whatever language the customer writes in.
"""

from __future__ import annotations

import re

from macros.text.company import company

# "wrote" at the end of the line above a quote. A date or an address has to stand in that line too.
_WROTE = (
    "wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef"
    "|napisał(?:\\(a\\))?|napisała|pisze"
    "|написал(?:\\(?а\\)?)?|пишет|написав|yazdı|작성|작성했습니다|썼습니다|đã viết|viết|เขียน(?:ว่า)?"
    "|menulis|書きました|書き込みました|のメール|写道|寫道|skrev|kirjoitti"
    "|napsal(?:a)?|a scris|írta"
    "|έγραψε|כתב|كتب|ने लिखा"
)
_FROM = (
    "from|von|de|da|van|od|от|від|kimden|gönderen|보낸 ?사람|발신자?"
    "|từ|người gửi|จาก|dari|发件人|發件人"
    "|寄件者|寄件人|差出人|送信者|från|fra|من|odesílatel|lähettäjä|feladó|από|מאת|प्रेषक"
)
_SENT = (
    "sent|date|gesendet|datum|envoyé|enviado(?: el)?|enviada?(?: em)?|fecha"
    "|data|inviato|verzonden"
    "|wysłano|отправлено|дата|gönderildi|gönderme tarihi|tarih|보낸 ?날짜|날짜|đã gửi|ngày|ngày gửi"
    "|ส่งเมื่อ|ส่ง|วันที่|dikirim|terkirim|tanggal|发送时间|日期|寄件日期|送信日時|日時|skickat|sendt|dato"
    "|تاريخ الإرسال|التاريخ"
)
_TO = (
    "to|an|à|para|a|aan|do|кому|kime|alıcı|받는 ?사람|수신자?|đến|tới|người nhận|ถึง|kepada|untuk|ke"
    "|收件人|收件者|宛先|till|til|إلى|cc|bcc|kopie|copie|copia|kopia|копия|bilgi|참조|สำเนา|抄送|副本"
    "|reply-to|antwort an|répondre à|responder a|важность|priority|wichtigkeit"
)
_SUBJECT = (
    "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|тема|konu|제목"
    "|chủ đề|tiêu đề|เรื่อง"
    "|หัวเรื่อง|ชื่อเรื่อง|subjek|subyek|perihal|主题|主題|主旨|标题|件名|ämne|emne|الموضوع|předmět|aihe"
    "|tárgy|subiect|θέμα|נושא|विषय"
)
_FORWARDED = (
    "begin forwarded message|anfang der weitergeleiteten nachricht"
    "|début du message (?:transféré|réexpédié)"
    "|inicio del mensaje reenviado|início da mensagem (?:encaminhada|reencaminhada)"
    "|inizio messaggio inoltrato|begin doorgestuurd bericht|начало переадресованного сообщения"
    "|下面是被转发的邮件|以下为转发邮件|転送されたメッセージ|전달된 메시지"
)
_ADDRESSED = r"(?=.*(?:\d|@))"
_SUPPORT = (
    "support|helpdesk|help desk|customer (?:service|care)"
    "|客服|售后|サポート|soporte"
    "|suporte|assistance|assistenza|kundendienst|поддержк|destek|지원|hỗ trợ"
    "|ฝ่ายสนับสนุน|dukungan"
    "|الدعم"
)
# How a desk begins its answers.
_ANSWER = (
    "dear (?:customer|user|sir|valued)|thank you for (?:contacting|reaching)"
    "|thanks for contacting"
    "|estimado cliente|prezado cliente|caro cliente|cher client|gentile cliente"
    "|sehr geehrter kunde"
    "|уважаемый клиент|尊敬的(?:客户|用户)|您好，感谢您|お客様|고객님"
    "|yth\\. pelanggan|sayın müşteri"
    "|kính gửi quý khách|เรียนลูกค้า|عزيزي العميل"
)

_PATTERNS: dict[str, str | int] = {
    # A line like these, and everything below it, is an older message.
    "history": "|".join(
        (
            rf"^[ \t>]*{_ADDRESSED}.{{0,240}}(?:{_WROTE})(?![\p{{L}}]).{{0,120}}[:：][ \t]*$",
            r"^[ \t>]*(?=.*\d).{4,200}<[^<>\s]+@[^<>\s]+>.{0,60}[:：][ \t]*$",
            r"^[ \t>]*-{2,}[ \t]*\p{L}.{3,60}?[ \t]*-{2,}[ \t]*$",
            r"^[ \t]*#{2,}-.*-#{2,}[ \t]*$",
            rf"^[ \t>]*(?:{_FORWARDED})",
            r"^[ \t]*[_=]{8,}[ \t]*$",
        )
    ),
    # Lines of a message's head; only what the subject says counts.
    "head": rf"^[ \t>]*\**(?:{_FROM}|{_SENT}|{_TO})\**[ \t]?[:：]",
    "from": rf"^[ \t>]*\**(?:{_FROM})\**[ \t]?[:：]",
    "subject": rf"^[ \t>]*\**(?:{_SUBJECT})\**[ \t]?[:：]",
    "quoted": r"^[ \t]*[>|]",
    "signature": r"^-- ?$",
    # An older message with these in its first lines is an answer of support, and no evidence.
    "support": "",
    # Where one thought may end and another begin.
    "ends": r"[.!?。！？؟।]+(?=\s|$|[^\x00-\u024f])|\n+|(?<=\s)(?=\d[.)] )",
    "near": 5,  # lines of a head
    "fewest": 12,  # characters of a part; shorter ones belong to the next
    "longest": 20_000,  # characters of a message: no ticket says something new after
}


def patterns() -> dict[str, str | int]:
    """The patterns, with what the company is called among the words for its support."""
    words = map(re.escape, company().words)
    return _PATTERNS | {"support": f"(?:{'|'.join((*words, _SUPPORT, _ANSWER))})"}
