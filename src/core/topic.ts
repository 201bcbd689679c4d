import type { Translate } from './texts/index.ts'

/** The topics that Korva knows words for, in each language: what a text can be about, in a company's terms. */
export const knownTopics = ['usability', 'service', 'people', 'product', 'price', 'delivery'] as const

export type KnownTopic = (typeof knownTopics)[number]

/** Something that texts are about, as the settings list it. */
export interface Topic {
  id: string
  /** As reports name it; null: Korva's own name of a topic that it knows. */
  name: string | null
  /** Words and phrases that tell it, besides those that Korva knows for the id. A star at the end stands for any ending. */
  words: string[]
}

/** What people call a topic: the settings' name for it, or our own in their language, or its id. */
export function topicName(id: string, topics: readonly Topic[], t: Translate): string {
  const given = topics.find((topic) => topic.id === id)?.name
  if (given) return given
  return knownTopics.some((known) => known === id) ? t(`card.topic.${id}`) : id
}
