import { matching, text } from '../../../config/fields.ts'
import { nameIt } from '../http/show-address.ts'
import { pageBack } from '../page-back.ts'
import { pollOne } from '../poll-one.ts'
import { defineKind, type Refusal } from '../source-kind.ts'
import { channelId } from './youtube.ts'
import { explainYoutube } from './youtube-comments/explain-youtube.ts'
import { readThreads } from './youtube-comments/read-threads.ts'

/** Of 100 threads each. */
const mostPages = 5

/** `youtube-comments`: what people write below the videos of a channel, or below one video. */
export const youtubeComments = defineKind({
  name: 'youtube-comments',
  about:
    'Comments on all videos of a YouTube channel, or on one video, with the replies that come along (at most five a thread). A late reply to an old thread is not heard: YouTube gives threads by their beginning. One poll costs one of the 10,000 units a day, a burst of comments a few more.',
  documentation: [
    'https://developers.google.com/youtube/v3/docs/commentThreads/list',
    'https://developers.google.com/youtube/v3/docs/errors',
  ],
  example: 'kind: youtube-comments\nchannel: UCxxxxxxxxxxxxxxxxxxxxxx',
  fields: {
    channel: channelId().optional().describe('The channel. Exactly one of `channel` and `video` is set.'),
    video: matching(/^[\w-]{11}$/, 'the id of a video, 11 characters: what stands after v= in its address')
      .optional()
      .describe('One video, by its id.'),
    search: text(200).optional().describe('Only comments that hold these words.'),
  },
  check({ channel, video }) {
    if (channel === undefined && video === undefined) {
      return {
        field: 'channel',
        message: 'is missing; allowed: the id of a channel, or video with that of a video',
      }
    }
    if (channel === undefined || video === undefined) return null
    return { field: 'video', message: 'is set besides channel; allowed: one of the two' }
  },
  everyMs: 600_000,
  texts: 'social',
  keys: [
    {
      name: 'YOUTUBE_API_KEY',
      needed: true,
      why: 'An API key of a Google Cloud project with the YouTube Data API v3 switched on: https://console.cloud.google.com/apis/credentials.',
    },
  ],
  address({ channel, video, search }) {
    const url = new URL('https://www.googleapis.com/youtube/v3/commentThreads')
    url.search = 'part=snippet,replies&order=time&textFormat=plainText&maxResults=100'
    if (channel) url.searchParams.set('allThreadsRelatedToChannelId', channel)
    if (video) url.searchParams.set('videoId', video)
    if (search) url.searchParams.set('searchTerms', search)
    return url
  },
  poll({ id, url }, memory, tools) {
    const headers = { 'x-goog-api-key': tools.key('YOUTUBE_API_KEY') ?? '' }
    const explain = (refusal: Refusal) => explainYoutube(nameIt(id, url), refusal)
    return pageBack(
      ({ memory, from }) => {
        const asked = new URL(url)
        if (from) asked.searchParams.set('pageToken', from)
        return pollOne({ url: asked, headers, explain }, memory, tools)
      },
      memory,
      tools,
      { most: mostPages },
    )
  },
  read: readThreads,
})
