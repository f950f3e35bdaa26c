"""What a browser's storage may be like: scripts that make it so before those of a page, and what it may hold."""

FULL = """
  window.full = true;
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...values) {
    if (window.full) throw new DOMException("no room", "QuotaExceededError");
    return setItem.apply(this, values);
  };
"""
"""No room is left, until a test sets `window.full` to false."""

BLOCKED = """
  Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
"""
"""The browser does not let the page keep anything."""

NEWER = '{"schema_version": 2, "id": "newer", "title": "From the future"}'
DAMAGED = '{"schema_version": 1, "id": "dam'
