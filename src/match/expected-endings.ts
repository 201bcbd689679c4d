import type { Token } from './tokenize.ts'

/** Short words that stand in nearly every sentence of their language and in none of the other two. */
const finnish = new Set(
  (
    'ja on ei että se oli niin mutta kun jos mitä tämä minä ole en olen ovat kuin myös vai vain nyt sitten kyllä ' +
    'tai joka siitä mun mulla nyt vielä aina hyvä ihan eikä voi tuo sen onko enää jo koska kanssa sai meni tuli'
  ).split(' '),
)
const other = new Set(
  (
    'the and is of to in it that was for with are this have my you they not be at has from their your ' +
    'och är det att som inte jag med för på av ett den har till var om men så när de från'
  ).split(' '),
)

/** Which endings are to be expected in a text. Where its small words do not tell, both. */
export interface ExpectedEndings {
  /** Case endings. Not in English and Swedish, so that `Martin` is no inflected Mart there. */
  finnish: boolean
  /** The bare -s of the Swedish genitive and the English plural (Telias). Not in Finnish. */
  s: boolean
}

/** @param lang ISO 639-1 code where it is known; else the small words decide. */
export function expectedEndings(tokens: Token[], lang?: string): ExpectedEndings {
  if (lang && lang !== 'und') return { finnish: lang === 'fi', s: lang !== 'fi' }
  let score = 0
  for (const token of tokens) {
    if (finnish.has(token.key)) score++
    else if (other.has(token.key)) score--
  }
  return { finnish: score >= 0, s: score <= 0 }
}
