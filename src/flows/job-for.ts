import type { Delivery } from '../core/delivery-ports.ts'
import type { Job } from '../core/store-ports.ts'

type Copy = Pick<Delivery, 'id' | 'channelId' | 'platform'>

/** A chat's channel takes one message at a time. The web inbox has no need of that. */
const laneOf = ({ channelId, platform }: Copy) => (platform === 'web' ? '' : channelId)

export const deliverJob = (copy: Copy): Job => ({ kind: 'deliver', deliveryId: copy.id, lane: laneOf(copy) })

export const redrawJob = (copy: Copy, attempt = 0): Job => ({
  kind: 'redraw',
  deliveryId: copy.id,
  lane: laneOf(copy),
  attempt,
})
