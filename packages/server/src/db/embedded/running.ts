import pg from 'pg'
import { oneName, preparePlace } from './place.ts'
import { socketAddress } from './postmaster.ts'

/** The database of a data folder whose program is running just now; undefined if none answers there. */
export async function runningConnection(folder: string): Promise<pg.PoolConfig | undefined> {
  const connection = socketAddress(await preparePlace(oneName(folder)), 'kartoteka', 'kartoteka')
  const client = new pg.Client(connection)
  try {
    await client.connect()
    return connection
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => {})
  }
}
