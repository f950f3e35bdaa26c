// Needs: plan/model/format
/**
 * A plan as places, each with what it holds, so that two versions can be compared place by place.
 *
 * A place is named as a JSON Pointer (RFC 6901) without its first stroke, in which things that have an id are named by
 * that and not by their number:
 *
 *   title, contact, review_date, details/owner             the title and the title block
 *   answers/who-about/answer                               a text of an answer: answer, now, next, planned, not_relevant
 *   answers/who-about/internal                             its mark
 *   topics/k1/title, topics/k1/level                       what a topic says about itself
 *   topics/k1/answers/topic-people/now                     a text of an answer in a topic
 *   records/what-we-heard/e1/fields/need                   a field of an entry
 *   topics/k1, records/what-we-heard/e1                    the topic or the entry as a whole
 *   topics, records/what-we-heard                          the ids of what is there, in order
 *
 * Fields that this version does not know have places too, so that none is lost.
 */
var tkPlan = tkPlan || {};

/** @typedef {{path: string[], kind: "text"|"thing"|"order", value: any}} Spot */

tkPlan.places = (function () {
  "use strict";

  const { TEXTS } = tkPlan.format;

  /** What says which plan it is, and words that fit no question and comments, which every way in adds to those that are there. */
  const LEFT_OUT = new Set(
    "$schema schema_version id definition created modified made_from unplaced comments __proto__".split(" "),
  );
  /** What every plan has, whatever it says there. */
  const ALWAYS = new Set(["title", "statistics", "organisation", "contact"]);

  /**
   * @param {string[]} path
   * @returns {string} the place
   */
  const placeOf = (path) => path.map((name) => name.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");

  /**
   * @param {Plan} plan
   * @returns {Map<string, Spot>} what it holds, by the place
   */
  function placesOf(plan) {
    /** @type {Map<string, Spot>} */
    const found = new Map();
    /** @type {function(string[], any, Spot["kind"]=): void} */
    const note = (path, value, kind = "text") => void found.set(placeOf(path), { path, kind, value });
    /** @type {function(object): Array<[string, any]>} */
    const fieldsOf = (thing) => Object.entries(thing).filter(([name]) => !LEFT_OUT.has(name));
    /** @type {function(string[], object): void} */
    function fields(path, thing) {
      for (const [name, value] of fieldsOf(thing)) note([...path, name], value);
    }
    /** @type {function(string[], Answers): void} */
    function answers(path, all) {
      for (const [id, answer] of fieldsOf(all)) fields([...path, id], answer);
    }
    /** @type {function(string[], Array<any>, function(string[], any): void): void} */
    function things(path, all, inside) {
      note(
        path,
        all.map(({ id }) => id),
        "order",
      );
      for (const thing of all) {
        note([...path, thing.id], thing, "thing");
        inside([...path, thing.id], thing);
      }
    }
    const { answers: once, topics, records, details, ...others } = plan;
    fields([], others);
    fields(["details"], details ?? {});
    answers(["answers"], once);
    things(["topics"], topics, function (path, { answers: its, ...rest }) {
      fields(path, rest);
      answers([...path, "answers"], its);
    });
    for (const [name, entries] of fieldsOf(records)) {
      things(["records", name], entries, function (path, { fields: texts, ...rest }) {
        fields(path, rest);
        fields([...path, "fields"], texts);
      });
    }
    return found;
  }

  /**
   * @param {string[]} path
   * @returns {string} the place of the topic or the entry that it is in; empty if in none, or if it is that itself
   */
  function thingAround(path) {
    const depth = { topics: 2, records: 3 }[path[0]] ?? Number.POSITIVE_INFINITY;
    return path.length > depth ? placeOf(path.slice(0, depth)) : "";
  }

  /**
   * @param {any} value
   * @returns {string} the same for what says the same: nothing is written in more than one way
   */
  function bare(value) {
    if (value === null || value === undefined || value === false || value === "") return "";
    if (typeof value !== "object") return JSON.stringify(value);
    const parts = Object.entries(value)
      .map(([name, part]) => [name, bare(part)])
      .filter(([, part]) => part);
    return parts.length ? JSON.stringify(parts.sort()) : "";
  }

  /** @type {function(any, any): boolean} whether two things say the same */
  const isSame = (one, other) => one === other || bare(one) === bare(other);

  /**
   * @param {Plan} plan
   * @param {string[]} path of something within the plan
   * @returns {any} what holds it: made if it is not there, unless that would be a topic or an entry
   */
  function holderOf(plan, path) {
    /** @type {any} */
    let holder = plan;
    for (const [depth, name] of path.slice(0, -1).entries()) {
      if (Array.isArray(holder)) holder = holder.find(({ id }) => id === name);
      else {
        const isList = path[0] === "records" && depth === 1;
        if (!Object.hasOwn(holder, name)) holder[name] = isList ? [] : {};
        holder = holder[name];
      }
      if (!holder) return null;
    }
    return holder;
  }

  /**
   * Puts a text, a mark or another field into its place.
   * @param {Plan} plan changed in place. The topic or the entry that the place is in must be there
   * @param {string[]} path
   * @param {any} value nothing takes it out
   */
  function put(plan, path, value) {
    const holder = holderOf(plan, path);
    const name = path[path.length - 1];
    if (value !== undefined) holder[name] = structuredClone(value);
    else if (ALWAYS.has(name) && path.length === 1) holder[name] = "";
    else if (name === "review_date" && path.length === 1) holder[name] = null;
    else delete holder[name];
    const isOptional = path.at(-3) === "answers" || (path[0] === "details" && path.length === 2);
    if (isOptional && !Object.keys(holder).length) delete holderOf(plan, path.slice(0, -1))[path.at(-2) ?? ""];
  }

  /**
   * @param {Plan} file a plan as a file has it
   * @param {Plan} updated what becomes of the plan that it was made from
   * @returns {string[][]} the marks of answers that stay, though the file has the answers without them
   */
  function staying(file, updated) {
    const there = placesOf(file);
    const answered = new Set([...there.values()].map(({ path }) => placeOf(path.slice(0, -1))));
    return [...placesOf(updated).values()]
      .filter(({ path, value }) => path.at(-1) === "internal" && path.at(-3) === "answers" && value === true)
      .map(({ path }) => path)
      .filter((path) => answered.has(placeOf(path.slice(0, -1))) && !there.get(placeOf(path))?.value);
  }

  /**
   * Takes internal answers away that a file for the team does not have. A copy to publish has none, so there they stay.
   * @param {Plan} file a plan as a file has it
   * @param {Plan} updated what becomes of the plan that it was made from: changed in place
   * @param {boolean} isMarked whether a document has marks, even of answers that are gone
   * @returns {Set<string>} the places of their texts. Somebody must decide on each
   */
  function withoutGone(file, updated, isMarked) {
    /** @type {Set<string>} */
    const places = new Set();
    const ours = [updated, ...updated.topics];
    const theirs = [file, ...file.topics];
    if (!isMarked && !theirs.some(({ answers }) => Object.values(answers).some(({ internal }) => internal))) {
      return places;
    }
    ours.forEach(function ({ id, answers }, index) {
      for (const [question, answer] of Object.entries(answers)) {
        if (!answer.internal || theirs[index].answers[question]) continue;
        const around = [...(index ? ["topics", id] : []), "answers", question];
        for (const key of TEXTS.filter((name) => answer[name])) places.add(placeOf([...around, key]));
        const left = Object.entries(answer).filter(([name]) => !TEXTS.includes(name));
        answers[question] = Object.fromEntries(left);
      }
    });
    return places;
  }

  return { placeOf, placesOf, thingAround, isSame, holderOf, put, staying, withoutGone };
})();
