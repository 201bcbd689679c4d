/** Languages whose month names are understood; where two disagree about a word, the earlier one is right. */
const languages = [
  'en',
  'fi',
  'sv',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'nb',
  'da',
  'et',
  'pl',
  'ru',
  'el',
  'hu',
]

let names: Map<string, number> | undefined

/** The month that a word names, 1 to 12: in full, shortened or inflected, with or without accents. */
export function monthNumber(word: string): number | null {
  names ??= collectNames()
  return names.get(bare(word)) ?? null
}

/** The names come from the runtime's own locale data (CLDR), so that nobody keeps a list of them here. */
function collectNames(): Map<string, number> {
  const all = new Map<string, number>([['sept', 9]])
  for (const language of languages) {
    for (const month of ['long', 'short'] as const) {
      for (const options of [{ month }, { month, day: 'numeric' as const }]) addNames(all, language, options)
    }
  }
  return all
}

function addNames(all: Map<string, number>, language: string, options: Intl.DateTimeFormatOptions): void {
  const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
  for (let month = 1; month <= 12; month++) {
    const part = format.formatToParts(Date.UTC(2026, month - 1, 1)).find(({ type }) => type === 'month')
    const name = bare(part?.value ?? '')
    if (/^\p{L}{2,}$/u.test(name) && !all.has(name)) all.set(name, month)
  }
}

const bare = (word: string) =>
  word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
