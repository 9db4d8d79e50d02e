import type { ClientBase } from 'pg'

const oldest = 15

/** Throws, for whoever runs the program, if the database of somebody's own cannot keep what we keep. */
export async function demandSuitable(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; release: string; encoding: string; name: string }>(
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as release,
      current_setting('server_encoding') as encoding, current_database() as name`,
  )
  const { version, release, encoding, name } = rows[0]!
  if (version < oldest)
    throw new Error(`The database is PostgreSQL ${release}; Kartoteka needs ${oldest} or newer.`)
  // What cannot be written down in it would be lost letter by letter.
  if (encoding !== 'UTF8')
    throw new Error(
      `The database “${name}” keeps text in ${encoding}; Kartoteka needs UTF8. A new one: createdb --encoding=UTF8 --template=template0`,
    )
}
