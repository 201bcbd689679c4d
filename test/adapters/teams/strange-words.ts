import fc from 'fast-check'

/** Words that strangers may write: of any characters, halves of them, markup, and what JSON makes twice as long. */
export const words = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: 'binary', maxLength }),
    fc.string({ maxLength }).map((text) => text.replaceAll('a', '"\\')),
    fc.constantFrom(
      '',
      ' ',
      '\u0000',
      '\ud83d',
      '**bold** {{DATE(2026-01-01T00:00:00Z)}}',
      '"\\'.repeat(maxLength / 2),
    ),
  )
