import type HtmlToText from 'html-to-text'
import type Iconv from 'iconv-lite'
import { lazily, once } from './lazily.ts'

const htmlToText = lazily<typeof HtmlToText>('html-to-text')
const iconv = lazily<typeof Iconv>('iconv-lite')

/** Characters of one field that are read: the longest articles have a tenth of it. */
const inputLimit = 200_000
/** Markup that was escaped twice shows as tags after the first turn; nobody escapes four times. */
const turns = 3

const plainBlocks = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const options: HtmlToText.HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: inputLimit, maxDepth: 100, maxChildNodes: 10_000, ellipsis: '' },
  selectors: [
    ...plainBlocks.map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'ul', options: { itemPrefix: '• ' } },
    { selector: 'blockquote', format: 'block' },
    ...['img', 'hr', 'head', 'template'].map((selector) => ({ selector, format: 'skip' })),
  ],
}
/** Both ways of reading, made with the first text. */
const converters = once(() => ({
  fromMarkup: htmlToText().compile(options),
  fromEntities: htmlToText().compile({ ...options, preserveNewlines: true }),
}))

const anyTag = /<[a-z!/?][^<>]*>/i
const anyEntity = /&#?\w+;/
/** What HTML takes for the beginning of a comment, though nobody meant one: it would swallow what follows. */
const noComment = /<!(?!--|doctype|\[)/gi
/** What is surely meant as markup, even in a text that is called plain. */
const htmlTag =
  /<\/?(?:a|abbr|b|big|blockquote|body|br|center|cite|code|dd|div|dl|dt|em|embed|figure|font|form|h[1-6]|head|hr|html|i|iframe|img|input|ins|li|link|meta|object|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|tr|tt|u|ul|video)(?:[\s/][^<>]*)?>/i

/**
 * The text of an HTML fragment, paragraphs kept as line breaks; null where nothing is left. Entities are decoded,
 * also those that were escaped twice.
 *
 * @param literal the publisher calls it plain text: a lone `<word>` in it stays
 */
export function plainText(markup: string, literal = false): string | null {
  let text = markup.slice(0, inputLimit).replace(noComment, '&lt;!')
  for (let turn = 0; turn < turns; turn++) {
    const tagged = (turn > 0 || literal ? htmlTag : anyTag).test(text)
    if (!tagged && !anyEntity.test(text)) break
    const { fromMarkup, fromEntities } = converters()
    text = tagged ? fromMarkup(text) : fromEntities(text.replaceAll('<', '&lt;'))
  }
  return defuse(tidy(text)) || null
}

/** The same on one line. */
export function plainTitle(markup: string, literal = false): string | null {
  return plainText(markup, literal)?.replace(/\s+/g, ' ') ?? null
}

/** A single-line value that holds no markup, such as an id or a name. */
export function cleanLine(text: string): string {
  return tidy(text).replace(/\s+/g, ' ')
}

/** Whatever was escaped more often, or came together only now, is no tag without its bracket. */
const defuse = (text: string) => (htmlTag.test(text) ? text.replace(/<(?=[a-z/])/gi, '') : text)

/** Control characters go, since databases and terminals refuse or obey them; so do halves of characters. */
function tidy(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replace(/[\u0080-\u009f]/g, fromWindows)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g, '')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  )
}

/** Control characters of Latin-1 that nobody means: the quotes and dashes of windows-1252 have these numbers. */
const fromWindows = (character: string) =>
  iconv().decode(Uint8Array.of(character.charCodeAt(0)), 'windows-1252')
