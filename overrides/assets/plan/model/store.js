// Needs: site/words, plan/model/refused, plan/model/format
/**
 * Keeps plans in this browser. No other script reads or writes them there.
 *
 * Every project of an owner may share one host, and so one storage: the keys carry the toolkit's name and the path of
 * this site. Nothing else is ever removed; plans that a copy of this toolkit at another path keeps are read when the
 * person asks for them.
 */
var tkPlan = tkPlan || {};

tkPlan.store = (function () {
  "use strict";

  const SITE = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname;
  const PLANS = "involvement-toolkit:plan:";
  const PREFIX = `${PLANS}${SITE}:`;
  const VERSIONS = `involvement-toolkit:plan-versions:${SITE}:`;
  const VIEW = `involvement-toolkit:plan-view:${SITE}`;
  const CURRENT = `involvement-toolkit:current-plan:${SITE}`;

  /** Thrown when this browser does not keep things. `reason` is "full" or "blocked". */
  class StorageFailed extends Error {
    /** @param {"full"|"blocked"} reason */
    constructor(reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /** Thrown when a plan was changed elsewhere (in another tab) since it was read here. */
  class ChangedElsewhere extends Error {}

  /** @type {Map<string, string>} what was last read or written here, by plan: tells whether another tab came between */
  const seen = new Map();

  /**
   * @template T
   * @param {function(Storage): T} work
   * @returns {T}
   * @throws {StorageFailed}
   */
  function withStorage(work) {
    try {
      return work(window.localStorage);
    } catch (error) {
      if (error instanceof ChangedElsewhere) throw error;
      const { name } = error instanceof Error ? error : { name: "" };
      const full = name === "QuotaExceededError" || name === "NS_ERROR_DOM_QUOTA_REACHED";
      throw new StorageFailed(full ? "full" : "blocked");
    }
  }

  /**
   * @returns {Kept[]} all plans kept here, the last changed first
   * @throws {StorageFailed}
   */
  function list() {
    return withStorage(function (storage) {
      const found = [];
      for (let index = 0; index < storage.length; index += 1) {
        const key = storage.key(index) ?? "";
        if (key.startsWith(PREFIX)) found.push(entry(key.slice(PREFIX.length), storage.getItem(key) ?? ""));
      }
      return found.sort((one, other) => time(other) - time(one));
    });
  }

  /**
   * @param {string} id
   * @param {string} raw
   * @returns {Kept}
   */
  function entry(id, raw) {
    try {
      return { id, plan: tkPlan.format.check(JSON.parse(raw)), raw, problem: "" };
    } catch (error) {
      const problem = error instanceof tkPlan.Refused ? error.words : tkWords.node("builder-files.damaged-plan");
      return { id, plan: null, raw, problem };
    }
  }

  /** @param {Kept} kept */
  const time = (kept) => (kept.plan ? Date.parse(kept.plan.modified) : 0);

  /**
   * @param {string} id
   * @returns {Plan|null} the plan; null if it is not here or cannot be read
   * @throws {StorageFailed}
   */
  function read(id) {
    return withStorage(function (storage) {
      const raw = storage.getItem(PREFIX + id);
      if (raw === null) return null;
      seen.set(id, raw);
      return entry(id, raw).plan;
    });
  }

  /**
   * Keeps a plan.
   * @param {Plan} plan
   * @param {{force?: boolean}} [options] force: also over what another tab wrote
   * @throws {StorageFailed|ChangedElsewhere}
   */
  function write(plan, { force = false } = {}) {
    withStorage(function (storage) {
      const key = PREFIX + plan.id;
      if (!force && (storage.getItem(key) ?? undefined) !== seen.get(plan.id)) throw new ChangedElsewhere();
      const raw = JSON.stringify(plan);
      put(storage, key, raw);
      seen.set(plan.id, raw);
    });
  }

  /** @type {function(Storage, string, string): void} */
  function put(storage, key, raw) {
    try {
      storage.setItem(key, raw);
    } catch (error) {
      // What a plan said earlier gives way to what one says now.
      if (!removeFrom(storage, VERSIONS)) throw error;
      storage.setItem(key, raw);
    }
  }

  /**
   * @param {string} id
   * @returns {boolean} whether another tab changed or removed the plan since it was read or written here
   */
  function isChangedElsewhere(id) {
    try {
      return seen.has(id) && withStorage((storage) => storage.getItem(PREFIX + id)) !== seen.get(id);
    } catch {
      return false; // Without storage, no other tab keeps anything either.
    }
  }

  /**
   * @param {string} id
   * @returns {string|null} what is removed, to the letter, also if another tab changed it; null if it was not there
   * @throws {StorageFailed}
   */
  function remove(id) {
    return withStorage(function (storage) {
      const raw = storage.getItem(PREFIX + id);
      storage.removeItem(PREFIX + id);
      storage.removeItem(VERSIONS + id);
      seen.delete(id);
      return raw;
    });
  }

  /**
   * Puts back what was removed, to the letter, whether it can be read or not.
   * @param {string} id
   * @param {string} raw
   * @throws {StorageFailed}
   */
  function putBack(id, raw) {
    withStorage((storage) => put(storage, PREFIX + id, raw));
  }

  /**
   * Plans that copies of the toolkit at other places keep in this browser, such as the folder of an older version. Those
   * that are here too do not count.
   * @returns {Array<{place: string, id: string, key: string}>}
   * @throws {StorageFailed}
   */
  function elsewhere() {
    return withStorage(function (storage) {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      return keys
        .filter((key) => key.startsWith(PLANS) && !key.startsWith(PREFIX))
        .map(function (key) {
          const end = key.lastIndexOf(":");
          return { place: key.slice(PLANS.length, end), id: key.slice(end + 1), key };
        })
        .filter(({ id }) => storage.getItem(PREFIX + id) === null);
    });
  }

  /**
   * Keeps a copy of each of them here too. What is there stays.
   * @throws {StorageFailed}
   */
  function bring() {
    for (const { id, key } of elsewhere()) {
      withStorage((storage) => storage.setItem(PREFIX + id, storage.getItem(key) ?? ""));
    }
  }

  /**
   * @param {string} id
   * @returns {string} what `writeVersions` kept of the plan; empty if nothing is kept
   * @throws {StorageFailed}
   */
  const readVersions = (id) => withStorage((storage) => storage.getItem(VERSIONS + id) ?? "");

  /**
   * @param {string} id of a plan. Of one that is not kept, such as one that was deleted in another tab, no versions are
   * @param {string} text the versions of the plan that were saved as files: see versions.js
   * @throws {StorageFailed}
   */
  const writeVersions = (id, text) =>
    withStorage((storage) => storage.getItem(PREFIX + id) !== null && storage.setItem(VERSIONS + id, text));

  /**
   * @param {Storage} storage
   * @param {string} prefix
   * @returns {number} how many things there were whose names start with it: they are gone
   */
  function removeFrom(storage, prefix) {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
    const ours = keys.filter((key) => key.startsWith(prefix));
    for (const key of ours) storage.removeItem(key);
    return ours.length;
  }

  /**
   * Removes all plans of this site from this browser, and nothing else.
   * @returns {number} how many there were
   * @throws {StorageFailed}
   */
  function removeAll() {
    return withStorage(function (storage) {
      const count = removeFrom(storage, PREFIX);
      removeFrom(storage, VERSIONS);
      for (const key of [CURRENT, VIEW]) storage.removeItem(key);
      seen.clear();
      return count;
    });
  }

  /**
   * @returns {string|null} the id of the plan that was last open
   * @throws {StorageFailed}
   */
  function current() {
    return withStorage((storage) => storage.getItem(CURRENT));
  }

  /**
   * @param {string} id the plan that is open now
   * @throws {StorageFailed}
   */
  function setCurrent(id) {
    withStorage((storage) => storage.setItem(CURRENT, id));
  }

  /** @returns {View} how the person looks at plans: nothing where that is not kept */
  function view() {
    try {
      const kept = JSON.parse(withStorage((storage) => storage.getItem(VIEW)) ?? "{}");
      return kept && typeof kept === "object" ? kept : {};
    } catch {
      return {};
    }
  }

  /** @param {View} changed what is different now; where it cannot be kept it holds for this page */
  function setView(changed) {
    try {
      const whole = JSON.stringify({ ...view(), ...changed });
      withStorage((storage) => storage.setItem(VIEW, whole));
    } catch (error) {
      if (!(error instanceof StorageFailed)) throw error;
    }
  }

  /**
   * @param {function(string): void} listener is given the id of a plan that another tab changed or removed: each, if it emptied all
   */
  function onChangeElsewhere(listener) {
    window.addEventListener("storage", function (event) {
      if (event.key === null) [...seen.keys()].forEach(listener);
      else if (event.key.startsWith(PREFIX)) listener(event.key.slice(PREFIX.length));
    });
  }

  return {
    list,
    read,
    write,
    isChangedElsewhere,
    remove,
    putBack,
    readVersions,
    writeVersions,
    elsewhere,
    bring,
    removeAll,
    current,
    setCurrent,
    view,
    setView,
    onChangeElsewhere,
    StorageFailed,
    ChangedElsewhere,
  };
})();
