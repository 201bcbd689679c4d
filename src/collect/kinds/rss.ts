import type { SourceKind } from '../source-kind.ts'

/** All feed formats, then any XML or JSON, since few servers label feeds rightly. */
const accept =
  'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5'

/** `rss`: a feed in whatever format, over HTTP or in a file below the settings' folder. */
export const rss: SourceKind = async (source, memory, tools) => {
  const loaded = await tools.load(source, memory, accept)
  if (!loaded.changed) return loaded
  return { changed: true, feed: await tools.parse(source, loaded.document), memory: loaded.memory }
}
