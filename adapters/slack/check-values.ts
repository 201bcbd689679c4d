import { asObject, type Json } from './json.ts'
import { limits } from './limits.ts'

/** Checks an address as Slack's buttons and links take it. */
export function checkUrl(url: unknown, at: string): string[] {
  const faults = checkLength(url, limits.buttonUrl, at)
  return /^https?:\/\/\S+$/.test(String(url)) ? faults : [...faults, `${at}: not an http address`]
}

/** Checks a text object. Slack counts the characters of mrkdwn as they are sent, so after escaping. */
export function checkText(
  text: unknown,
  limit: number,
  at: string,
  types = ['plain_text', 'mrkdwn'],
): string[] {
  const { type, text: content } = asObject(text)
  const faults = checkLength(content, limit, `${at}.text`)
  return types.includes(String(type))
    ? faults
    : [...faults, `${at}: a ${String(type)}, not ${types.join(', ')}`]
}

/** Checks a list of at least one, and each of what is in it. */
export function checkList(
  list: unknown,
  limit: number,
  at: string,
  check: (item: Json, at: string) => string[],
): string[] {
  if (!Array.isArray(list) || list.length === 0) return [`${at}: empty`]
  const faults = list.flatMap((item, index) => check(asObject(item), `${at}[${index}]`))
  return list.length > limit ? [...faults, `${at}: ${list.length}, at most ${limit}`] : faults
}

/** Checks a string of at least one visible character. */
export function checkLength(value: unknown, limit: number, at: string): string[] {
  if (typeof value !== 'string' || value.trim() === '') return [`${at}: empty`]
  if (!value.isWellFormed()) return [`${at}: half a character`]
  return value.length > limit ? [`${at}: ${value.length} characters, at most ${limit}`] : []
}

/** The same where it may be left out. */
export const checkIfThere = (value: unknown, check: (value: unknown) => string[]): string[] =>
  value === undefined ? [] : check(value)
