/** What a common noun becomes in the plural, in English and Swedish: invoices, deliveries; butiker, kunderna. */
const english = /^e?s$/u
const swedishAfterConsonant = /^(?:er|ar|or)(?:na)?s?$/u
const swedishAfterVowel = /^r(?:na)?s?$/u

/** What a word begins with in the forms that drop its last letter (delivery: deliver-ies; faktura: faktur-or). */
export function shortened(word: string): string | null {
  return word.length > 3 && /[ay]$/u.test(word) ? word.slice(0, -1) : null
}

/** Whether a word of an English or Swedish text is the plural of a common noun. Names do not take these forms. */
export function isCommonPlural(word: string, key: string, swedish: boolean): boolean {
  if (word.length < 3) return false
  const short = shortened(word)
  if (short && key.startsWith(short)) {
    const rest = key.slice(short.length)
    if (swedish ? word.endsWith('a') && /^or(?:na)?s?$/u.test(rest) : word.endsWith('y') && rest === 'ies')
      return true
  }
  if (!key.startsWith(word)) return false
  const rest = key.slice(word.length)
  if (!swedish) return english.test(rest) && (rest === 's' || /(?:[sx]|[cs]h)$/u.test(word))
  return (/[aeiouyåäö]$/u.test(word) ? swedishAfterVowel : swedishAfterConsonant).test(rest)
}
