import { z } from 'zod'
import { accepted } from '../../../config/fields.ts'
import type { PollMemory } from '../../core/collector-ports.ts'
import { describeError, KorvaError } from '../../core/errors.ts'
import type { FeedItem } from '../../core/feed-item.ts'
import { pageBack, type WantedPage } from '../page-back.ts'
import { parseDate } from '../parse-date.ts'
import { cleanLine, plainText, plainTitle } from '../plain-text.ts'
import { pollOne } from '../poll-one.ts'
import { readAnswer, readEach } from '../read-answer.ts'
import { defineKind, type KindTools, type SourceRequest } from '../source-kind.ts'
import { toStars } from '../to-stars.ts'

const api = 'https://api.trustpilot.com/v1/business-units'
/** Of 100 reviews each, the most that Trustpilot gives. */
const mostPages = 10
const unitId = /^[\da-f]{24}$/i
const domain = /^(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+\p{L}{2,}$/iu

/** `trustpilot`: the reviews of a company, by Trustpilot's public API. */
export const trustpilot = defineKind({
  name: 'trustpilot',
  about: 'Reviews of a company on Trustpilot, with their stars, by its API for businesses.',
  documentation: [
    'https://developers.trustpilot.com/business-units-api-(public)',
    'https://developers.trustpilot.com/business-units-api',
  ],
  example: 'kind: trustpilot\nunit: acme.example\nabout: acme',
  fields: {
    unit: accepted(
      (value) => unitId.test(value) || domain.test(value),
      'the domain of a company as on Trustpilot, such as acme.fi, or the id of its business unit (24 letters and digits)',
    ).describe(
      'Whose reviews: the domain under which the company stands on Trustpilot, or its business unit id.',
    ),
  },
  everyMs: 900_000,
  texts: 'review',
  keys: [
    {
      name: 'TRUSTPILOT_API_KEY',
      needed: true,
      why: 'The API key of an application, from Integrations, Developers in Trustpilot Business.',
    },
  ],
  address: ({ unit }) => new URL(unitId.test(unit) ? `${api}/${unit}/reviews` : `${api}/find?name=${unit}`),
  async poll({ id, options: { unit } }, memory, tools) {
    const headers = { apikey: tools.key('TRUSTPILOT_API_KEY') ?? '' }
    const load = (known: PollMemory, request: SourceRequest) =>
      tools.load(known, { ...request, headers }).catch((error) => Promise.reject(explained(id, unit, error)))
    const found = unitId.test(unit) ? unit : (foundIn(memory) ?? (await find(unit, load)))
    const ask = ({ memory, from }: WantedPage) => {
      const page = from ?? '1'
      return pollOne({ url: pageOf(found, page) }, memory, { ...tools, load }, { page: Number(page) })
    }
    const result = await pageBack(ask, memory, tools, { most: mostPages })
    return { ...result, memory: { ...result.memory, own: { ...result.memory.own, unit: found } } }
  },
  read(bytes, about) {
    const { reviews } = readAnswer(bytes, about, answerSchema)
    const read = readEach(reviews, reviewSchema, (review) => [readReview(review)])
    const next = reviews.length > 0 && { next: String(Number(about.context?.page ?? 1) + 1) }
    return { format: 'api', title: null, builtAt: null, ...read, ...next }
  },
})

function pageOf(unit: string, page: string): URL {
  return new URL(
    `${api}/${unit}/reviews?${new URLSearchParams({ orderBy: 'createdat.desc', perPage: '100', page })}`,
  )
}

/** A domain's business unit stays the same: it is asked for once. */
const foundIn = ({ own }: PollMemory) => (typeof own?.unit === 'string' ? own.unit : null)

async function find(name: string, load: KindTools['load']): Promise<string> {
  const answer = await load({}, { url: new URL(`${api}/find?${new URLSearchParams({ name })}`) })
  const { bytes, ...about } = answer.changed ? answer.document : { bytes: new Uint8Array() }
  return readAnswer(bytes, about, z.object({ id: z.string().regex(unitId) })).id
}

/** Trustpilot's refusals, with what to do about them there. */
function explained(id: string, unit: string, error: unknown): unknown {
  const { code } = describeError(error)
  if (code === 'fetch-forbidden') {
    return new KorvaError(
      'trustpilot-forbidden',
      `Source "${id}": https://api.trustpilot.com refused the key.`,
      {
        hint: 'Check TRUSTPILOT_API_KEY: it is the API key of an application in Trustpilot Business, not its secret.',
        cause: error,
      },
    )
  }
  if (code !== 'fetch-not-found') return error
  return new KorvaError('fetch-not-found', `Source "${id}": https://api.trustpilot.com knows no "${unit}".`, {
    hint: "Look the company up on trustpilot.com: `unit` is what stands in its page's address after /review/.",
    cause: error,
  })
}

const answerSchema = z.object({ reviews: z.array(z.unknown()) })

const maybe = z.string().nullish().catch(null)
const reviewSchema = z.object({
  id: z.string().min(1),
  stars: z.number().nullish().catch(null),
  title: maybe,
  text: maybe,
  createdAt: z.string(),
  updatedAt: maybe,
  consumer: z.object({ displayName: maybe }).nullish().catch(null),
})

function readReview(review: z.output<typeof reviewSchema>): FeedItem {
  return {
    id: review.id,
    aliases: [],
    url: `https://www.trustpilot.com/reviews/${encodeURIComponent(review.id)}`,
    title: plainTitle(review.title ?? '', true),
    text: plainText(review.text ?? '', true),
    author: cleanLine(review.consumer?.displayName ?? '') || null,
    publishedAt: parseDate(review.createdAt),
    updatedAt: parseDate(review.updatedAt ?? ''),
    rating: toStars(String(review.stars ?? '')),
  }
}
