import { setFlagsFromString } from 'node:v8'

/**
 * Keeps V8's heap small. By default its young generation grows to 48 MB during the start and stays there, a third of what
 * Korva holds when idle; and the old one may grow by half or more before it is looked through, which 10,000 sources turn into
 * 140 MB that never go back. What both would save in collections is nothing beside the waiting for networks.
 * Worth calling before anything large is loaded. Growing is decided each time by these flags, so they may be set late.
 */
export function keepSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=25')
}
