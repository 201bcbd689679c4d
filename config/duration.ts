const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of a duration such as `30s`, `5m`, `1h` or `1d`; null where the text is none. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,7})\s?([smhd])$/.exec(text.trim())
  return match ? Number(match[1]) * units[match[2] as keyof typeof units] : null
}
