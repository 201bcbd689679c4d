/** Characters that are kept before the brand's name where a text is cut. */
const before = 0.4

/**
 * A long text cut down to `most` characters around the first place that names the brand, at the ends of words; from its
 * beginning where nothing names it. Endings do not matter: `Elisa` is found in `Elisalle`. Pure.
 */
export function aroundBrand(text: string, about: string | null, most: number): string {
  if (text.length <= most) return text
  const at = about ? text.toLowerCase().indexOf(about.toLowerCase()) : -1
  const start = Math.min(Math.max(0, Math.floor(at - most * before)), text.length - most)
  const cut = text.slice(start, start + most).toWellFormed()
  const fromWord = start === 0 ? cut : cut.replace(/^\S{0,40}\s/u, '')
  return start + most >= text.length ? fromWord : fromWord.replace(/\s\S{0,40}$/u, '')
}
