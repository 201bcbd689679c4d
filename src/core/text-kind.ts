/** What kind of text a source brings: people write otherwise in a review than in a headline. */
export const textKinds = ['review', 'app', 'forum', 'social', 'news', 'blog'] as const

export type TextKind = (typeof textKinds)[number]

/** How many people see what a source brings, next to the company's other sources. */
export const reaches = ['small', 'usual', 'wide'] as const

export type Reach = (typeof reaches)[number]
