/** 配额 — what one account may do at once before it asks for more; sources in `docs/scale.md`. */
export const QUOTAS = {
  partitionWriteUnits: 1_000,
  partitionReadUnits: 3_000,
  lambdaAtOnce: 1_000,
  gatewayRequestsASecond: 10_000,
  cdnRequestsASecond: 250_000,
} as const;
