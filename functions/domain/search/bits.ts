/** What is shifted at one time; with seven bits that wait for their byte it stays below 2³². */
const MOST_BITS = 24;

/** Bits that grow as they are written, the high ones first. */
export class BitWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;
  #waiting = 0;
  #waitingBits = 0;

  /** The low `count` bits of a whole number below 2³². */
  write(value: number, count: number): void {
    if (count > MOST_BITS) {
      this.write(value >>> MOST_BITS, count - MOST_BITS);
      this.write(value & (2 ** MOST_BITS - 1), MOST_BITS);
      return;
    }
    this.#waiting = (this.#waiting << count) | value;
    this.#waitingBits += count;
    while (this.#waitingBits >= 8) {
      this.#waitingBits -= 8;
      if (this.#length === this.#bytes.length) this.#grow();
      this.#bytes[this.#length++] = this.#waiting >>> this.#waitingBits;
    }
    this.#waiting &= (1 << this.#waitingBits) - 1;
  }

  #grow(): void {
    const grown = new Uint8Array(this.#bytes.length * 2);
    grown.set(this.#bytes);
    this.#bytes = grown;
  }

  /** What was written, to whole bytes; nothing is written after it. */
  done(): Uint8Array {
    if (this.#waitingBits > 0) this.write(0, 8 - this.#waitingBits);
    return this.#bytes.subarray(0, this.#length);
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
