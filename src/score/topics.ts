import { type KnownTopic, knownTopics, type Topic } from '../core/topic.ts'
import type { TopicTouched } from '../core/verdict.ts'
import { byLanguage, leastFocus, quote, type WordsRead } from './find-runs.ts'
import { compileLexicon, type Lexicon } from './lexicon.ts'
import { topicsEn } from './lexicons/topics-en.ts'
import { topicsFi } from './lexicons/topics-fi.ts'
import { topicsSv } from './lexicons/topics-sv.ts'
import { isBreak } from './split-words.ts'

/** The words of each topic; those of `none` only look like one. */
export type TopicWords = Record<KnownTopic | 'none', string>

/** Finds what a text is about. */
export type TopicReader = (text: string, parts: readonly WordsRead[]) => TopicTouched[]

const known = { en: topicsEn, fi: topicsFi, sv: topicsSv }

/** Words of a topic that are quoted at most. */
const mostWords = 5

const everyTopic: Topic[] = knownTopics.map((id) => ({ id, name: null, words: [] }))

/**
 * Makes the reader of topics: by Korva's words in each language where it knows the id, and by the words that the
 * settings give. Topics come by how many words touch them.
 *
 * @param topics as the settings list them; left out: those that Korva knows
 */
export function createTopicReader(topics: readonly Topic[] = everyTopic): TopicReader {
  const ids = new Set(topics.map(({ id }) => id))
  const own = topics
    .filter(({ words }) => words.length > 0)
    .map(({ id, words }) => compileLexicon([[id, words.join(',')] as const]))
  const lexiconOf = byLanguage((language) =>
    compileLexicon(Object.entries(known[language]).map(([id, words]) => [id, words] as const)),
  )
  return (text, parts) => {
    const touched = new Map<string, { count: number; words: string[] }>()
    for (const part of parts) {
      collect(text, part, lexiconOf(part.language), ids, touched)
      for (const lexicon of own) collect(text, part, lexicon, ids, touched)
    }
    return [...touched]
      .sort(([, a], [, b]) => b.count - a.count)
      .map(([topic, { words }]) => ({ topic, words }))
  }
}

function collect(
  text: string,
  { words, focus }: WordsRead,
  lexicon: Lexicon<string>,
  ids: ReadonlySet<string>,
  touched: Map<string, { count: number; words: string[] }>,
): void {
  for (let at = 0; at < words.length; ) {
    const entry = isBreak(words[at]!.key) ? null : lexicon.find(words, at)
    if (entry && ids.has(entry.value) && focus[at]! >= leastFocus) {
      const before = touched.get(entry.value) ?? { count: 0, words: [] }
      const quoted = quote(text, words, { first: at, words: entry.words })
      if (!before.words.includes(quoted)) {
        before.count++
        if (before.words.length < mostWords) before.words.push(quoted)
      }
      touched.set(entry.value, before)
    }
    at += entry?.words ?? 1
  }
}
