/** The chats that Korva speaks in. Equals. */
export type Platform = 'slack' | 'teams' | 'web'

/** Somebody who acted, as the chat names them. The name is theirs to choose: see `cleanPerson`. */
export interface Person {
  platform: Platform
  /** The platform's own stable id of the person. */
  id: string
  name: string
  /** By which somebody is one person across chats, in small letters; left out: the chat does not give it. */
  email?: string
}

/** A group of the settings that a case can be given to, such as a shift. */
export interface Group {
  platform: 'group'
  /** Its id in the settings. */
  id: string
  name: string
}

/** Who has a case. */
export type Owner = Person | Group

/** Whether two references mean the same person (or group): by id in one chat, by e-mail address across chats. */
export function samePerson(a: Owner, b: Owner): boolean {
  if (a.platform === b.platform && a.id === b.id) return true
  const [one, other] = [emailOf(a), emailOf(b)]
  return one !== null && one === other
}

/** The address of a person; groups have none. */
export const emailOf = (owner: Owner): string | null =>
  owner.platform === 'group' ? null : owner.email?.trim().toLowerCase() || null

export const isGroup = (owner: Owner): owner is Group => owner.platform === 'group'

/** A person whose name a database and every chat can hold: well-formed, without control characters, of some length. */
export function cleanPerson(person: Person): Person {
  const name = person.name
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  const { email, ...rest } = person
  const address = email?.trim().toLowerCase()
  return {
    ...rest,
    name: name.slice(0, 100).toWellFormed() || person.id,
    ...(address && /^[^\s@\p{Cc}]{1,100}@[^\s@\p{Cc}]{1,150}$/u.test(address) ? { email: address } : {}),
  }
}
