/** How big the measured firms are: everything in proportion to the clients. */
export interface Size {
  readonly name: string
  readonly clients: number
}

export const sizes: readonly Size[] = [
  { name: 'tiny', clients: 500 },
  { name: '10k', clients: 10_000 },
  { name: '100k', clients: 100_000 },
  { name: '1M', clients: 1_000_000 },
]

/** Of three talks a client, so many fifteenths are the biggest client's: 40,000 at 100,000 clients. */
export const bigShare = 2

/** Three of ten clients have two delivery places and every other of those a third. */
export const placesOf = (client: number): number => (client % 10 >= 3 ? 0 : 2 + (client % 2))

/** Rows that a firm of so many clients has; journal entries come to twenty a client. */
export const rowsOf = (clients: number) => ({
  client: clients,
  person: clients * 2,
  position: clients * 2,
  talk: clients * 3,
  task: clients * 2,
})

/** The client with the most talks. */
export const biggest = 7
/** How many clients the reader of few sees, in a firm of every size. */
export const few = 40
export const users = 300
export const departments = 30
/** All choices follow from it. */
export const seed = 20_260_115
