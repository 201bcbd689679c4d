import type { Environment } from '../../config/environment.ts'
import type { OpinionSettings } from '../../config/settings.ts'
import type { Opinion } from '../core/opinion.ts'
import type { Clock } from '../core/ports.ts'
import { createEndpoint } from '../opinion/endpoint/create-endpoint.ts'
import { createLocal } from '../opinion/local/create-local.ts'
import type { ModelReply, ModelWork } from '../opinion/local/model-worker.ts'
import { inOwnProcess } from './own-process.ts'

/** A model stays loaded for this long without work: to load it takes seconds, and it holds some hundreds of MB. */
const idleMs = 600_000

/** Who gives second opinions by the settings; null: nobody. Nothing is reached or loaded before the first question. */
export function createOpinion(
  { by, model, url }: OpinionSettings,
  { keys, dataFolder }: Pick<Environment, 'keys' | 'dataFolder'>,
  clock: Clock,
): Opinion | null {
  if (by === 'off' || !model) return null
  if (by === 'endpoint')
    return url ? createEndpoint({ url, model, key: keys.KORVA_OPINION_KEY ?? null, clock }) : null
  const program = new URL('../opinion/local/model-worker', import.meta.url)
  return createLocal({ dataFolder, model, start: () => inOwnProcess<ModelWork, ModelReply>(program, idleMs) })
}
