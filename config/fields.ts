import path from 'node:path'
import cron from 'node-cron'
import { z } from 'zod'
import { parseDuration } from './duration.ts'

/*
 * The kinds of value that settings are made of. Each is given the words for what it allows: they are the message of
 * every issue, so that a fault and the documentation say the same.
 */

/** A map with these keys and no others. */
export const map = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject(shape, 'a map')

/** A map with these keys and others that are checked apart. */
export const openMap = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.looseObject(shape, 'a map')

/** A list; `least` is how many it holds at least. */
export function list<Item extends z.core.$ZodType>(item: Item, what: string, least = 0) {
  const allowed = least ? `a list of ${what}, at least ${least}` : `a list of ${what}`
  return z.array(item, allowed).min(least, allowed)
}

/** A line of text, without space around it. */
export function text(most: number) {
  const allowed = `one line of text, 1 to ${most} characters (a number in quotes)`
  return matching(new RegExp(`^[^\\p{Cc}]{1,${most}}$`, 'u'), allowed)
}

/** A name that other parts of the settings refer to. */
export const id = () =>
  matching(
    /^[a-z0-9][a-z0-9._-]{0,63}$/i,
    'letters a to z, digits, dots, hyphens and underscores, at most 64',
  )

/** The id of a brand, source or channel that stands elsewhere; whether it does is checked apart. */
export const reference = (kind: string, allowed = `the id of a ${kind}`) =>
  z.string(allowed).trim().min(1, allowed)

/** Trimmed text of a form. */
export const matching = (form: RegExp, allowed: string) => z.string(allowed).trim().regex(form, allowed)

/** Trimmed text that a check accepts. `words` are candidates for what a slip of the finger was meant to be. */
export const accepted = (check: (value: string) => boolean, allowed: string, words: string[] = []) =>
  z.string(allowed).trim().refine(check, { error: allowed, params: { words } })

/** One of some words. */
export const choice = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, `one of ${words.join(', ')}`)

/** Yes or no. */
export const flag = () => z.boolean('true or false')

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number) {
  const allowed = `a whole number from ${least} to ${most}`
  return z.int(allowed).min(least, allowed).max(most, allowed)
}

/** A part of the whole. */
export function share(example: number) {
  const allowed = `a number from 0 to 1, such as ${example}`
  return z.number(allowed).min(0, allowed).max(1, allowed)
}

/** A duration between two others, in milliseconds once parsed. */
export function duration(least: string, most: string, words = `from ${least} to ${most}`) {
  const allowed = `a duration ${words}, such as 30s, 5m, 1h or 1d`
  const fits = (value: string) => {
    const found = parseDuration(value)
    return found !== null && found >= parseDuration(least)! && found <= parseDuration(most)!
  }
  return accepted(fits, allowed).transform((value) => parseDuration(value) ?? 0)
}

/** An http(s) address. */
export const webAddress = () => accepted(isWebAddress, 'an http:// or https:// address')

/** Whether a text is an http(s) address, whole. */
export function isWebAddress(value: string): boolean {
  if (value.length > 4000 || /[\s\p{Cc}]/u.test(value) || !URL.canParse(value)) return false
  return /^https?:$/.test(new URL(value).protocol)
}

/** A path that stays below the folder it is resolved from. */
export const pathBelow = () =>
  accepted(staysBelow, "a file below the settings' folder, such as samples/reviews.xml")

function staysBelow(value: string): boolean {
  if (!value || value.length > 1000 || /\p{Cc}/u.test(value) || path.isAbsolute(value)) return false
  // An address belongs to `url`, and on Windows a letter with a colon is a drive.
  if (/^[a-z][\w+.-]*:/i.test(value)) return false
  const normal = path.normalize(value)
  return (
    normal !== '.' && normal !== '..' && !normal.startsWith(`..${path.sep}`) && !normal.endsWith(path.sep)
  )
}

/** A cron expression of five fields, or six with seconds in front. */
export const cronExpression = () =>
  accepted(
    (value) => value.length <= 200 && [5, 6].includes(value.split(/\s+/).length) && cron.validate(value),
    'a cron expression of 5 fields, or 6 with seconds in front, such as */5 * * * *',
  )

/** `host:port`, written as `URL` writes the host. */
export const hostAndPort = () =>
  accepted((value) => canonicalHost(value) !== null, 'host:port, such as 127.0.0.1:8080').transform(
    (value) => canonicalHost(value) ?? value,
  )

/** `host:port` in lower case with the address in its usual form; null where the text is none. */
export function canonicalHost(value: string): string | null {
  const match = /^([^\s:/@?#[\]]+|\[[\da-f:.]+\]):(\d{1,5})$/i.exec(value.trim())
  const port = Number(match?.[2])
  if (!match || port < 1 || port > 65_535 || !URL.canParse(`http://${match[1]}`)) return null
  return `${new URL(`http://${match[1]}`).hostname}:${port}`
}

/** `host:port` of an address as `allowPrivate` writes it: with its port also where that is the usual one. */
export const hostAndPortOf = ({ hostname, port, protocol }: URL): string =>
  `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
