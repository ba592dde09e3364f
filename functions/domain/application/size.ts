import type { Application } from './facts.ts';

const KIB = 1024;

/** 容量 — how much one application may hold: an item of DynamoDB takes 400 KB, and the rest is for what stands beside it. */
const LIMITS = {
  /** From here on only small steps are taken, so that it can be brought to its end. */
  fullBytes: 256 * KIB,
  smallBytes: 2 * KIB,
  mostBytes: 360 * KIB,
} as const;

const sizeBytes = (application: Application): number => new TextEncoder().encode(JSON.stringify(application)).length;

/** Whether a step would make an application larger than can be kept. */
export const outgrows = (before: Application, after: Application): boolean => {
  const bytes = sizeBytes(after);
  if (bytes <= LIMITS.fullBytes) return false;
  return bytes > LIMITS.mostBytes || bytes - sizeBytes(before) > LIMITS.smallBytes;
};
