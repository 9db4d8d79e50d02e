/** Makes the files of a new, empty database: all of them or none. */
import { chownSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, run } from './account.ts'
import type { Binaries } from './binaries.ts'
import { explained } from './explained.ts'
import { type Place, rememberCluster } from './place.ts'

/** The superuser. The program itself signs in as the owner of its database and as nothing more. */
export const superuser = 'postgres'

/**
 * Makes the cluster unless it is there. It grows under another name until it is complete, so that a start
 * that was cut short is simply made again. Throws a sentence, also for files of another major version.
 */
export async function createCluster(place: Place, binaries: Binaries): Promise<void> {
  const { cluster, account } = place
  if (lstatSync(cluster, { throwIfNoEntry: false })) return checkVersion(cluster, binaries.major)
  const unfinished = `${cluster}.new`
  await remove(unfinished, account)
  mkdirSync(unfinished, { mode: 0o700 })
  if (account.uid !== undefined) chownSync(unfinished, account.uid, account.gid!)
  const { code, output } = await run(account, join(binaries.bin, 'initdb'), [
    `--pgdata=${unfinished}`,
    `--username=${superuser}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    ...collation(binaries.major),
  ])
  if (code !== 0) {
    await remove(unfinished, account)
    throw explained(`The database in ${place.home} could not be made.`, output, place)
  }
  renameSync(unfinished, cluster)
  rememberCluster(place)
}

/** By code point, which never changes; whoever sorts for people names a collation (pl-x-icu). */
const collation = (major: number) =>
  major >= 17
    ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : ['--locale-provider=icu', '--icu-locale=und']

function checkVersion(cluster: string, major: number) {
  const found = Number(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'))
  if (found === major) return
  throw new Error(
    `The database in ${cluster} was made by PostgreSQL ${found}, this program brings ${major}. ` +
      'Make an archive with the version of the program that wrote it, and restore that archive here.',
  )
}

/** Root empties a folder of another account as that account, which cannot be led astray by a link. */
async function remove(folder: string, account: Account) {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return
  if (account.uid !== undefined) await run(account, 'rm', ['-rf', '--', folder])
  rmSync(folder, { recursive: true, force: true })
}
