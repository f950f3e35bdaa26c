// Needs: site/words, site/files, plan/model/published, plan/model/staying, plan/builder/dialogs, plan/builder/elements
/** Saves a plan for an organisation's register of published plans, and says first what stays behind. */
var tkPlan = tkPlan || {};

tkPlan.publishing = (function () {
  "use strict";

  const { node } = tkWords;
  const { find, findAll } = tkPlan.elements;
  const { before } = tkPlan.staying;
  const { dialog, openWindow, paragraph } = tkPlan.dialogs;
  const { ANSWERS, forRegister, leftBehind, registerName } = tkPlan.published;

  /**
   * @param {{definition: Definition, form: any, saving: any}} page what else the page is made of
   */
  function mountPublishing({ definition, form, saving }) {
    const register = dialog("register");
    const boxes = findAll("[data-register-shows]", register, HTMLInputElement);

    /** @returns {string[]} what the person wants to show */
    const shown = () => boxes.filter((box) => box.checked && !box.disabled).map((box) => box.value);

    function say() {
      const plan = form.plan();
      const left = leftBehind(plan, definition, shown());
      const words = before(left, forRegister(plan, definition, shown()), definition);
      if (!left.length) words.unshift(node("builder-register.left-nothing"));
      find("[data-register-left]", register).replaceChildren(...words.map(paragraph));
      find("[data-dialog-status]", register).replaceChildren();
    }

    /** Opens the dialog. A record without an entry cannot be shown. */
    function ask() {
      saving.save();
      dialog("export").close();
      const { records } = form.plan();
      for (const box of boxes) box.disabled = box.value !== ANSWERS && !records[box.value]?.length;
      say();
      openWindow(register);
    }

    function save() {
      saving.save();
      const plan = form.plan();
      const name = registerName(plan);
      const text = `${JSON.stringify(forRegister(plan, definition, shown()), null, 2)}\n`;
      tkFiles.save(new Blob([text], { type: "application/json" }), name);
      find("[data-dialog-status]", register).replaceChildren(node("builder-register.saved", { file: name }));
    }

    register.addEventListener("change", say);
    return { ask, save };
  }

  return { mountPublishing };
})();
