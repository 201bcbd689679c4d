import { KorvaError } from '../core/errors.ts'
import type { Taught } from '../core/teaching.ts'
import type { LessonWish } from '../core/teaching-ports.ts'
import type { LessonReport, TaughtEffect } from '../core/teaching-report.ts'
import { compareTaught } from './compare-taught.ts'
import type { Parts } from './parts.ts'

type LessonParts = Pick<Parts, 'settings' | 'store' | 'match' | 'score' | 'taught' | 'clock'>

const nothing: Taught = { words: {}, lessons: null, rules: [] }

/** The newest `most` lessons of the team, and what all of them together change. */
export async function listLessons(most: number, parts: LessonParts): Promise<LessonReport> {
  const { lessons, count } = await parts.store.direct.lessons.list(most)
  return {
    lessons: lessons.map(({ id, at, who, kind, brandId, title, text }) => ({
      ...{ id, at, who: who.name, kind, brandId },
      words: title ?? text ?? '',
    })),
    count,
    effect: await compareTaught(nothing, await parts.taught(), parts),
  }
}

/** Takes lessons back, and says what is judged otherwise since. Throws `unknown-lesson` where none of them is in force. */
export async function undoLessons(
  wish: LessonWish,
  parts: LessonParts,
): Promise<{ undone: number[]; effect: TaughtEffect }> {
  const before = await parts.taught()
  const undone = await parts.store.transaction(({ lessons }) => lessons.takeBack(wish, parts.clock()))
  if (undone.length === 0) {
    throw new KorvaError('unknown-lesson', 'There is no such lesson, or it was taken back already.', {
      hint: 'See `korva lessons` for the numbers of those in force.',
      retryable: false,
    })
  }
  return { undone, effect: await compareTaught(before, await parts.taught(), parts) }
}
