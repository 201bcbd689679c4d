import type { Digest } from '../../src/core/case-list.ts'
import { textsFor } from '../../src/core/texts/index.ts'
import type { AdaptiveCard } from './adaptive-card.ts'
import { drawExecute, drawLink, verbs } from './draw-action.ts'
import { drawLines, drawTitle } from './draw-lines.ts'
import { literal } from './draw-text.ts'
import { fitCard, makeAdaptiveCard } from './fit-card.ts'
import { limits } from './limits.ts'

/** Draws the digest of many cases: its lines, the button that opens the list for whoever presses it, and the inbox. */
export function drawDigest({ id, locale, title, lines, open, url }: Digest): AdaptiveCard {
  const t = textsFor(locale)
  return fitCard((size) => {
    const label = open && literal(open, size(limits.button))
    const buttons = [
      ...(label ? [drawExecute(label, verbs.list, { digest: id })] : []),
      ...drawLink(url ? { label: t('digest.inbox'), url } : null, size),
    ]
    return makeAdaptiveCard([...drawTitle(title, size), ...drawLines(lines, size, t)], buttons)
  })
}
