/** Cuts a text to `limit` UTF-16 units at most, at a whole character, with an ellipsis as the last one. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1)
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}
