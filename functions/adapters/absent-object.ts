/** Whether a bucket has no such object: who may not list it, as no function may, is told 403 instead of 404. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && ['NoSuchKey', 'AccessDenied'].includes(error.name);
