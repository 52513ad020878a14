"""Tests of macros/builds."""
