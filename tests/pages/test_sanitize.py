"""`sanitize()` leaves nothing that runs, loads from elsewhere or asks for input."""

from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.text.addresses import is_official
from macros.text.ids import is_reserved
from macros.text.page_html import ATTRIBUTES, TAGS, sanitize

VECTORS = r"""
<script>alert(1)</script>
<SCRIPT SRC=//example.com/x.js></SCRIPT>
<script/x>alert(1)</script>
<scr<script>ipt>alert(1)</script>
<img src=x onerror=alert(1)>
<img src="x" OnErRoR = "alert(1)">
<img/src=x/onerror=alert(1)>
<img src='x'onerror='alert(1)'>
<img ""'><script>alert(1)</script>">
<img src="javascript:alert(1)">
<img name="currentScript" src="x.png"><img name=body src=x>
<p id="__config">{}</p><p id="escalation">x</p><label for="__search">x</label>
<div data-md-component="search" class="md-search reply__message">x</div>
<a href="https://www.alibabacloud.com.evil.example/">x</a>
<a href="https://evil.example\@www.alibabacloud.com/">x</a>
<a href="//www.alibabacloud.com@evil.example">x</a> <a href="\\evil.example">x</a>
<img src="https://example.com/pixel.gif">
<img src="//example.com/pixel.gif">
<img src="/\example.com/pixel.gif">
<img src="/	/example.com/pixel.gif">
<img src=" https://example.com/pixel.gif">
<img src=x srcset="https://example.com/pixel.gif">
<a href="javascript:alert(1)">x</a>
<a href="JaVaScRiPt:alert(1)">x</a>
<a href=" javascript:alert(1)">x</a>
<a href="java&#x09;script:alert(1)">x</a>
<a href="javascript&colon;alert(1)">x</a>
<a href="&#106;avascript:alert(1)">x</a>
<a href="vbscript:x">x</a>
<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>
<a href="https://example.com" onmouseover=alert(1) style="background:url(//example.com)">x</a>
<svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src onerror=x&gt;">
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<iframe src="https://example.com"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="x.swf"></object><embed src="x.swf"><applet code="x"></applet>
<form action="https://example.com"><input name=password><button formaction="javascript:x">go</form>
<input type=image src=x onerror=alert(1)>
<input type="password" autofocus onfocus=alert(1)>
<video src=x onerror=alert(1)><audio src=x onerror=alert(1)><source src=x>
<details open ontoggle=alert(1)>x</details>
<body onload=alert(1)><base href="https://example.com/"><link rel=stylesheet href=//example.com>
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<style>@import url(https://example.com/x.css)</style>
<p style="background-image:url(javascript:alert(1))">x</p>
<template><script>alert(1)</script></template>
<x onclick=alert(1)>x</x>
<!--><script>alert(1)</script>-->
<![CDATA[<script>alert(1)</script>]]>
<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>
""".strip().split("\n")
PIECES = "<|>|</|/>|'|\"|=| |\n|a|img|svg|math|script|style|p|table|title|href=|src=|onclick=|x"
PIECES += "|<!--|-->|javascript:|&#58;|&lt;|data:|//|noscript|template|mglyph|\x00|`"
INPUT_TYPES = {None, "checkbox", "radio"}


def assert_harmless(html: str) -> None:
    """Read `html` as a browser does and look at every element and attribute that comes out."""
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for element in root.iter():
        if element is root or not isinstance(element.tag, str):
            continue
        assert element.tag in TAGS
        assert element.get("type") in INPUT_TYPES or element.tag != "input"
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES
            assert name not in ("id", "for") or not is_reserved(value)
            assert name != "name" or value.startswith("__tabbed_")
            assert name != "style" or re.fullmatch(r"(text-align:\s*\w+;?)?", value)
            address = re.sub(r"[\x00-\x20]", "", value).replace("\\", "/").lower()
            if name == "href":
                assert is_official(value) or re.match(r"(?!//)([^:]*$|[^:#]*#)", address)
            if name == "src":
                assert ":" not in address
                assert not address.startswith("//")


@pytest.mark.parametrize("vector", VECTORS)
def test_known_vectors_come_out_harmless(vector: str) -> None:
    assert_harmless(sanitize(vector))
    assert_harmless(sanitize(f"<p>before {vector}</p> after"))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(html=st.lists(st.sampled_from(PIECES.split("|")), max_size=30).map("".join))
def test_any_html_comes_out_harmless(html: str) -> None:
    assert_harmless(sanitize(html))


@pytest.mark.parametrize(
    "html",
    [
        '<p style="text-align:right">x</p>',
        '<a href="../mail/#top" title="t">x</a> <a href="https://www.alibabacloud.com/help">y</a>',
        '<input id="__tabbed_1_2" name="__tabbed_1" type="radio">',
        '<li id="fn:1"><a class="footnote-backref" href="#fnref:1">back</a></li>',
        '<img alt="console" src="console.png" width="20">',
        '<details open=""><summary>More</summary><p>text</p></details>',
        '<li><input checked="" disabled="" type="checkbox"> done</li>',
        '<div class="admonition internal"><p class="admonition-title">Mind</p></div>',
    ],
)
def test_what_prose_needs_stays_as_it_is(html: str) -> None:
    def attributes(text: str) -> set[str]:
        return set(re.findall(r'[\w-]+="[^"]*"', text))

    clean = sanitize(html)
    assert attributes(clean) == attributes(html)
    assert re.sub(r"<(\w+)[^>]*>", r"<\1>", clean) == re.sub(r"<(\w+)[^>]*>", r"<\1>", html)


def test_what_a_script_or_style_holds_goes_with_it() -> None:
    assert sanitize("a<script>b</script>c<style>d</style>e") == "ace"
