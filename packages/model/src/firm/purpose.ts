/** What we do for a client, as a talk is about it and as somebody mostly works here. */
export const purposes = ['sales', 'service', 'other'] as const
export type Purpose = (typeof purposes)[number]
