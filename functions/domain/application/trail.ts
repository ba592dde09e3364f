/** A record as far as its place in the chain goes. */
interface Link {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
}

/** Why records are not the unbroken chain that led to `head` after `version` of them; undefined when they are. */
export const trailFault = (
  records: readonly Link[],
  { version, head }: { readonly version: number; readonly head: string },
): string | undefined => {
  for (const [at, { seq, previous }] of records.entries())
    if (seq !== at + 1 || previous !== (records[at - 1]?.hash ?? '')) return `第 ${at + 1} 条接不上前一条`;
  return records[version - 1]?.hash === head ? undefined : '最后一条与摘要记的不同';
};
