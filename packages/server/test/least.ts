import type { EntityName } from '@kartoteka/model'

/** The records that others hang on. */
export interface Given {
  readonly client: string
  readonly person: string
}

/** The least that a record of each entity can be made of. */
export const least = (name: EntityName, { client, person }: Given): Readonly<Record<string, unknown>> =>
  ({
    client: { name: 'Nowy' },
    department: { name: 'Nowy' },
    label: { name: 'nowa', colour: 'blue' },
    person: { lastName: 'Nowak' },
    position: { client, person },
    role: { name: { pl: 'Nowa' } },
    talk: { client, text: 'Cześć' },
    talkResult: { name: { pl: 'Nowy' } },
    task: { what: 'zrobić' },
    user: { name: 'Nowy', email: `nowy${Math.random()}@example.com` },
  })[name]

/** A change of such a record. */
export const otherwise: Readonly<Record<EntityName, Readonly<Record<string, unknown>>>> = {
  client: { town: 'Łódź' },
  department: { name: 'Inny' },
  label: { name: 'inna' },
  person: { firstName: 'Ewa' },
  position: { title: 'prezes' },
  role: { name: { pl: 'Inna' } },
  talk: { text: 'Inaczej' },
  talkResult: { name: { pl: 'Inny' } },
  task: { what: 'inaczej' },
  user: { name: 'Inny' },
}
