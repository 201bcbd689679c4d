import { KorvaError } from '../core/errors.ts'
import { readPage } from './find-feeds.ts'
import { complaintIn } from './json/complaint-in.ts'
import { cutWords, quoteStranger } from './quote-stranger.ts'

/** How files that are no text begin, after windows-1252 or UTF-8 were tried on them. */
const signatures: [starts: string[], what: string][] = [
  [['%PDF-'], 'a PDF file'],
  [['PK\u0003\u0004'], 'a zip file or an office document'],
  [['\u001f\u2039', '\u001f\ufffd'], 'a file packed with gzip'],
  [
    ['\u2030PNG', '\ufffdPNG', 'GIF8', 'ÿØÿ', '\ufffd\ufffd\ufffd\ufffd\0\u0010JFIF', 'RIFF'],
    'a picture or a recording',
  ],
  [['ID3', 'OggS', '\0\0\0\u0018ftyp', '\0\0\0 ftyp'], 'a recording'],
]

/** Titles of pages that want somebody to log in, in English, Finnish and Swedish. */
const loginTitle =
  /\b(log[ -]?in|login|log on|sign[ -]?in|authenticat|kirjaudu|kirjautumi|sisäänkirjau|tunnistau|logga in|inloggning)/i
/** Titles of pages that let only browsers in, as Cloudflare, Akamai and others write them. */
const robotTitle =
  /^(just a moment|attention required|access denied|pardon our interruption|ddos-guard|security check|human verification|verifying|are you a (human|robot)|robot check)/i

/** Says of a document that holds no feed what it is instead, with what would work. `url` is where it was found. */
export function notAFeed(text: string, url?: string): KorvaError {
  if (text.trim() === '') {
    return new KorvaError('feed-empty', 'The document is empty.', {
      hint: 'Open the address in a browser; if it is empty there as well, ask its publisher.',
    })
  }
  const file = signatures.find(([starts]) => starts.some((start) => text.startsWith(start)))?.[1]
  if (file) return refuse(`${file}, not a feed`, 'Put the address of the feed itself into the settings.')
  if (/^\s*[{[]/.test(text)) return explainJson(text)
  const outermost = nameOutermost(text)
  const page = outermost !== 'opml' && /<(!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 5000))
  return page ? explainPage(text, url) : explainRest(text, outermost)
}

/** The first element's name in lower case; what stands before it may be a declaration, comments, a few stray words. */
const nameOutermost = (text: string) =>
  /^[^<]{0,200}(?:<[?!][^>]*>\s*)*<([\w:.-]+)/.exec(text.slice(0, 5000))?.[1]?.toLowerCase()

function explainPage(html: string, url: string | undefined): KorvaError {
  const { title, feeds, asksPassword } = readPage(html, url)
  const titled = title ? ` (${quoteStranger(title)})` : ''
  if (robotTitle.test(title)) {
    return new KorvaError('feed-is-guarded', `The document is a page that lets only browsers in${titled}.`, {
      hint: 'Its publisher keeps programs out: ask them to let Korva in, or look for another feed of the same.',
    })
  }
  // Every page of a forum may have a field for the password: one that names feeds is there to be read.
  if (loginTitle.test(title) || (asksPassword && feeds.length === 0)) {
    return new KorvaError('feed-wants-login', `The document is a login page${titled}, not a feed.`, {
      hint: 'Find an address that opens in a private browser window without logging in, or one with a personal key.',
    })
  }
  return new KorvaError('feed-is-a-page', `The document is a web page${titled}, not a feed.`, {
    hint: feeds.length
      ? 'The page names a feed of its own: look whether that is the one you want, and put its address into the settings.'
      : 'Look in the page for a link to its RSS or Atom feed and put that address into the settings.',
  })
}

function explainJson(text: string): KorvaError {
  const said = parsed(text)
  if (said === undefined) {
    return refuse('JSON that is broken or breaks off', 'Ask its publisher, or take its RSS or Atom feed.')
  }
  const complaint = complaintIn(said)
  if (complaint) {
    return new KorvaError(
      'feed-is-an-error',
      `The document is an error of its service: ${quoteStranger(complaint)}.`,
      {
        hint: 'Mend what it complains of: the address, its parameters or its key.',
      },
    )
  }
  const fields = Array.isArray(said) ? 'a list' : `fields ${Object.keys(Object(said)).slice(0, 5).join(', ')}`
  const hint = 'Where the service has a kind of source of its own, use that (`korva try --help` lists them).'
  return refuse(`JSON (${cutWords(fields)}), but not a JSON Feed`, hint)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function explainRest(text: string, outermost: string | undefined): KorvaError {
  // Two or more: none stands in a text, and in UTF-16 they were decoded already.
  if (text.slice(0, 5000).split('\0').length > 2) {
    return refuse('no text but binary data', 'Put the address of the feed itself into the settings.')
  }
  switch (outermost) {
    case 'opml':
      return refuse(
        'an OPML list of feeds, not a feed',
        'Make sources of it with `korva opml import <file>`.',
      )
    case 'urlset':
    case 'sitemapindex':
      return refuse('a sitemap, not a feed', 'Look on the site for its RSS or Atom feed.')
    case 'error':
    case 'errors':
    case 'errorresponse':
      return complains(text)
    case undefined:
      return refuse(
        `plain text that begins ${quoteStranger(text)}`,
        'Open the address in a browser: is it the feed itself?',
      )
    default:
      return refuse(
        `XML of another kind (<${cutWords(outermost)}>): no RSS, RDF, Atom or CDF`,
        'Check that the address in the settings is the one of the feed itself.',
      )
  }
}

const complains = (words: string) =>
  new KorvaError('feed-is-an-error', `The document is an error of its service: ${quoteStranger(words)}.`, {
    hint: 'Mend what it complains of: the address, its parameters or its key.',
  })

const refuse = (what: string, hint: string) =>
  new KorvaError('not-a-feed', `The document is ${what}.`, { hint })
