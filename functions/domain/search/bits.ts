/** Bits that grow as they are written, the high ones first. */
export class BitWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  /** The low `count` bits of a whole number below 2³². */
  write(value: number, count: number): void {
    if (this.#length + count > this.#bytes.length * 8) {
      const grown = new Uint8Array(this.#bytes.length * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    for (let left = count; left > 0; ) {
      const free = 8 - (this.#length & 7);
      const take = Math.min(free, left);
      left -= take;
      const bits = (value >>> left) & ((1 << take) - 1);
      const at = this.#length >> 3;
      this.#bytes[at] = (this.#bytes[at] ?? 0) | (bits << (free - take));
      this.#length += take;
    }
  }

  /** What was written, to whole bytes. */
  done(): Uint8Array {
    return this.#bytes.subarray(0, (this.#length + 7) >> 3);
  }
}

/** Reads what a `BitWriter` wrote. @throws RangeError past the end */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(count: number): number {
    if (this.#at + count > this.#bytes.length * 8) throw new RangeError('the index ends in the middle of a list');
    let value = 0;
    for (let left = count; left > 0; ) {
      const free = 8 - (this.#at & 7);
      const take = Math.min(free, left);
      const bits = ((this.#bytes[this.#at >> 3] ?? 0) >> (free - take)) & ((1 << take) - 1);
      value = ((value << take) | bits) >>> 0;
      this.#at += take;
      left -= take;
    }
    return value;
  }
}
