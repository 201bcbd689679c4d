/** Names that many share, in small letters: what stands under them is not by one author. */
export const nobodies = [
  ...['anonymous', 'anonyymi', 'anonym', 'guest', 'vieras', 'gäst', 'nimetön', 'unknown', 'tuntematon'],
  ...['user', 'käyttäjä', 'a google user', 'google user', 'google-käyttäjä', 'asiakas', 'customer', 'kund'],
  ...[
    'deleted',
    '[deleted]',
    'deleted user',
    'poistettu',
    'nimimerkki',
    'admin',
    'ap',
    'n/a',
    '-',
    'none',
    'null',
  ],
]

const nobody = new Set(nobodies)

/** The author as they are told from others at one source; null where the name says nobody. */
export function authorKey(author: string | null): string | null {
  const key = author?.trim().toLowerCase() ?? ''
  return key === '' || nobody.has(key) ? null : key
}
