"""Undo of an update from a file takes back the update, and nothing that was typed since."""

import json

from playwright.sync_api import expect

from tests.browser.plan.builder import Builder, upload


def test_what_was_typed_since_is_kept_as_a_copy(builder: Builder):
    builder.title.fill("Ours")
    builder.kept("Ours")
    plan = builder.plans()["Ours"]
    plan["answers"]["who-about"] = {"answer": "From the file"}
    builder.open(upload("plan.json", json.dumps(plan)), update=True)
    expect(builder.answer("who-about")).to_have_value("From the file")
    builder.answer("who-uses").fill("Typed since")
    builder.kept("Typed since")
    builder.press("Undo")
    expect(builder.status).to_contain_text("kept as a copy")
    expect(builder.answer("who-about")).to_have_value("")
    kept = [plan["answers"] for plan in builder.plans().values()]
    assert {"who-about": {"answer": "From the file"}, "who-uses": {"answer": "Typed since"}} in kept
    assert len(kept) == 2
