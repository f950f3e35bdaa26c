// Needs: site/words, plan/model/refused, plan/reading/unzip
/** Tells files of other kinds by what is in them, and what to do about each. */
var tkPlan = tkPlan || {};

tkPlan.kinds = (function () {
  "use strict";

  const { node } = tkWords;
  const OLD = node("builder-files.old-format");
  const PICTURE = /^(?:\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif))/s;

  /**
   * What files of other kinds start with, and what to do about it.
   * @type {Array<[RegExp, Words]>}
   */
  const OTHER_KINDS = [
    [/^\xd0\xcf\x11\xe0/, OLD],
    [/^%PDF-/, node("builder-files.pdf")],
    [PICTURE, node("builder-files.picture")],
    [/^\{\\rtf/, node("builder-files.rich-text")],
    [/^(?:Rar!|7z\xbc\xaf|\x1f\x8b)/, node("builder-files.archive")],
  ];

  /** @param {Uint8Array} bytes */
  const startOf = (bytes) => String.fromCharCode(...bytes.subarray(0, 1024));

  /**
   * @param {Uint8Array} bytes
   * @returns {boolean} whether it is a zip file, as documents and spreadsheets are
   */
  const isZip = (bytes) => /^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(startOf(bytes));

  /**
   * @param {Uint8Array} bytes of a file that is neither text nor a zip file
   * @throws {Refused} it is known what it is
   */
  function refuseOther(bytes) {
    const start = startOf(bytes);
    for (const [beginning, words] of OTHER_KINDS) {
      if (beginning.test(start)) throw new tkPlan.Refused(words === OLD ? oldKind(bytes) : words);
    }
  }

  /**
   * Office puts a file with a password or a label into the wrapping that its old formats have, as Outlook does with
   * emails. The names of the parts tell.
   * @param {Uint8Array} bytes
   * @returns {Words} what the file is
   */
  function oldKind(bytes) {
    const names = new TextDecoder("latin1").decode(bytes).replaceAll("\0", "");
    if (names.includes("__substg1.0")) return node("builder-files.email");
    if (/DRMEncrypted|LabelInfo/.test(names)) return node("builder-files.label");
    if (names.includes("EncryptedPackage")) return tkPlan.unzip.LOCKED;
    return /Workbook|\bBook\b/.test(names) && !names.includes("WordDocument")
      ? node("builder-files.old-spreadsheet")
      : OLD;
  }

  /**
   * @param {Map<string, Uint8Array>} parts of a zip file, among them what says which others there are
   * @param {string[]} names of all parts
   * @throws {Refused} it is an OpenDocument file with a password, or a file of Apple's programs
   */
  function refuseLocked(parts, names) {
    // AbiWord gives the manifest a type, so it is not parsed.
    const [, manifest] = [...parts].find(([name]) => name.toLowerCase().startsWith("meta-inf/")) ?? [];
    const locked = manifest && new TextDecoder().decode(manifest).includes("encryption-data");
    if (locked || names.some((name) => name.toLowerCase().startsWith("encrypted-package"))) {
      throw new tkPlan.Refused(tkPlan.unzip.LOCKED);
    }
  }

  /** @param {string[]} names of the parts of a zip file */
  const isApple = (names) => names.some((name) => /^index(?:\/.*\.iwa|\.zip)$/i.test(name));

  return { isApple, isZip, refuseLocked, refuseOther };
})();
