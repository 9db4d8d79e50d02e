/** Milliseconds for which what was fetched is shown without being asked for again. */
export const freshFor = 3_000
