import { KorvaError } from '../../../core/errors.ts'
import type { FeedItem } from '../../../core/feed-item.ts'
import { quoteStranger } from '../../quote-stranger.ts'
import type { Columns } from './find-columns.ts'
import type { Row } from './split-rows.ts'

/**
 * Throws `csv-scale` where most scores are not on the scale, or their heading says that they are on another: a Net Promoter Score taken for stars would call promoters
 * nothing and detractors content.
 */
export function checkScale(
  heading: string[],
  rows: Row[],
  items: Omit<FeedItem, 'id'>[],
  { score }: Columns,
  scale: string,
): void {
  if (!score) return
  if (scale === 'stars' && isNps(heading[score[0]!] ?? '')) throw otherScale()
  const scores = rows.map(({ line, cells }, place) => ({
    line,
    said: cells[score[0]!] ?? '',
    rating: items[place]!.rating,
  }))
  const given = scores.filter(({ said }) => /\d/.test(said))
  const off = given.filter(({ rating }) => rating === null)
  if (off.length === 0 || off.length * 2 <= given.length) return
  const { line, said } = off[0]!
  throw new KorvaError(
    'csv-scale',
    `${off.length} of ${given.length} scores are not on the scale "${scale}", the first in line ${line}: ${quoteStranger(said)}.`,
    {
      hint: 'Set `scale` to what the scores mean: stars, nps, percent, or the worst and the best as in 1-10.',
    },
  )
}

const isNps = (heading: string) => /^\s*(nps(?![a-z])|net promoter|suositteluindeksi)/i.test(heading)

/** When nobody is content no score is above 5, and none looks wrong. */
const otherScale = () =>
  new KorvaError('csv-scale', 'The scores are of the Net Promoter kind, by their heading, and not stars.', {
    hint: 'Set `scale: nps`; where the scores are 1 to 5 all the same, set `scale: 1-5`.',
  })
