// Needs: plan/writing/crc
/** Writes zip files, such as DOCX and ODT are. */
var tkPlan = tkPlan || {};

tkPlan.zip = (function () {
  "use strict";

  const { checksum } = tkPlan.crc;
  // 1 January 1980, the first date that a zip file can hold: the same plan always gives the same bytes.
  const NO_DATE = 0x0021;
  const VERSION = 20;
  const FROM_UNIX = 0x0300;
  const DEFLATED = 8;
  // A plain file that its owner may change, and everybody read.
  const MODE = 0o644 * 0x10000;

  /** @returns {boolean} whether this browser can pack: without, a part is put in as it is */
  function canDeflate() {
    try {
      return Boolean(new CompressionStream("deflate-raw"));
    } catch {
      return false;
    }
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  async function deflated(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  // The numbers before a part, in the list of parts and at the end: how many bytes each takes.
  const HEADER = "42222244422";
  const ENTRY = "42222224442222244";
  const END = "42222442";

  /**
   * @param {string} sizes how many bytes each number takes, a digit a number
   * @param {...number} numbers
   * @returns {Uint8Array<ArrayBuffer>} the numbers one after the other, lowest byte first
   */
  function record(sizes, ...numbers) {
    return Uint8Array.from(
      numbers.flatMap((number, index) =>
        Array.from({ length: Number(sizes[index]) }, (_, byte) => number >>> (8 * byte)),
      ),
    );
  }

  /**
   * @param {Array<{name: string, bytes: Uint8Array<ArrayBuffer>, stored?: boolean}>} parts in the order of the file; names in ASCII
   * @returns {Promise<Uint8Array<ArrayBuffer>>} the zip file
   */
  async function write(parts) {
    /** @type {BlobPart[]} */
    const chunks = [];
    const directory = [];
    let length = 0;
    /** @param {...Uint8Array<ArrayBuffer>} more */
    function put(...more) {
      chunks.push(...more);
      for (const bytes of more) length += bytes.length;
    }
    const packs = canDeflate();
    for (const { name, bytes, stored: asItIs = false } of parts) {
      const stored = asItIs || !packs;
      const title = new TextEncoder().encode(name);
      const packed = stored ? bytes : await deflated(bytes);
      const sizes = [packed.length, bytes.length, title.length, 0];
      const about = [VERSION, 0, stored ? 0 : DEFLATED, 0, NO_DATE, checksum(bytes), ...sizes];
      directory.push(record(ENTRY, 0x02014b50, FROM_UNIX + VERSION, ...about, 0, 0, 0, MODE, length), title);
      put(record(HEADER, 0x04034b50, ...about), title, packed);
    }
    const start = length;
    put(...directory);
    put(record(END, 0x06054b50, 0, 0, parts.length, parts.length, length - start, start, 0));
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  }

  return { write };
})();
