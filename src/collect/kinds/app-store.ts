import { z } from 'zod'
import { list, matching } from '../../../config/fields.ts'
import type { PollMemory } from '../../core/collector-ports.ts'
import { KorvaError } from '../../core/errors.ts'
import { pageBack, type WantedPage } from '../page-back.ts'
import { pollOne } from '../poll-one.ts'
import { pollParts } from '../poll-parts.ts'
import { defineKind } from '../source-kind.ts'
import { readReviews } from './app-store/read-reviews.ts'

/** Apple gives no more, of 50 reviews each. */
const mostPages = 10
const appId = "the number in the app's address, e.g. 389801252 for …/id389801252"

/** `app-store`: the reviews of an app in Apple's stores, by Apple's customer-review feed. */
export const appStore = defineKind({
  name: 'app-store',
  about:
    'Reviews of an app in the App Store, with stars and versions, from each of the countries. Each gives its latest 500 at ' +
    "the most. Apple's answers are at times falsely empty: that counts as a failure, never as no reviews.",
  documentation: [
    'https://itunes.apple.com/us/rss/customerreviews/id=389801252/sortby=mostrecent/json',
    // Apple describes its feed nowhere: this is the fullest description of it.
    'https://pypi.org/project/app-store-reviews-reader/',
  ],
  example: 'kind: app-store\napp: 389801252\ncountries: [fi, se]\nabout: acme',
  fields: {
    app: z
      .union([z.int(), z.string()], appId)
      .transform(String)
      .pipe(matching(/^\d{5,12}$/, appId))
      .describe("The app's number, as it stands in its address after `id`."),
    countries: list(
      matching(/^[a-z]{2}$/i, 'two letters of a country').toLowerCase(),
      'countries in two letters, such as fi',
      1,
    )
      .default(['fi'])
      .describe('The stores to read: a review stands in the store of its country only.'),
  },
  everyMs: 900_000,
  texts: 'app',
  keys: [],
  // The fragment is never sent: it tells apart which stores were heard.
  address: ({ app, countries }) =>
    new URL(`${pageOf(app, countries[0]!, '1')}#${[...countries].sort().join(',')}`),
  poll({ id, options: { app, countries } }, memory, tools) {
    const parts = countries.map((country) => {
      const ask = ({ memory, from }: WantedPage) => {
        const page = from ?? '1'
        return pollOne({ url: pageOf(app, country, page) }, memory, tools, { page: Number(page) })
      }
      const paging = { most: mostPages, neverEmpty: () => reviewsEmpty(id, country) }
      return { name: country, poll: (before: PollMemory) => pageBack(ask, before, tools, paging) }
    })
    return pollParts(parts, memory, tools)
  },
  read: (bytes, about) => readReviews(bytes, about, mostPages),
})

function pageOf(app: string, country: string, page: string): URL {
  return new URL(
    `https://itunes.apple.com/${country}/rss/customerreviews/page=${page}/id=${app}/sortby=mostrecent/json`,
  )
}

const reviewsEmpty = (id: string, country: string) =>
  new KorvaError(
    'reviews-empty',
    `Source "${id}": https://itunes.apple.com shows no reviews in the store "${country}", where there were some before.`,
    {
      hint: 'Nothing to do unless it goes on: Apple answers so at times. Check then whether the app is still in that store.',
    },
  )
