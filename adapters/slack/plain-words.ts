/** Names looked up for one message. */
const mostMentions = 10

const person = /<@([UW][A-Z0-9]{1,63})(?:\|[^<>]*)?>/g

/** The ids of the people that a text mentions, each once. */
export const mentionsIn = (text: string): string[] =>
  [...new Set([...text.matchAll(person)].map(([, id]) => id!))].slice(0, mostMentions)

/**
 * Slack's mark-up as plain words: mentions as @name (or @id where no name is known), channels as #name, links as their
 * words and address. Pure. Escaped characters come last, so that what was escaped stays text.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function plainWords(text: string, names: Map<string, string>): string {
  return text
    .replace(/<([^<>]*)>/g, (whole, inner: string) => wordsOf(inner, names) || whole)
    .replace(/&(lt|gt|amp);/g, (_, name: 'lt' | 'gt' | 'amp') => ({ lt: '<', gt: '>', amp: '&' })[name])
}

function wordsOf(inner: string, names: Map<string, string>): string {
  const bar = inner.indexOf('|')
  const [target, label] = bar === -1 ? [inner, ''] : [inner.slice(0, bar), inner.slice(bar + 1)]
  const id = target.slice(1)
  if (target.startsWith('@')) return `@${names.get(id) ?? (label || id)}`
  if (target.startsWith('#')) return `#${label || id}`
  if (target.startsWith('!date^')) return label
  if (target.startsWith('!subteam^')) return label || `@${target.slice('!subteam^'.length)}`
  if (target.startsWith('!')) return label || `@${id}`
  const address = target.replace(/^mailto:/, '')
  return label && label !== address && label !== target ? `${label} (${address})` : address
}
