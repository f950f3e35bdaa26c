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


def test_an_update_is_asked_about_again_where_another_tab_changed_the_plan_meanwhile(builder: Builder):
    builder.title.fill("Ours")
    builder.kept("Ours")
    plan = builder.plans()["Ours"]
    builder.choose(upload("plan.json", json.dumps(plan | {"answers": {"who-about": {"answer": "From the file"}}})))
    builder.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    other = Builder(builder.page.context.new_page())
    builder.page.evaluate("document.hasFocus = () => false")
    other.page.goto(builder.page.url)
    other.open_all().answer("who-uses").fill("Typed there")
    other.kept("Typed there")
    expect(builder.answer("who-uses")).to_have_value("Typed there")
    review = builder.review()
    review.get_by_role("button", name="Take what is chosen").click()
    expect(builder.status).to_contain_text("changed in another tab meanwhile")
    expect(review).to_contain_text("From the file")
    assert builder.plans()["Ours"]["answers"] == {"who-uses": {"answer": "Typed there"}}


def test_undo_of_a_deleted_plan_leaves_what_was_typed_since_into_its_file(builder: Builder):
    builder.title.fill("Ours")
    builder.kept("Ours")
    plan = builder.plans()["Ours"]
    builder.list_plans().get_by_role("button", name="Delete: Ours").click()
    builder.open(upload("plan.json", json.dumps(plan)))
    builder.answer("who-about").fill("Typed since")
    builder.kept("Typed since")
    builder.press("Undo")
    expect(builder.status).to_contain_text("Ours is back")
    expect(builder.answer("who-about")).to_have_value("")
    assert {title: plan["answers"] for title, plan in builder.plans().items()} == {
        "Ours": {"who-about": {"answer": "Typed since"}},
        "Ours (copy)": {},
    }
    builder.answer("who-about").fill("In the one that is back")
    builder.kept("In the one that is back")
    builder.kept("Typed since")
