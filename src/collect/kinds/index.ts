import type { SourceKind } from '../source-kind.ts'
import { appStore } from './app-store.ts'
import { bluesky } from './bluesky.ts'
import { csv } from './csv.ts'
import { discourse } from './discourse.ts'
import { forum } from './forum.ts'
import { github } from './github.ts'
import { googleAlerts } from './google-alerts.ts'
import { googleBusiness } from './google-business.ts'
import { googleNews } from './google-news.ts'
import { googlePlay } from './google-play.ts'
import { hackerNews } from './hacker-news.ts'
import { inbox } from './inbox.ts'
import { lemmy } from './lemmy.ts'
import { mastodon } from './mastodon.ts'
import { reddit } from './reddit.ts'
import { rss } from './rss.ts'
import { stackExchange } from './stack-exchange.ts'
import { trustpilot } from './trustpilot.ts'
import { youtube } from './youtube.ts'
import { youtubeComments } from './youtube-comments.ts'

const all: SourceKind[] = [
  appStore,
  bluesky,
  csv,
  discourse,
  forum,
  github,
  googleAlerts,
  googleBusiness,
  googleNews,
  googlePlay,
  hackerNews,
  inbox,
  lemmy,
  mastodon,
  reddit,
  rss,
  stackExchange,
  trustpilot,
  youtube,
  youtubeComments,
]

/** Every kind of source, by the name that the settings give it. A new kind is a file here and a line below. */
export const kinds: ReadonlyMap<string, SourceKind> = new Map(all.map((kind) => [kind.name, kind]))
