import { takesBrand } from '../core/channel.ts'
import { isDigest } from '../core/flood.ts'
import type { Notice, NoticeLine } from '../core/notice.ts'
import { shorten } from '../core/shorten.ts'
import type { Source } from '../core/source.ts'
import type { Work } from '../core/store-ports.ts'
import { textsFor } from '../core/texts/index.ts'
import type { Found } from './found.ts'
import { deliverJob } from './job-for.ts'
import { openCase } from './open-case.ts'
import type { FlowSettings, Parts } from './parts.ts'

/** Of a notice: what a person still reads. The rest is in the inbox. */
const mostLines = 10
const mostCharacters = 200

/**
 * Brings a flood to people: each mention is a case in the web inbox as ever, and each other channel that its routes name
 * gets one notice for all of them. What is no more than a few is cards as ever.
 *
 * @param found what needs a person, latest first
 */
export async function announceDigest(
  source: Source,
  found: Found[],
  work: Work,
  parts: Pick<Parts, 'settings' | 'clock'>,
): Promise<void> {
  const { settings } = parts
  const asDigest = isDigest(found.length)
  for (const each of found) {
    await openCase({ ...each, channels: asDigest ? [] : each.channels, kind: 'complaint' }, work, parts)
  }
  if (!asDigest) return
  for (const channel of settings.channels) {
    const routed = found.filter(
      ({ channels, mention }) => channels.includes(channel.id) && takesBrand(channel, mention.brandId),
    )
    if (channel.platform === 'web' || routed.length === 0) continue
    const notice = makeDigest(source, routed, settings)
    const id = await work.deliveries.add({ notice }, channel)
    if (id) await work.jobs.send(deliverJob({ id, channelId: channel.id, platform: channel.platform }))
  }
}

function makeDigest(source: Source, found: Found[], { brands, locale }: FlowSettings): Notice {
  const t = textsFor(locale)
  const nameOf = (id: string) => brands.find((brand) => brand.id === id)?.name ?? id
  const lines = found.slice(0, mostLines).map(({ item, mention }): NoticeLine => {
    const words = shorten((item.title ?? item.text ?? t('card.untitled')).trim(), mostCharacters)
    const said = { brand: nameOf(mention.brandId), words }
    return { text: t('notice.flood.line', said), url: item.url }
  })
  const left = found.length - lines.length
  return {
    title: t('notice.flood.title', { count: found.length, source: source.name }),
    lines: [
      ...lines,
      ...(left > 0 ? [{ text: t('notice.more', { count: left }), url: null }] : []),
      { text: t('notice.flood.inbox'), url: null },
    ],
  }
}
