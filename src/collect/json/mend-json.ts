/** JSON that was made to parse, as far as it goes. */
export interface MendedJson {
  text: string
  /** It broke off: what was left open was closed after the last whole item. */
  truncated: boolean
}

/** Deeper documents are no feeds, and are not mended. */
const depthLimit = 100
const token = /"(?:[^"\\]|\\[\s\S])*"?|[[\]{}]/g

/**
 * Mends what happens to JSON on its way: it breaks off, something is printed after it, line breaks stand in its strings.
 * Null where that is not what is wrong with it. A cut item is left out, since it comes whole with the next poll.
 */
export function mendJson(text: string): MendedJson | null {
  const open: string[] = []
  let lastWhole = 0
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found === '{' || found === '[') open.push(found)
    else if (found === '}' || found === ']') open.pop()
    else continue
    if (open.length > depthLimit) return null
    if (open.length === 0) return { text: escapeControls(text.slice(0, index + 1)), truncated: false }
    // An item of a list in the outermost object is whole.
    if (found === '}' && open.join('') === '{[') lastWhole = index + 1
  }
  return lastWhole > 0 ? { text: `${escapeControls(text.slice(0, lastWhole))}]}`, truncated: true } : null
}

/** JSON has no raw control characters in strings; between its tokens a blank is as good as they are. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const escapeControls = (text: string) => text.replace(/[\u0000-\u001f]/g, ' ')
