import type { CaseList, CaseRow } from '../../src/core/case-list.ts'
import type { AdaptiveCard, ColumnSet } from './adaptive-card.ts'
import { drawExecute, verbs } from './draw-action.ts'
import { drawTitle } from './draw-lines.ts'
import { literal, paragraph } from './draw-text.ts'
import { fitCard, makeAdaptiveCard, type Size } from './fit-card.ts'
import { limits } from './limits.ts'

/**
 * Draws the list behind a digest, each row with a button that claims it. `said` is what became of the button that was
 * pressed last. The buttons carry the digest, so that the answer is the list again.
 */
export function drawList(list: CaseList, digest: string, said: string | null = null): AdaptiveCard {
  return fitCard((size) => {
    const body = [
      ...drawTitle(list.title, size),
      ...paragraph(said, size(limits.label), { color: 'accent' }, 'small'),
      ...list.rows.slice(0, limits.rows).flatMap((row) => drawRow(row, digest, size)),
      ...paragraph(list.more, size(limits.line), { isSubtle: true }),
    ]
    return makeAdaptiveCard(body, [])
  })
}

function drawRow({ caseId, text, take }: CaseRow, digest: string, size: Size): ColumnSet[] {
  const title = literal(take, size(limits.button)) || '–'
  const words = paragraph(text, size(limits.row), {})
  const button = drawExecute(title, verbs.press, { caseId, action: 'claim', digest })
  return [
    {
      type: 'ColumnSet',
      separator: true,
      columns: [
        { type: 'Column', width: 'stretch', items: words.length ? words : paragraph(`#${caseId}`, 20, {}) },
        {
          type: 'Column',
          width: 'auto',
          verticalContentAlignment: 'center',
          items: [{ type: 'ActionSet', actions: [button] }],
        },
      ],
    },
  ]
}
