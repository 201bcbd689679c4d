/** Why a text is taken to mean a brand, for people who wonder at a card. */
export interface MatchWhy {
  code: /** The name, or a term of the query, stands there. */
    | 'name'
    /** A tag or a handle names it. */
    | 'tag'
    /** Its capitals, a company form or a compound show that the name is meant, not the common word. */
    | 'form'
    /** Words of its trade stand around. */
    | 'context'
    /** Words that stood in what the team kept stand around. */
    | 'learnt'
    /** The source is about the brand alone. */
    | 'source'
  /** The words that show it, as they stood. */
  words: string[]
}
