/** Limits of what comes in (a test each at N and N + 1). Sizes in bytes of UTF-8. */
export const limits = {
  batchBytes: 500_000,
  eventBytes: 32_000,
  /** More than fit in when each says who did what: no true batch comes near. */
  batchCalls: 15_000,
  depth: 64,
  keys: 1_000,
  nameLength: 200,
  idLength: 200,
  /** Events a second and key. */
  eventsPerSecond: 1_000,
} as const
