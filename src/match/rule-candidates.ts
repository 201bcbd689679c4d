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
const mostPhrases = 5
/** Words of a phrase, and words of a text that are looked through. */
const longestPhrase = 3
const mostWords = 150

/**
 * Queries that find at least three unwanted texts and none that was kept: an author, a site, a phrase, or a phrase on one
 * site where it is kept elsewhere. Pure; the order of the texts does not matter.
 *
 * @param name the brand's name: a rule that finds it alone would hide everything
 */
export function ruleCandidates(unwanted: RuleText[], kept: RuleText[], name: string): string[] {
  const authors = standing(unwanted, kept, authorOf).map((author) => `author:"${author}"`)
  const sites = standing(unwanted, kept, siteOf).map((site) => `site:${site}`)
  return [...authors, ...sites, ...phrases(unwanted, kept, name), ...phrasesOfSites(unwanted, kept, name)]
}

/** What at least three unwanted texts share and no kept one has, most frequent first. */
function standing(
  unwanted: RuleText[],
  kept: RuleText[],
  keyOf: (text: RuleText) => string | null,
): string[] {
  const spared = new Set(kept.map(keyOf))
  const groups = Map.groupBy(unwanted, keyOf)
  return [...groups]
    .flatMap(([key, texts]) =>
      key !== null && !spared.has(key) && texts.length >= least ? [{ key, count: texts.length }] : [],
    )
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key)
}

/** An author with a quotation mark in the name cannot be asked for. */
const authorOf = ({ author }: RuleText) => (author && !author.includes('"') ? author.trim() || null : null)

function siteOf({ url }: RuleText): string | null {
  if (!url || !URL.canParse(url)) return null
  return new URL(url).hostname.replace(/^www\./u, '') || null
}

/** Phrases that stand in unwanted texts alone. Each covers three texts that no earlier one covers; the widest first. */
function phrases(unwanted: RuleText[], kept: RuleText[], name: string): string[] {
  const spared = new Set(kept.flatMap((text) => [...phrasesIn(text, name)]))
  let left = unwanted.map((text) => phrasesIn(text, name).difference(spared))
  const chosen: string[] = []
  while (chosen.length < mostPhrases) {
    const best = widest(left)
    if (!best) break
    chosen.push(`"${best}"`)
    left = left.filter((found) => !found.has(best))
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
function phrasesOfSites(unwanted: RuleText[], kept: RuleText[], name: string): string[] {
  const everywhere = new Set(phrases(unwanted, kept, name))
  const keptSites = new Set(kept.map(siteOf))
  return [...Map.groupBy(unwanted, siteOf)].flatMap(([site, texts]) => {
    if (site === null || !keptSites.has(site) || texts.length < least) return []
    const here = kept.filter((text) => siteOf(text) === site)
    const [phrase] = phrases(texts, here, name)
    return phrase && !everywhere.has(phrase) ? [`site:${site} ${phrase}`] : []
  })
}

const anyLink = /(?:https?:\/\/|www\.)\S{1,2048}/giu
const anyWord = new RegExp(`[\\p{L}\\p{M}\\p{Nd}]+(?:[${apostrophes}][\\p{L}\\p{M}]+)*|[.!?;:,\\n()]`, 'gu')

/** One to three words in a row that say something: no empty word at an end, and more than the brand's name. */
function phrasesIn({ title, text }: RuleText, name: string): Set<string> {
  const own = new Set(wordsIn(name))
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
