/** What a scanner says of bytes; `unavailable` when it cannot say: then nothing is let through. */
export type Verdict = 'clean' | { readonly forbidden: string } | 'unavailable';

/** 安全检查 — of what strangers send. */
export interface Scanner {
  readonly scan: (bytes: Uint8Array) => Promise<Verdict>;
}
