const formats = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds that a time zone (IANA name) is ahead of UTC at an instant. */
export function offsetAt(at: Date, timezone: string): number {
  const parts = formatOf(timezone).formatToParts(at)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const local = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
  return local - Math.floor(at.getTime() / 1000) * 1000
}

/**
 * The instant at which clocks in a time zone show what `wall` shows in UTC. Of an hour that is there twice it is the first
 * one; one that is skipped counts by the clocks after the change.
 */
export function instantOf(wall: Date, timezone: string): Date {
  const day = 86_400_000
  const before = new Date(wall.getTime() - offsetAt(new Date(wall.getTime() - day), timezone))
  if (before.getTime() + offsetAt(before, timezone) === wall.getTime()) return before
  return new Date(wall.getTime() - offsetAt(new Date(wall.getTime() + day), timezone))
}

/** Kept: to make one takes a hundred times as long as to use it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
  formats.set(timeZone, known)
  return known
}
