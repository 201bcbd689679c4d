/** What Teams marks its messages up with; any other `<` was written by somebody. */
const tag =
  /<(?!\/?(?:a|at|attachment|b|blockquote|br|code|div|em|emoji|h[1-6]|i|img|li|ol|p|pre|s|span|strike|strong|sub|sup|systemEventMessage|table|tbody|td|th|tr|u|ul)(?:[\s/>]))/gi

let compiled: Promise<(markup: string) => string> | null = null

/** The words of a Teams message, its paragraphs as lines: markup and entities (`&nbsp;`, `&lt;`) are taken out. */
export async function plainWords(markup: string): Promise<string> {
  compiled ??= compile()
  const read = await compiled
  return read(markup.replace(tag, '&lt;').replace(/\r\n?|\n/g, '<br>'))
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]+$/gm, '')
    .trim()
}

/** Loaded with the first note: most processes never see one. */
async function compile() {
  const { compile } = await import('html-to-text')
  return compile({
    wordwrap: false,
    limits: { maxInputLength: 50_000, maxDepth: 50, ellipsis: '' },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'ul', options: { itemPrefix: '• ' } },
      { selector: 'blockquote', format: 'block' },
      { selector: 'img', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  })
}
