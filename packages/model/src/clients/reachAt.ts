/** How one reaches somebody at a client: at the desk first, then wherever they work. */
import { type Phone, sameValue } from '../kit/index.ts'

// A field that is hidden from the reader is missing.
interface Reach {
  readonly phones?: readonly Phone[]
  readonly mails?: readonly string[]
}

interface At {
  readonly position: Reach
  readonly person: Reach
}

export const phonesAt = ({ position, person }: At): readonly Phone[] => each(position.phones, person.phones)

export const mailsAt = ({ position, person }: At): readonly string[] => each(position.mails, person.mails)

const each = <V>(desk: readonly V[] = [], own: readonly V[] = []): readonly V[] => [
  ...desk,
  ...own.filter((one) => !desk.some((other) => sameValue(one, other))),
]
