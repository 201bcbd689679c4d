/** A name to listen for, with its query. Terms are plain text, matched on whole words. */
export interface Brand {
  id: string
  name: string
  /** A text that holds any of these is about the brand. */
  any: string[]
  /** And it must hold all of these. */
  all: string[]
  /** And none of these. */
  none: string[]
  /** The name is also a common word or a person's name: more context is wanted. */
  ambiguous: boolean
  /** Words of its trade: beside one of them an ambiguous name is taken for the brand. */
  context: string[]
}
