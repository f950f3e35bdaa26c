// Needs: site/words, plan/model/refused, plan/writing/crc
/**
 * Takes parts out of a zip file that somebody chose. Such a file is hostile until checked: nothing here trusts a
 * number in it, and memory and time stay bounded whatever it says.
 */
var tkPlan = tkPlan || {};

tkPlan.unzip = (function () {
  "use strict";

  const { checksum } = tkPlan.crc;
  const { node } = tkWords;
  const MOST_BYTES = 20_000_000;
  const MOST_PART_BYTES = 30_000_000;
  const MOST_UNPACKED_BYTES = 60_000_000;
  const MOST_PARTS = 2_000;

  /**
   * @typedef {{name: string, rawName: Uint8Array, flags: number, method: number, checksum: number, packedSize: number,
   *   size: number, header: number, start: number, end: number}} ZipEntry
   */

  /** Compressed bytes handed over at a time: one byte can become a thousand, all at once. */
  const PORTION = 16_384;

  const DAMAGED = node("builder-files.damaged");
  const TOO_LARGE = node("builder-files.too-large");
  const LOCKED = node("builder-files.locked");
  const AROUND = node("builder-files.around");

  /** What servers and mail programs put around a file by mistake: blanks, zeros, and the mark of a text in UTF-8. */
  const isIdle = (/** @type {number} */ byte) => byte <= 0x20 || [0xef, 0xbb, 0xbf].includes(byte);

  /**
   * @param {Uint8Array} bytes the whole zip file
   * @param {{wanted: function(string): boolean}} options wanted: is asked about the name of each part
   * @returns {Promise<Map<string, Uint8Array>>} the wanted parts, unpacked, by name
   * @throws {Refused}
   */
  async function read(bytes, { wanted }) {
    if (bytes.length > MOST_BYTES) refuse(TOO_LARGE);
    bytes = bytes.subarray(bytes.findIndex((byte) => !isIdle(byte)));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const chosen = outOfFolder(entriesOf(bytes, view)).filter((entry) => wanted(entry.name));
    const size = chosen.reduce((sum, entry) => sum + entry.size, 0);
    if (size > MOST_UNPACKED_BYTES || chosen.some((entry) => entry.size > MOST_PART_BYTES)) refuse(TOO_LARGE);
    const parts = new Map();
    for (const entry of chosen) {
      const packed = bytes.subarray(entry.start, entry.end);
      const part = entry.method === 0 ? packed : await inflated(packed, entry.size);
      if (part.length !== entry.size || checksum(part) !== entry.checksum) refuse(DAMAGED);
      parts.set(entry.name, part);
    }
    return parts;
  }

  /**
   * @param {Uint8Array} bytes
   * @param {DataView} view of the same
   * @returns {ZipEntry[]} what the list at the end of the file says about each part, and where it is
   */
  function entriesOf(bytes, view) {
    const end = endRecord(view);
    const count = view.getUint16(end + 10, true);
    const size = view.getUint32(end + 12, true);
    const start = view.getUint32(end + 16, true);
    if (count > MOST_PARTS || start === 0xffffffff) refuse(TOO_LARGE);
    // The file must be whole and alone: one disk, and nothing between the list and its end.
    if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) refuse(DAMAGED);
    const listEnd = start + size;
    // Some programs say the same a second time there, in the way that large files need.
    const isTwice = end - listEnd === 76 && view.getUint32(listEnd, true) === 0x06064b50;
    if (listEnd !== end && !isTwice) refuse(DAMAGED);
    /** @type {ZipEntry[]} */
    const entries = [];
    const names = new Set();
    let at = start;
    for (let number = 0; number < count; number += 1) {
      if (at + 46 > listEnd || view.getUint32(at, true) !== 0x02014b50) refuse(DAMAGED);
      const rawName = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
      const entry = {
        // Some programs of Windows write names as Windows does.
        name: new TextDecoder().decode(rawName).replaceAll("\\", "/"),
        rawName,
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        checksum: view.getUint32(at + 16, true),
        packedSize: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        header: view.getUint32(at + 42, true),
        start: 0,
        end: 0,
      };
      at += 46 + rawName.length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      // Of two parts with one name, each program would read another.
      if (at > listEnd || names.has(entry.name)) refuse(DAMAGED);
      names.add(entry.name);
      if (entry.flags & 0x2041) refuse(LOCKED);
      if ([entry.packedSize, entry.size, entry.header].includes(0xffffffff)) refuse(TOO_LARGE);
      if (entry.method !== 0 && entry.method !== 8) refuse(DAMAGED);
      entries.push(entry);
    }
    if (at !== listEnd) refuse(DAMAGED);
    findPlaces(entries, bytes, view, start);
    return entries;
  }

  /** @param {DataView} view */
  function endRecord(view) {
    const last = view.byteLength - 22;
    let rest = view.byteLength;
    while (rest > 0 && isIdle(view.getUint8(rest - 1))) rest -= 1;
    let isAround = false;
    for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
      if (view.getUint32(at, true) !== 0x06054b50) continue;
      const end = at + 22 + view.getUint16(at + 20, true);
      if (end <= view.byteLength && end >= rest) return at;
      isAround = end < rest;
    }
    return refuse(isAround ? AROUND : DAMAGED);
  }

  /**
   * Somebody unpacked a document, and packed it again with the folder that it was in.
   * @param {ZipEntry[]} entries
   * @returns {ZipEntry[]} the same, as if they had been packed without it
   */
  function outOfFolder(entries) {
    const [folder] = entries
      .flatMap(({ name }) => /^((?!__MACOSX\/).+\/)(?:\[Content_Types\]\.xml|mimetype)$/i.exec(name)?.[1] ?? [])
      .sort((one, other) => one.length - other.length);
    const others = entries.filter(({ name }) => !/^__MACOSX\/|(?:^|\/)\.DS_Store$/.test(name));
    const isAlone = others.every(({ name }) => name.startsWith(folder) || folder?.startsWith(name));
    if (!folder || !isAlone) return entries;
    return others.map((entry) => ({ ...entry, name: entry.name.slice(folder.length) }));
  }

  /**
   * Finds where the bytes of each part are. No two parts may share any: that is how small files become huge.
   * @param {ZipEntry[]} entries
   * @param {Uint8Array} bytes
   * @param {DataView} view of the same
   * @param {number} limit where the parts end
   */
  function findPlaces(entries, bytes, view, limit) {
    let free = 0;
    for (const entry of [...entries].sort((one, other) => one.header - other.header)) {
      const at = entry.header;
      if (at < free || at + 30 > limit || view.getUint32(at, true) !== 0x04034b50) refuse(DAMAGED);
      const length = view.getUint16(at + 26, true);
      const rawName = bytes.subarray(at + 30, at + 30 + length);
      if (String(rawName) !== String(entry.rawName)) refuse(DAMAGED);
      entry.start = at + 30 + length + view.getUint16(at + 28, true);
      entry.end = free = entry.start + entry.packedSize;
    }
  }

  function unpacker() {
    try {
      return new DecompressionStream("deflate-raw");
    } catch {
      return refuse(node("builder-files.cannot-unpack"));
    }
  }

  /**
   * @param {Uint8Array} packed
   * @param {number} size how many bytes there must be when it is unpacked
   * @returns {Promise<Uint8Array>}
   */
  async function inflated(packed, size) {
    let at = 0;
    const source = new ReadableStream(
      {
        pull(controller) {
          if (at >= packed.length) return controller.close();
          controller.enqueue(packed.slice(at, at + PORTION));
          at += PORTION;
        },
      },
      { highWaterMark: 0 },
    );
    const reader = source.pipeThrough(unpacker()).getReader();
    const part = new Uint8Array(size);
    let length = 0;
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return part.subarray(0, length);
        // Fails when there is more than there should be.
        part.set(value, length);
        length += value.length;
      }
    } catch {
      // Whatever is wrong with it, no more is unpacked.
      reader.cancel().catch(() => {});
      return refuse(DAMAGED);
    }
  }

  /**
   * @param {Words} words
   * @returns {never}
   */
  function refuse(words) {
    throw new tkPlan.Refused(words);
  }

  return { read, AROUND, DAMAGED, TOO_LARGE, LOCKED };
})();
