import type { FeedItem } from './feed-item.ts'

/** A stored item that may tell the same as another one, and the story that it tells. */
export interface ToldItem extends Pick<FeedItem, 'url' | 'title' | 'text'> {
  itemId: number
  storyId: number
  sourceId: string
}

/** Where an item belongs: its story bears the id of the first item that told it. */
export interface PlacedItem {
  itemId: number
  storyId: number
  /** Hashes by which it is found: whole numbers of 32 bits with their sign. */
  keys: number[]
  seenAt: Date
}

/** Which stored items tell the same thing. Items that hold a mention are placed, others are not. */
export interface Stories {
  /** The stories of those items that are placed already, by item id. */
  of(itemIds: number[]): Promise<Map<number, number>>
  /** For each set of weighted keys the few items placed since then that share the most of them, nearest first. */
  near(asked: { key: number; weight: number }[][], since: Date): Promise<ToldItem[][]>
  /** Places items, inside `placing` of the store. One that is placed already stays in its story, and is found by further keys. */
  keep(placed: PlacedItem[]): Promise<void>
  /** Lets items that were placed before then be found no more. They stay in their stories. */
  forget(before: Date): Promise<void>
}
