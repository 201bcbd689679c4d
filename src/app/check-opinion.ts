import type { Opinion } from '../core/opinion.ts'
import type { Reach } from '../core/ports.ts'
import { judgeWithin } from '../flows/uncertain.ts'
import { failed } from './check-sources.ts'

/** Loading a large model for the first time takes half a minute on a small machine. */
const patienceMs = 60_000
const made = { text: 'Thank you, the new delivery service is wonderful!', about: null, lang: 'en' }

/** Has a made-up sentence judged: that reaches the service, or loads the model. Nothing to say where it is off. */
export async function checkOpinion(opinion: Opinion | null): Promise<Reach[]> {
  if (!opinion) return []
  const what = `second opinion (${opinion.name})`
  try {
    const { positive } = await judgeWithin(opinion, made, patienceMs)
    return [
      { what, ok: true, detail: `finds a made-up word of thanks ${percent(positive)} positive`, hint: null },
    ]
  } catch (error) {
    return [failed(what, error)]
  }
}

const percent = (share: number) => `${Math.round(share * 100)}%`
