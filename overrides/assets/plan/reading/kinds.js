// Needs: site/words, plan/model/refused, plan/reading/unzip
/** Tells files of other kinds by what is in them, and what to do about each. */
var tkPlan = tkPlan || {};

tkPlan.kinds = (function () {
  "use strict";

  const { node } = tkWords;
  const OLD = node("builder-files.old-format");
  const LINK = node("builder-files.link");
  const NO_TEXT = node("builder-files.not-text");
  const PAGE_OF_WORD = node("builder-files.page-of-word");
  const PICTURE = /^(?:\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif))/s;

  /**
   * What files of other kinds start with, and what to do about it.
   * @type {Array<[RegExp, Words]>}
   */
  const OTHER_KINDS = [
    [/^\xd0\xcf\x11\xe0/, OLD],
    [/^[\0-\x20\xef\xbb\xbf]{0,20}%PDF-/, node("builder-files.pdf")],
    [PICTURE, node("builder-files.picture")],
    [/^\{\\rtf/, node("builder-files.rich-text")],
    [
      /^(?:Rar!|7z\xbc\xaf|\x1f[\x8b\x9d]|\xfd7zXZ|BZh\d|MSCF\0|\x28\xb5\x2f\xfd|.{257}ustar)/s,
      node("builder-files.archive"),
    ],
    // What programs put beside a document: Word while it is open, and Macs on other systems' drives.
    [/^[\x01-\x36](?=.*\0).{161,164}$/s, node("builder-files.beside")],
    [/^\0\x05\x16[\0\x07]/, node("builder-files.beside")],
    [/^L\0\0\0\x01\x14\x02\0|^bplist00(?!.*WebMainResource).*URL/s, LINK],
    [/^bplist00.*WebMainResource/s, node("builder-files.web-archive")],
    [/^\x76\xe8\x04\x60\xc4\x11\xe3\x86|^\.?pfile\b/i, node("builder-files.label")],
  ];

  /**
   * How texts of other kinds start. None of them starts as a plan does.
   * @type {Array<[RegExp, Words]>}
   */
  const OTHER_TEXTS = [
    [/^\s*\[InternetShortcut\]/i, LINK],
    [/^\s*\[Desktop Entry\]/, LINK],
    [/^\s*<\?xml[^>]*>\s*(?:<!DOCTYPE plist[^>]*>\s*)?<plist\b/, LINK],
    [/^\s*https?:\/\/\S+\s*$/, LINK],
    [/^[^,\n]*,[^,\n]*,[^,\n]*,\d\d\.\d\d\.\d{4} \d\d:\d\d,[^\n]*;\s*$/, node("builder-files.beside")],
    [/^\s*-----BEGIN PGP MESSAGE-----/, node("builder-files.encrypted")],
    [/^(?:[\w-]+:.*\r?\n[ \t]?)*Content-Type: *application\/(?:x-)?pkcs7-mime/i, node("builder-files.encrypted")],
    [
      /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*(?:Snapshot-Content-Location:|From: "?<?Saved by)/,
      node("builder-files.web-archive"),
    ],
    // What Word calls a web page in a single file.
    [/^MIME-Version:.*\r?\nContent-Type: *multipart\/related\b/i, PAGE_OF_WORD],
    [
      /^(?:From \S.*\r?\n)?(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*(?:MIME-Version|Received|Message-ID):/i,
      node("builder-files.email"),
    ],
    [/^\s*BEGIN:VCALENDAR/, node("builder-files.calendar")],
    [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!(?:--|DOCTYPE svg)[^>]*>\s*)*<svg\b/, node("builder-files.picture")],
    [/^\s*<\?xml.*\bprogid="Excel\.Sheet"/s, node("builder-files.old-spreadsheet")],
  ];

  /** @param {Uint8Array} bytes */
  const startOf = (bytes) => String.fromCharCode(...bytes.subarray(0, 1024));

  /**
   * @param {Uint8Array} bytes
   * @returns {boolean} whether it is a zip file, as documents and spreadsheets are
   */
  const isZip = (bytes) => /^[\0-\x20\xef\xbb\xbf]*PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(startOf(bytes));

  /**
   * @param {Uint8Array} bytes of a file that is neither text nor a zip file
   * @throws {Refused} it is known what it is
   */
  function refuseOther(bytes) {
    const start = startOf(bytes);
    for (const [beginning, words] of OTHER_KINDS) {
      if (beginning.test(start)) throw new tkPlan.Refused(words === OLD ? oldKind(bytes) : words);
    }
    // A zip file that begins later.
    if (start.includes("PK\x03\x04") && String.fromCharCode(...bytes.subarray(-200)).includes("PK\x05\x06"))
      throw new tkPlan.Refused(tkPlan.unzip.AROUND);
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
    if (/PowerPointDocument|PowerPoint Document|VisioDocument|Quill/.test(names) && !names.includes("WordDocument")) {
      return NO_TEXT;
    }
    return /Workbook|\bBook\b/.test(names) && !names.includes("WordDocument")
      ? node("builder-files.old-spreadsheet")
      : OLD;
  }

  /**
   * @param {string} text
   * @throws {Refused} it is known what it is
   */
  function refuseOtherText(text) {
    const start = text.slice(0, 4_000);
    for (const [beginning, words] of OTHER_TEXTS) if (beginning.test(start)) throw new tkPlan.Refused(words);
  }

  /**
   * @param {Uint8Array} bytes that are neither UTF-8 nor say that they are UTF-16
   * @returns {boolean} whether they are text all the same: in an old alphabet, or in UTF-16 that does not say so
   */
  function isOtherText(bytes) {
    const start = bytes.subarray(0, 4_000);
    if (start.length < 16) return false;
    const zeros = [0, 1].map((first) => start.filter((byte, at) => at % 2 === first && !byte).length);
    if (zeros.includes(0) && Math.max(...zeros) > start.length / 5) return true;
    return start.every((byte) => byte > 0x1f || (byte > 0x08 && byte < 0x0e));
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

  /** @param {string[]} names of the parts of a zip file: those of Office, OpenDocument and others say what they are in one of these */
  const isPackage = (names) => names.some((name) => /^(?:\[Content_Types\]\.xml|mimetype)$/i.test(name));

  /**
   * @param {string} text of a web page
   * @returns {boolean} whether a word processor or an online editor made it of a document
   */
  const isPageOfWord = (text) =>
    /<meta\b[^<>]*\bgenerator\b[^<>]*\b(?:Word|LibreOffice|OpenOffice|WPS|Pages|pandoc)\b|<meta\b[^<>]*\bhttp:\/\/xml\.openoffice\.org\/|\bxmlns:w=|<body\b[^<>]*\bclass="?[^"<>]*\bdoc-content\b/i.test(
      text.slice(0, 400_000),
    );

  return {
    NO_TEXT,
    PAGE_OF_WORD,
    isApple,
    isOtherText,
    isPackage,
    isPageOfWord,
    isZip,
    refuseLocked,
    refuseOther,
    refuseOtherText,
  };
})();
