import { z } from 'zod'
import { matching } from '../../../config/fields.ts'
import type { FeedItem } from '../../core/feed-item.ts'
import { askGoogle, authorise, transportOver } from '../google/ask-google.ts'
import { pageBack, type WantedPage } from '../page-back.ts'
import { cleanLine, plainText, plainTitle } from '../plain-text.ts'
import { readAnswer, readEach } from '../read-answer.ts'
import { defineKind } from '../source-kind.ts'
import { toStars } from '../to-stars.ts'
import { readServiceAccount } from './google-play/read-service-account.ts'

const scope = 'https://www.googleapis.com/auth/androidpublisher'
const access =
  'In the Play Console, under Users and permissions, invite the service account and let it view app information and ' +
  'reply to reviews; it can take a day to hold.'
const hints = {
  api: 'Google Play Android Developer API',
  forbidden: access,
  missing: "Check `package`: it is what stands after `id=` in the app's address in the Play store.",
}
/** Of 100 reviews each: more than a week brings to all but the largest apps. */
const mostPages = 10

/** `google-play`: the reviews of an app of one's own, by the Google Play Android Developer API. */
export const googlePlay = defineKind({
  name: 'google-play',
  about:
    'Reviews of an app of yours in Google Play, by the official API: those with words that were written or edited within ' +
    'the last week. An edited review comes again, with its new words and stars.',
  documentation: [
    'https://developers.google.com/android-publisher/reply-to-reviews',
    'https://developers.google.com/android-publisher/api-ref/rest/v3/reviews',
    'https://developers.google.com/android-publisher/api-ref/rest/v3/reviews/list',
  ],
  example: 'kind: google-play\npackage: com.example.shop\nabout: acme',
  fields: {
    package: matching(
      /^[a-z]\w*(?:\.[a-z]\w*)+$/i,
      'the package name of an app, such as com.example.shop',
    ).describe("The app's package name: what stands after `id=` in its address in the Play store."),
  },
  // Google's quota for reading reviews is 200 an hour.
  everyMs: 900_000,
  texts: 'app',
  keys: [
    {
      name: 'GOOGLE_PLAY_CREDENTIALS',
      needed: true,
      why: `The path of a service account's key file (JSON), from IAM in the Google Cloud console. ${access}`,
    },
  ],
  address: ({ package: app }) => new URL(pathOf(app)),
  async poll({ id, options }, memory, tools) {
    const account = await readServiceAccount(id, tools.key('GOOGLE_PLAY_CREDENTIALS') ?? '')
    const { JWT } = await import('google-auth-library')
    const client = new JWT({ ...account, scopes: [scope], transporterOptions: transportOver(tools) })
    const authorization = await authorise(
      id,
      client,
      "Check this machine's clock, and whether the key of GOOGLE_PLAY_CREDENTIALS was deleted in the Cloud console.",
    )
    const context = { package: options.package }
    const ask = ({ memory, from }: WantedPage) =>
      askGoogle(id, pageOf(options.package, from), { authorization, hints }, memory, tools, context)
    return pageBack(ask, memory, tools, { most: mostPages })
  },
  read(bytes, about) {
    const { reviews, tokenPagination } = readAnswer(bytes, about, answerSchema)
    const app = String(about.context?.package ?? '')
    const next = tokenPagination?.nextPageToken
    const read = readEach(reviews, reviewSchema, (review) => readReview(review, app))
    return { format: 'api', title: null, builtAt: null, ...read, ...(next && { next }) }
  },
})

const pathOf = (app: string) =>
  `https://androidpublisher.googleapis.com/androidpublisher/v3/applications/${app}/reviews`

function pageOf(app: string, page: string | null): URL {
  const url = new URL(pathOf(app))
  url.search = new URLSearchParams({ maxResults: '100', ...(page && { token: page }) }).toString()
  return url
}

const answerSchema = z.object({
  // Left out where there are none.
  reviews: z.array(z.unknown()).default([]),
  tokenPagination: z.object({ nextPageToken: z.string().optional() }).optional().catch(undefined),
})

const userComment = z.object({
  text: z.string().default(''),
  originalText: z.string().optional(),
  starRating: z.number().optional().catch(undefined),
  // Google writes 64-bit numbers as text.
  lastModified: z.object({ seconds: z.coerce.number(), nanos: z.number().default(0) }),
})

const reviewSchema = z.object({
  reviewId: z.string().min(1),
  authorName: z.string().optional().catch(undefined),
  comments: z.array(z.object({ userComment: userComment.optional() })),
})

/** The customer's words as they were written, not Google's translation of them; never our own reply. */
function readReview(review: z.output<typeof reviewSchema>, app: string): FeedItem[] {
  const said = review.comments.find((comment) => comment.userComment)?.userComment
  if (!said) return []
  // Reviews from when they had titles: title, tab, text.
  const [before, ...after] = (said.originalText || said.text).split('\t')
  const [title, text] = after.length > 0 ? [before, after.join('\t')] : ['', before]
  const { seconds, nanos } = said.lastModified
  const written = new Date(seconds * 1000 + Math.floor(nanos / 1e6))
  const page = new URLSearchParams({ id: app, reviewId: review.reviewId })
  const item: FeedItem = {
    id: review.reviewId,
    aliases: [],
    url: `https://play.google.com/store/apps/details?${page}`,
    title: plainTitle(title ?? '', true),
    text: plainText(text ?? '', true),
    author: cleanLine(review.authorName ?? '') || null,
    // The API gives one date, which an edit renews.
    publishedAt: written,
    updatedAt: written,
    rating: said.starRating === undefined ? null : toStars(String(said.starRating)),
  }
  return [item]
}
