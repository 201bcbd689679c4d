import { functionWords } from '../core/function-words.ts'
import { apostrophes, foldWord } from './fold-word.ts'

/** What rules are looked for in. */
export interface RuleText {
  url: string | null
  title: string | null
  text: string | null
  author: string | null
}

/** So many unwanted texts make a candidate: two may be chance. */
const least = 3
/** Candidates of one sort, and sites that are looked at for phrases: the strongest. */
const mostOfSort = 5
/** Words of a phrase, and words of a text that are looked through. */
const longestPhrase = 3
const mostWords = 150

/** A text with the phrases that stand in it. */
interface Read extends RuleText {
  phrases: Set<string>
}

/** A query, and how many unwanted texts it was drawn from. */
interface Candidate {
  query: string
  count: number
}

/**
 * Queries that find at least three unwanted texts and none that was kept: an author, a site, a phrase, or a phrase on one
 * site where it is kept elsewhere; those of the most texts first. Pure; the order of the texts does not matter.
 *
 * @param name the brand's name: a rule that finds it alone would hide everything
 */
export function ruleCandidates(unwanted: RuleText[], kept: RuleText[], name: string): string[] {
  const own = new Set(wordsIn(name))
  const read = (text: RuleText): Read => ({ ...text, phrases: phrasesIn(text, own) })
  const [bad, good] = [unwanted.map(read), kept.map(read)]
  const phrases = phrasesOf(bad, good)
  const candidates = [
    ...standing(bad, good, authorOf).map(({ key, count }) => ({ query: `author:"${key}"`, count })),
    ...standing(bad, good, siteOf).map(({ key, count }) => ({ query: `site:${key}`, count })),
    ...phrases,
    ...phrasesOfSites(bad, good, new Set(phrases.map(({ query }) => query))),
  ]
  return candidates.toSorted((a, b) => b.count - a.count).map(({ query }) => query)
}

/** What at least three unwanted texts share and no kept one has, most frequent first. */
function standing(unwanted: Read[], kept: Read[], keyOf: (text: Read) => string | null) {
  const spared = new Set(kept.map(keyOf))
  const groups = Map.groupBy(unwanted, keyOf)
  return [...groups]
    .flatMap(([key, texts]) =>
      key !== null && !spared.has(key) && texts.length >= least ? [{ key, count: texts.length }] : [],
    )
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, mostOfSort)
}

/** An author with a quotation mark in the name cannot be asked for. */
const authorOf = ({ author }: RuleText) => (author && !author.includes('"') ? author.trim() || null : null)

function siteOf({ url }: RuleText): string | null {
  if (!url || !URL.canParse(url)) return null
  return new URL(url).hostname.replace(/^www\./u, '') || null
}

/** Phrases that stand in unwanted texts alone. Each covers three texts that no earlier one covers; the widest first. */
function phrasesOf(unwanted: Read[], kept: Read[], most = mostOfSort): Candidate[] {
  const spared = new Set(kept.flatMap(({ phrases }) => [...phrases]))
  let left = unwanted.map(({ phrases }) => phrases.difference(spared))
  const chosen: Candidate[] = []
  while (chosen.length < most) {
    const best = widest(left)
    if (!best) break
    const rest = left.filter((found) => !found.has(best))
    chosen.push({ query: `"${best}"`, count: left.length - rest.length })
    left = rest
  }
  return chosen
}

/** The phrase in most texts, the longest of those in as many; null where none is in three. */
function widest(texts: Set<string>[]): string | null {
  const counts = new Map<string, number>()
  for (const found of texts) for (const phrase of found) counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
  const [best] = [...counts]
    .filter(([, count]) => count >= least)
    .sort(([a, many], [b, few]) => few - many || b.length - a.length || (a < b ? -1 : 1))
  return best?.[0] ?? null
}

/** On a site that has kept texts too, what it writes about in unwanted ones alone, though others may mean us by it. */
function phrasesOfSites(unwanted: Read[], kept: Read[], everywhere: Set<string>): Candidate[] {
  const keptBySite = Map.groupBy(kept, siteOf)
  return [...Map.groupBy(unwanted, siteOf)]
    .filter(([site, texts]) => site !== null && keptBySite.has(site) && texts.length >= least)
    .toSorted(([a, many], [b, few]) => few.length - many.length || (a! < b! ? -1 : 1))
    .slice(0, mostOfSort)
    .flatMap(([site, texts]) => phrasesOf(texts, keptBySite.get(site)!, 1).map((each) => ({ site, ...each })))
    .filter(({ query }) => !everywhere.has(query))
    .map(({ site, query, count }) => ({ query: `site:${site} ${query}`, count }))
}

const anyLink = /(?:https?:\/\/|www\.)\S{1,2048}/giu
const anyWord = new RegExp(`[\\p{L}\\p{M}\\p{Nd}]+(?:[${apostrophes}][\\p{L}\\p{M}]+)*|[.!?;:,\\n()]`, 'gu')

/** One to three words in a row that say something: no empty word at an end, and more than the brand's name. */
function phrasesIn({ title, text }: RuleText, own: Set<string>): Set<string> {
  const words = wordsIn([title, text].filter(Boolean).join('\n')).slice(0, mostWords)
  const found = new Set<string>()
  for (let first = 0; first < words.length; first++) {
    for (let end = first + 1; end <= Math.min(words.length, first + longestPhrase); end++) {
      const phrase = words.slice(first, end)
      if (phrase.includes('')) break
      if (isTelling(phrase[0]!) && isTelling(phrase.at(-1)!) && phrase.some((word) => !own.has(word)))
        found.add(phrase.join(' '))
    }
  }
  return found
}

const isTelling = (word: string) => word.length > 2 && !functionWords.has(word)

/** Folded words; an empty one where a clause ends, since no phrase reaches over it. */
function wordsIn(text: string): string[] {
  return (text.slice(0, 5_000).replace(anyLink, ' . ').match(anyWord) ?? []).map((piece) =>
    /^[.!?;:,\n()]$/u.test(piece) ? '' : foldWord(piece),
  )
}
