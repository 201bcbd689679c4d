import { choice, matching, webAddress } from '../../../config/fields.ts'
import type { FeedItem } from '../../core/feed-item.ts'
import { explainMissing } from '../explain-missing.ts'
import { parseFeed } from '../parse-feed.ts'
import { pollOne } from '../poll-one.ts'
import { defineKind } from '../source-kind.ts'
import { forumFeeds, type Software, software } from './forum/feed-addresses.ts'
import { acceptFeeds } from './rss.ts'

/** `forum`: a forum by the software that it runs on. */
export const forum = defineKind({
  name: 'forum',
  about:
    'A forum by its address and the software that it runs on, or one section of it: XenForo (io-tech, Kaksplus and others), phpBB, SMF, vBulletin, MyBB and PunBB or FluxBB. XenForo, vBulletin, MyBB and PunBB give the first posts of threads, phpBB and SMF every post. The administrator of a forum can switch its feeds off. Forums on Discourse are the kind `discourse`.',
  documentation: Object.values(forumFeeds).map(({ documentation }) => documentation),
  example: 'kind: forum\nsoftware: xenforo\nurl: https://bbs.example.com/',
  fields: {
    software: choice(software).describe('What the forum runs on: most say so at the foot of their pages.'),
    url: webAddress().describe("The forum's front page."),
    section: matching(
      /^[\w,.%-]{1,200}$/,
      'what stands for a section in its address, such as naytonohjaimet.74, or 12',
    )
      .optional()
      .describe(
        'One section: for XenForo the last part of its address, for others its number, or several by commas. Left out: the whole forum.',
      ),
  },
  check({ software, section }) {
    const { sections } = forumFeeds[software as Software]
    if (section === undefined || sections.form.test(String(section))) return null
    return { field: 'section', message: `is none of ${software}; allowed: ${sections.allowed}` }
  },
  everyMs: 600_000,
  texts: 'forum',
  keys: [],
  address({ software, url, section }) {
    const base = new URL(url)
    // Relative addresses count from the folder, not from its neighbour.
    if (!base.pathname.endsWith('/') && !/\.php$/.test(base.pathname)) base.pathname += '/'
    base.search = base.hash = ''
    return new URL(forumFeeds[software].feed(section), base)
  },
  poll({ id, url, options: { software } }, memory, tools) {
    const hint = `Check that the forum runs on ${software} and that the section is right; its administrator may have switched feeds off.`
    const explain = explainMissing({ id, url }, `has no feed where ${software} puts it`, hint)
    return pollOne({ url, accept: acceptFeeds, explain }, memory, tools, { software })
  },
  read(bytes, about) {
    const feed = parseFeed(bytes, about)
    const tidy = about.context?.software === 'phpbb' ? withoutStatistics : withText
    return { ...feed, items: feed.items.map(tidy) }
  },
})

const withText = (item: FeedItem): FeedItem => ({ ...item, text: item.text ?? item.title })

/** phpBB ends every post with a line in the forum's language: `Statistics: Posted by Maija — Sat Nov 21, 2026`. */
function withoutStatistics(item: FeedItem): FeedItem {
  const lines = (item.text ?? '').split('\n')
  const last = lines.at(-1) ?? ''
  const isStatistics = item.author !== null && last.includes(item.author) && last.includes(' — ')
  return withText({
    ...item,
    text: (isStatistics ? lines.slice(0, -1).join('\n').trim() : item.text) || null,
  })
}
