import i18next from 'i18next'
import { audit } from './audit.ts'
import { card } from './card.ts'
import { cardCase } from './card-case.ts'
import { chat } from './chat.ts'
import { dialog } from './dialog.ts'
import { digest } from './digest.ts'
import { failure } from './failure.ts'
import { health } from './health.ts'
import { notice } from './notice.ts'
import { replay } from './replay.ts'
import { report } from './report.ts'
import { teaching } from './teaching.ts'
import { thread } from './thread.ts'
import { web } from './web.ts'

/** The languages of cards, reports and screens. */
export const locales = ['en', 'fi'] as const

export type Locale = (typeof locales)[number]

/** A text by its key, e.g. `card.action.claim`, with its gaps filled. `count` picks the plural form. */
export type Translate = (key: string, gaps?: Record<string, string | number>) => string

const instance = i18next.createInstance()

void instance.init({
  initAsync: false,
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
  returnNull: false,
  resources: Object.fromEntries(
    locales.map((locale) => [
      locale,
      {
        translation: {
          audit: audit[locale],
          card: { ...card[locale], ...cardCase[locale] },
          chat: chat[locale],
          dialog: dialog[locale],
          digest: digest[locale],
          failure: failure[locale],
          health: health[locale],
          notice: notice[locale],
          replay: replay[locale],
          report: report[locale],
          teaching: teaching[locale],
          thread: thread[locale],
          web: web[locale],
        },
      },
    ]),
  ),
})

/** The texts of one language. Gaps are filled as they are: whoever draws them escapes for its platform. */
export function textsFor(locale: Locale): Translate {
  const t = instance.getFixedT(locale)
  return (key, gaps = {}) => t(key, gaps)
}
