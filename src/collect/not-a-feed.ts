import { KorvaError } from '../core/errors.ts'

/** Says of a document that holds no feed what it is instead, with what to do about it. */
export function notAFeed(text: string): KorvaError {
  if (text.trim() === '') {
    return new KorvaError('feed-empty', 'The document is empty.', {
      hint: 'Open the address in a browser; if it is empty there as well, ask its publisher.',
    })
  }
  if (/<(!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 5000))) {
    return new KorvaError('feed-is-a-page', 'The document is a web page, not a feed.', {
      hint: 'Look in the page for a link to its RSS or Atom feed and put that address into the settings.',
    })
  }
  return new KorvaError('not-a-feed', 'The document holds no RSS, RDF, Atom, CDF or JSON feed.', {
    hint: 'Check that the address in the settings is the one of the feed itself.',
  })
}
