import type { SourceKind } from '../source-kind.ts'
import { rss } from './rss.ts'

/** Every kind of source, by the name that the settings give it. A new kind is a file here and a line below. */
export const kinds: ReadonlyMap<string, SourceKind> = new Map([['rss', rss]])
