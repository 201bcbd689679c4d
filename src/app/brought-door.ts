import type { BroughtDoor } from '../core/collector-ports.ts'
import type { Parts } from '../flows/parts.ts'
import { sourceOf } from '../flows/source-of.ts'
import { takeBrought } from '../flows/take-brought.ts'

/** Takes what is brought to the sources that are never polled. */
export function openBroughtDoor(parts: Parts): BroughtDoor {
  return {
    async take(sourceId, bytes, contentType) {
      const source = sourceOf(parts.settings, sourceId)
      if (!source || source.schedule !== null || source.off !== null) return null
      const feed = await parts.collector.read(source, bytes, contentType)
      const { fresh, mentions } = await takeBrought(sourceId, feed, parts)
      return { taken: feed.items.length, fresh, mentions }
    },
  }
}
