/** What somebody asked of Korva in words, in `/mentions`, in a Teams message or on the command line. */
export type Command =
  | { kind: 'today' }
  | { kind: 'lessons' }
  | { kind: 'rules' }
  | { kind: 'audit'; caseId: number }
  | { kind: 'help' }
  | { kind: 'connect'; channel: string }
  | { kind: 'unknown'; said: string }

/** Reads the words after `/mentions` (or after the bot's name). Never throws: what is unknown is a kind of its own. */
export function parseCommand(text: string): Command {
  const words = text.trim().split(/\s+/u).filter(Boolean)
  if (words[0]?.toLowerCase() === 'mentions' || words[0]?.toLowerCase() === '/mentions') words.shift()
  const [verb = 'help', argument] = words
  switch (verb.toLowerCase()) {
    case 'today':
    case 'tänään':
      return { kind: 'today' }
    case 'lessons':
    case 'opetukset':
      return { kind: 'lessons' }
    case 'rules':
    case 'säännöt':
      return { kind: 'rules' }
    case 'audit':
    case 'loki': {
      const id = /^#?([1-9]\d{0,8})$/.exec(argument ?? '')?.[1]
      return id ? { kind: 'audit', caseId: Number(id) } : { kind: 'unknown', said: words.join(' ') }
    }
    case 'help':
    case 'apua':
      return { kind: 'help' }
    case 'connect':
      return argument ? { kind: 'connect', channel: argument } : { kind: 'unknown', said: text.trim() }
    default:
      return { kind: 'unknown', said: words.join(' ') }
  }
}
