import { type Markup, markup } from './markup.ts'

/** The address if a browser may be sent there: http and https only, whatever a feed says. */
function safeUrl(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.href : null
}

/**
 * A link out of the inbox, opened apart and without a word of where the reader came from. Null where the address is none
 * that a browser may be sent to. `about` is the id of the element that tells what it belongs to.
 */
export function drawLink(
  { label, url }: { label: string; url: string },
  { className, about }: { className: string; about?: string },
): Markup | null {
  const href = safeUrl(url)
  return (href &&
    markup`<a class="${className}" href="${href}" target="_blank" rel="noopener noreferrer nofollow ugc"${
      about && markup` aria-describedby="${about}"`
    }>${label}</a>`) as Markup | null
}
