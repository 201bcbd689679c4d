import type { StoredError } from './errors.ts'
import type { Translate } from './texts/index.ts'

export interface Failure {
  /** As the rest of a sentence that began with the name of the source, without its full stop. */
  said: string
  /** What to do, a sentence or two; null: the error does not say. */
  todo: string | null
}

/** An error of a source in the words of a language; in the error's own ones, without the source's name, where it has none. */
export function describeFailure({ code, message, hint }: StoredError, t: Translate): Failure {
  const own = message.replace(/^Source "[^"]*"(?: \([^)]*\))?: ?/, '').replace(/[.\s]+$/, '')
  const text = (name: string) => t(`failure.${code}.${name}`, { defaultValue: '' })
  const said = text('said')
  if (!said || !own.includes(text('where'))) return { said: own, todo: hint ?? null }
  const detail = detailOf(own)
  return { said: detail ? `${said} (${detail})` : said, todo: text('todo') }
}

/** What is the same in every language: the status, the code of the failure, or a title in quotes. */
const detailOf = (own: string): string | undefined =>
  /\((?:status )?(\d{3}|[A-Z][A-Z\d_]+)\)$/.exec(own)?.[1] ?? /"[^"]+"/.exec(own)?.[0]
