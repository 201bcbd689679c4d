import { matching } from '../../../config/fields.ts'
import { explainMissing } from '../explain-missing.ts'
import { parseFeed } from '../parse-feed.ts'
import { pollOne } from '../poll-one.ts'
import { defineKind } from '../source-kind.ts'
import { acceptFeeds } from './rss.ts'

/** Ids of channels, as YouTube's addresses hold them. */
export const channelId = () => matching(/^UC[\w-]{22}$/, 'the id of a channel: UC and 22 more characters')

/** YouTube's feeds name no hub, its documentation does. */
const hub = 'https://pubsubhubbub.appspot.com/subscribe'

/** `youtube`: the videos of a channel. */
export const youtube = defineKind({
  name: 'youtube',
  about:
    'New videos of a YouTube channel: their titles and descriptions, the latest 15. Needs no key. What people write below the videos is the kind `youtube-comments`.',
  documentation: ['https://developers.google.com/youtube/v3/guides/push_notifications'],
  example: 'kind: youtube\nchannel: UCxxxxxxxxxxxxxxxxxxxxxx',
  fields: {
    channel: channelId().describe(
      "The channel's id: on its page, under About, Share, Copy channel ID. Names with @ are none.",
    ),
  },
  everyMs: 900_000,
  keys: [],
  address({ channel }) {
    const url = new URL('https://www.youtube.com/feeds/videos.xml')
    url.searchParams.set('channel_id', channel)
    return url
  },
  poll({ id, url }, memory, tools) {
    const explain = explainMissing(
      { id, url },
      'knows no such channel',
      'Check the id of the channel in the settings.',
    )
    return pollOne({ url, accept: acceptFeeds, explain }, memory, tools, { topic: url.href })
  },
  read(bytes, about) {
    const feed = parseFeed(bytes, about)
    // The stars in the feed are the viewers' average, nobody's own.
    const items = feed.items.map((item) => ({ ...item, rating: null, text: item.text ?? item.title }))
    const topic = about.context?.topic
    return { ...feed, items, ...(typeof topic === 'string' && { hub: { url: hub, topic } }) }
  },
})
