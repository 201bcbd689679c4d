import type { ReadLanguage } from '../lexicon-language.ts'
import type { LabelledText } from './read-texts.ts'

/** A manner of writing and the sets that show it. */
export interface MannerPlan {
  name: string
  /** The expert that reads it; manners may share one. */
  expert: string
  holds: (text: LabelledText) => boolean
  /** Texts of other manners that its expert learns from as well, at less weight. */
  also?: (text: LabelledText) => boolean
}

const from = (source: string) => (text: LabelledText) => text.source === source

/** What customers and journalists write toward a brand: the texts written for training, and the real ones in Finnish. */
const customer: MannerPlan = {
  name: 'customer',
  expert: 'customer',
  holds: (text) => text.written || text.source === 'fi_targets',
}

/** The manners of a language; the customer's is the last. */
export const mannerPlans: Record<ReadLanguage, MannerPlan[]> = {
  fi: [
    { name: 'forum', expert: 'forum', holds: from('fi_finnsentiment') },
    { name: 'subtitles', expert: 'subtitles', holds: from('fi_xed') },
    customer,
  ],
  sv: [{ name: 'subtitles', expert: 'subtitles', holds: from('sv_xed') }, customer],
  en: [
    { name: 'subtitles', expert: 'subtitles', holds: from('en_xed') },
    { name: 'posts', expert: 'posts', holds: from('en_entity_twitter') },
    { name: 'tweets', expert: 'rated', holds: from('en_vader_tweets') },
    { name: 'products', expert: 'rated', holds: from('en_vader_amazon') },
    { name: 'films', expert: 'rated', holds: from('en_vader_movie') },
    { name: 'comments', expert: 'rated', holds: from('en_vader_nyt') },
    { name: 'verdicts', expert: 'rated', holds: from('en_uci_reviews') },
    // Written texts seldom say plainly what they mean; real reviews mostly do.
    { ...customer, also: (text) => ['en_uci_reviews', 'en_vader_amazon'].includes(text.source) },
  ],
}

/** Cells of the tables: as many as fit into a megabyte. */
export const cellsOf: Record<ReadLanguage, { gate: number; experts: Record<string, number> }> = {
  fi: { gate: 30_000, experts: { forum: 80_000, subtitles: 70_000, customer: 120_000 } },
  sv: { gate: 30_000, experts: { subtitles: 60_000, customer: 120_000 } },
  en: { gate: 24_000, experts: { subtitles: 50_000, posts: 60_000, rated: 50_000, customer: 90_000 } },
}

/** Whether an expert learns from a text. */
export const learnsFrom = (expert: string, plans: readonly MannerPlan[], text: LabelledText): boolean =>
  plans.some((plan) => plan.expert === expert && (plan.holds(text) || plan.also?.(text)))

/** How much a text counts in an expert. */
export function weightOf(text: LabelledText, expert: string): number {
  // The few real texts toward a brand count more than written ones.
  if (text.source === 'fi_targets') return 5
  return expert === 'customer' && !text.written ? 0.3 : 1
}
