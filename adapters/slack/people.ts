import type { WebClient } from '@slack/web-api'
import { describeError } from '../../src/core/errors.ts'
import type { Person } from '../../src/core/person.ts'
import type { Clock, Log } from '../../src/core/ports.ts'
import type { Called } from '../../src/core/team.ts'
import type { Pings } from './draw-thread.ts'
import { oneLine } from './escape.ts'
import { inTime } from './in-hand.ts'
import { createOurs } from './ours.ts'
import { createRemembered } from './remembered.ts'
import { toKorvaError } from './slack-error.ts'

const nameLength = 80
/** Of those whom one message calls. */
const mostCalled = 20

/** What Slack knows of somebody. */
interface Known {
  name: string | null
  email: string | null
}

export interface PeopleDeps {
  clock: Clock
  log: Log
  /** Milliseconds that a click waits for what Slack knows of its person: it has to be answered in time itself. */
  waitAtMost: number
}

export type People = ReturnType<typeof createPeople>

/** Who people are: their names and e-mail addresses from Slack, kept for an hour. Nothing here ever throws. */
export function createPeople(web: WebClient, deps: PeopleDeps) {
  const tell = createTeller(deps.log)
  const isOurs = createOurs(web, deps.clock)
  const known = createRemembered<Known>(deps.clock, async (id) => {
    const { user } = await web.users.info({ user: id })
    const names = [user?.profile?.display_name, user?.profile?.real_name, user?.real_name]
    const name = names.find((each) => each?.trim())
    const email = user?.profile?.email
    const shown = user && email && (await isOurs(user)) ? email : null
    return { name: name ? oneLine(name, nameLength) : null, email: shown }
  })
  const ids = createRemembered<string | null>(deps.clock, async (email) => {
    const { user } = await web.users.lookupByEmail({ email })
    return user?.id ?? null
  })
  const ask = <T>(asked: Promise<T>, doing: string, otherwise: T): Promise<T> =>
    asked.catch((error: unknown) => {
      tell(toKorvaError(error, doing))
      return otherwise
    })
  const nothing: Known = { name: null, email: null }
  const soon = (id: string): Promise<Known> =>
    inTime(ask(known(id), 'asking who somebody is', nothing), deps.waitAtMost, nothing)

  return {
    /** The person with what Slack knows of them, as far as it says so in time. */
    async identify(person: Person): Promise<Person> {
      const { name, email } = await soon(person.id)
      return { ...person, ...(name ? { name } : {}), ...(email ? { email } : {}) }
    },

    /** The name of the person with an id; null: Slack does not say. */
    nameOf: async (id: string): Promise<string | null> => (await soon(id)).name,

    /** Those who are called, each with the id that pings them, by their e-mail address where no id is known. */
    find(calls: Called[]): Promise<Pings> {
      const idOf = ({ slack, email }: Called) =>
        slack ?? (email ? ask(ids(email), 'looking for somebody by their e-mail address', null) : null)
      return Promise.all(
        calls.slice(0, mostCalled).map(async (call) => ({ name: call.name, id: await idOf(call) })),
      )
    },
  }
}

/** A scope that is missing stays so until the app is installed anew: once is enough. */
function createTeller(log: Log) {
  const told = new Set<string>()
  return (error: { code: string; message: string }) => {
    const once = error.code === 'slack-missing-scope'
    if (once && told.has(error.code)) return
    told.add(error.code)
    const level = once ? 'warn' : 'debug'
    log[level](
      { platform: 'slack', ...describeError(error) },
      'Slack did not say who somebody is: they may be another person here than in the other chats',
    )
  }
}
