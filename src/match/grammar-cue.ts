import type { Found } from './phrase-book.ts'

/** Verbs that follow their subject: a common noun would have an article before it, or the ending of `the`. */
const behindSubject: Record<'en' | 'sv', ReadonlySet<string>> = {
  en: new Set(
    (
      'is are was were has have had will would should can cannot cant could does doesnt do dont did didnt wont isnt ' +
      'arent hasnt just never still really always keeps keep needs sucks makes takes wants lost sent took gave told ' +
      'said says refuses thinks tried'
    ).split(' '),
  ),
  sv: new Set(
    (
      'har hade är var kan kunde ska skulle vill måste borde gör gjorde tar tog får fick blir blev suger säger sa tror ' +
      'fortsätter skickade gav lovade'
    ).split(' '),
  ),
}

/** Words before which a common noun in the singular would not stand alone. */
const before: Record<'en' | 'sv', ReadonlySet<string>> = {
  en: new Set('from at with via'.split(' ')),
  sv: new Set('från hos via'.split(' ')),
}

/**
 * Whether a sentence treats a word as a name where its capitals tell nothing: as a subject or an owner without an
 * article (`Target has`, `Target's`), or behind a preposition (`from target`). English and Swedish alone: Finnish has
 * no articles.
 */
export function standsAsName({ text, hit, term }: Found): boolean {
  const { language } = text.expected
  // A text too short to tell its language is looked at as both.
  const languages = (['en', 'sv'] as const).filter((one) => language === null || language === one)
  if (languages.length === 0) return false
  const token = text.token(hit.first)!
  const previous = text.token(hit.first - 1)
  const next = text.token(hit.last + 1)
  const opens = !previous || /[.!?\n]/u.test(token.gap)
  const isOwner = token.key === `${term.words[0]!.key}s` && next !== undefined && /^\s+$/u.test(next.gap)
  if (opens && (isOwner || (next && languages.some((one) => behindSubject[one].has(next.key))))) return true
  return (
    previous !== undefined &&
    /^\s+$/u.test(token.gap) &&
    languages.some((one) => before[one].has(previous.key))
  )
}
