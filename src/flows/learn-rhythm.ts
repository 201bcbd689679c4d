import { rhythmOf } from '../core/silence.ts'
import type { Work } from '../core/store-ports.ts'

/** Items whose times are looked at: enough for weeks of most sources, few enough to be read after each poll with news. */
const mostTimes = 200

/** Learns a source's usual silence anew from what it brought; called in the transaction that stored new items. */
export async function learnRhythm(work: Pick<Work, 'items' | 'sources'>, sourceId: string): Promise<void> {
  await work.sources.learn(sourceId, rhythmOf(await work.items.times(sourceId, mostTimes)))
}
