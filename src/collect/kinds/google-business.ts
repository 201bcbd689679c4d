import { z } from 'zod'
import { matching } from '../../../config/fields.ts'
import type { FeedItem } from '../../core/feed-item.ts'
import { askGoogle, authorise, transportOver } from '../google/ask-google.ts'
import { pageBack, type WantedPage } from '../page-back.ts'
import { parseDate } from '../parse-date.ts'
import { cleanLine, plainText } from '../plain-text.ts'
import { readAnswer, readEach } from '../read-answer.ts'
import { defineKind } from '../source-kind.ts'

const hints = {
  api: 'Google My Business API',
  forbidden:
    'Sign in anew as somebody who manages the location, with the scope business.manage. Google also has to have approved ' +
    'the project for its Business Profile APIs.',
  missing: 'Check `account` and `location`: the location has to be verified, and of that account.',
}
/** Of 50 reviews each, the most that Google gives. */
const mostPages = 10
const number = (what: string) =>
  matching(/^(?:(?:accounts|locations)\/)?\d{1,30}$/, `the number of ${what}, in quotes`).transform((value) =>
    value.replace(/^\w+\//, ''),
  )
const from = 'an OAuth client in the Google Cloud console'

/** `google-business`: the reviews of a place in Google Maps, by the Business Profile APIs. */
export const googleBusiness = defineKind({
  name: 'google-business',
  about:
    'Reviews of a place of yours in Google Maps and Search, by the Business Profile APIs: the words as they were written, ' +
    'not their translation. An edited review comes again. Stars without words are heard as well.',
  documentation: [
    'https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews',
    'https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews/list',
    'https://developers.google.com/my-business/content/review-data',
  ],
  example:
    "kind: google-business\naccount: '101234567890123456789'\nlocation: '5678901234567890123'\nabout: acme",
  fields: {
    account: number('an account').describe('The account, as accounts.list of the API names it.'),
    location: number('a location').describe('The place, as locations.list of the API names it.'),
  },
  everyMs: 900_000,
  texts: 'review',
  keys: [
    { name: 'GOOGLE_BUSINESS_CLIENT_ID', needed: true, why: `The id of ${from}.` },
    { name: 'GOOGLE_BUSINESS_CLIENT_SECRET', needed: true, why: `The secret of ${from}.` },
    {
      name: 'GOOGLE_BUSINESS_REFRESH_TOKEN',
      needed: true,
      why: 'What that client was given when a manager of the location signed in with the scope business.manage.',
    },
  ],
  address: (options) => new URL(pathOf(options)),
  async poll({ id, options }, memory, tools) {
    const { UserRefreshClient } = await import('google-auth-library')
    const client = new UserRefreshClient({
      clientId: tools.key('GOOGLE_BUSINESS_CLIENT_ID') ?? '',
      clientSecret: tools.key('GOOGLE_BUSINESS_CLIENT_SECRET') ?? '',
      refreshToken: tools.key('GOOGLE_BUSINESS_REFRESH_TOKEN') ?? '',
      transporterOptions: transportOver(tools),
    })
    const authorization = await authorise(
      id,
      client,
      'Sign in anew and put the new token into GOOGLE_BUSINESS_REFRESH_TOKEN: Google ends them when access is taken back, ' +
        'after six months without use, and after a week while the project is in testing.',
    )
    const ask = ({ memory, from }: WantedPage) =>
      askGoogle(id, pageOf(options, from), { authorization, hints }, memory, tools)
    return pageBack(ask, memory, tools, { by: 'updatedAt', most: mostPages })
  },
  read(bytes, about) {
    const { reviews, nextPageToken: next } = readAnswer(bytes, about, answerSchema)
    const read = readEach(reviews, reviewSchema, (review) => [readReview(review)])
    return { format: 'api', title: null, builtAt: null, ...read, ...(next && { next }) }
  },
})

const pathOf = ({ account, location }: { account: string; location: string }) =>
  `https://mybusiness.googleapis.com/v4/accounts/${account}/locations/${location}/reviews`

function pageOf(options: { account: string; location: string }, page: string | null): URL {
  const url = new URL(pathOf(options))
  const query = { pageSize: '50', orderBy: 'updateTime desc', ...(page && { pageToken: page }) }
  url.search = new URLSearchParams(query).toString()
  return url
}

const stars: Record<string, number> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 }

const answerSchema = z.object({
  // Left out where there are none.
  reviews: z.array(z.unknown()).default([]),
  nextPageToken: z.string().optional().catch(undefined),
})

const reviewSchema = z.object({
  reviewId: z.string().min(1),
  reviewer: z
    .object({ displayName: z.string().optional(), isAnonymous: z.boolean().optional() })
    .optional()
    .catch(undefined),
  starRating: z.string().optional().catch(undefined),
  comment: z.string().optional(),
  createTime: z.string(),
  updateTime: z.string().optional(),
})

function readReview(review: z.output<typeof reviewSchema>): FeedItem {
  const { reviewer, starRating = '' } = review
  const name = reviewer?.isAnonymous ? '' : (reviewer?.displayName ?? '')
  return {
    id: review.reviewId,
    aliases: [],
    // The API names no page of a single review.
    url: null,
    title: null,
    text: plainText(originalOf(review.comment ?? ''), true),
    author: cleanLine(name) || null,
    publishedAt: parseDate(review.createTime),
    updatedAt: parseDate(review.updateTime ?? ''),
    rating: Object.hasOwn(stars, starRating) ? stars[starRating]! : null,
  }
}

/** A translated comment holds both: `(Translated by Google) … (Original) …`, or the original before its translation. */
function originalOf(comment: string): string {
  const original = /\(Original\)\s*([\s\S]+)$/.exec(comment)?.[1]
  return (
    original ?? comment.replace(/\s*\(Translated by Google\)[\s\S]*$/, (all, at) => (at === 0 ? all : ''))
  )
}
