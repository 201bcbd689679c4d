/** The chats that Korva speaks in. Equals. */
export type Platform = 'slack' | 'teams' | 'web'

/** Somebody who acted, as the chat names them. The name is theirs to choose: see `cleanPerson`. */
export interface Person {
  platform: Platform
  /** The platform's own stable id of the person. */
  id: string
  name: string
}

/** Whether two references mean the same person. Names change; ids do not. */
export function samePerson(a: Person, b: Person): boolean {
  return a.platform === b.platform && a.id === b.id
}

/** A person whose name a database and every chat can hold: well-formed, without control characters, of some length. */
export function cleanPerson(person: Person): Person {
  const name = person.name
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return { ...person, name: name.slice(0, 100).toWellFormed() || person.id }
}
