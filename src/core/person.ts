/** The chats that Korva speaks in. Equals. */
export type Platform = 'slack' | 'teams' | 'web'

/** Somebody who acted, as the chat names them. */
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
