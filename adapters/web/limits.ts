const day = 24 * 60 * 60

/** What the pages hold to. Sizes are ours: browsers set none that are this low. */
export const limits = {
  /** Pages that are told of changes at the same time; each holds a connection open. */
  streams: 200,
  /** Bytes that may wait for a page that does not read; then it is let go, and comes back by itself. */
  backlogBytes: 2_000_000,
  /** How often open pages are compared with the database, so that the minutes on them stay true. Also the heartbeat. */
  tickMs: 20_000,
  /** How long a page that found no room waits before it asks again. */
  fullRetryMs: 30_000,
  /** Wrong tokens within `wrongTokenWindowMs`, from everywhere together, before none is looked at. */
  wrongTokens: 10,
  wrongTokenWindowMs: 60_000,
  /** Seconds. Browsers keep a cookie for 400 days at the most (RFC 6265bis). */
  sessionSeconds: 30 * day,
  personSeconds: 365 * day,
  /** Seconds for which the outcome of a press waits for the page that shows it. */
  saidSeconds: 30,
  /** A note of 2,000 characters takes up to nine bytes for each in a form. */
  bodyBytes: 32_768,
  nameLength: 60,
  /** Characters of a text that are shown at once; the rest is one press away. */
  leadLength: 420,
  /** A filter's id in the address. */
  idLength: 200,
  /** Cases that an address may name; a page lists no more. */
  ids: 100,
} as const
