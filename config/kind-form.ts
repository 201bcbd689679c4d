import type { z } from 'zod'

/** What the settings need to know of a kind of source. The kinds themselves are handed to the loader. */
export interface KindForm {
  /** What `kind` says in the settings. */
  name: string
  /** Its own fields beside the common ones, each with its default and its explanation (`describe`). */
  fields: z.ZodRawShape
  /** What its fields say together: the field that is wrong and what is allowed, e.g. that one of two is needed. */
  check?: ((options: Record<string, unknown>) => KindFault | null) | undefined
  /** How often it is polled when the source does not say, in milliseconds. */
  everyMs: number
  /** What kind of texts it brings; left out: as their source says, or not known. */
  texts?: 'review' | 'app' | 'forum' | 'social' | 'news' | 'blog' | undefined
  /** Its items are brought to us: it is never polled, and has no `every` or `cron`. */
  brought?: boolean | undefined
}

export interface KindFault {
  field: string
  /** Continues "sources[0].field …", e.g. `is missing; allowed: url or path`. */
  message: string
}

export type KindForms = ReadonlyMap<string, KindForm>
