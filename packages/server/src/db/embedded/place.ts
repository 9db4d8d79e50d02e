/** Where the parts of an embedded database are: its files, its socket, and under whom it runs. */
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Account, accountFor, reaches } from './account.ts'

export interface Place {
  readonly folder: string
  /** Holds the cluster, the configuration and the lock: the data folder itself, or its shelter. */
  readonly home: string
  readonly cluster: string
  readonly sockets: string
  readonly account: Account
  readonly notice?: string
}

/** Where root puts what the database's account could not reach where it is. */
export const usualShelter = '/var/lib/kartoteka'

const port = 5432
/** The system's limit for the path of a socket. */
const longestSocket = 107

/**
 * Makes the data folder (mode 0700; for root 0710 with the database's group, which lets that account pass and
 * nobody else) and says where everything is. Throws a sentence when the folder cannot be used.
 */
export async function preparePlace(folder: string, shelter = usualShelter): Promise<Place> {
  makeFolder(folder)
  const link = join(folder, 'postgres')
  if (exists(link)) {
    const cluster = clusterBehind(link)
    const account = await accountFor(cluster)
    const home = dirname(cluster)
    admit(account, home)
    if (!(await reaches(account, home))) throw closed(home, account)
    return {
      folder,
      home,
      cluster,
      account,
      sockets: await socketFolder(home, account),
      ...told(folder, home),
    }
  }
  const account = await accountFor(folder)
  admit(account, folder)
  const home = (await reaches(account, folder)) ? folder : sheltered(folder, shelter, account)
  const cluster = join(home, 'postgres')
  const sockets = await socketFolder(home, account)
  if (home === folder) return { folder, home, cluster, account, sockets }
  return { folder, home, cluster, account, sockets, notice: becauseClosed(folder, home, account) }
}

/** Remembers in the data folder where its database is, so that a moved or renamed folder still finds it. */
export function rememberCluster({ folder, cluster }: Place) {
  const link = join(folder, 'postgres')
  if (!exists(link)) symlinkSync(cluster, link)
}

function makeFolder(folder: string) {
  try {
    mkdirSync(dirname(folder), { recursive: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Error(`The data folder ${folder} cannot be made: ${(error as Error).message}`, { cause: error })
  }
  if (!statSync(folder).isDirectory()) throw new Error(`The data folder ${folder} is not a folder.`)
}

function clusterBehind(link: string) {
  try {
    return realpathSync(link)
  } catch (error) {
    throw new Error(`The database that ${link} points to is not there. Put it back, or remove the link.`, {
      cause: error,
    })
  }
}

/** Lets the database's account pass through a folder of root's, and changes nothing for anybody else. */
function admit(account: Account, folder: string) {
  const { uid, mode } = statSync(folder)
  if (account.gid === undefined || uid !== 0 || (mode & 0o001) !== 0) return
  chownSync(folder, 0, account.gid)
  chmodSync(folder, (mode & 0o700) | 0o010)
}

function sheltered(folder: string, shelter: string, account: Account) {
  const home = join(shelter, shortName(folder))
  mkdirSync(shelter, { recursive: true, mode: 0o755 })
  mkdirSync(home, { recursive: true, mode: 0o700 })
  admit(account, home)
  return home
}

/** A folder that only the database's account may enter: whoever can enter it may sign in. */
async function socketFolder(home: string, account: Account) {
  const name = `kartoteka-${shortName(home)}`
  for (const folder of [join(home, 'socket'), join(tmpdir(), name), join('/tmp', name)]) {
    if (Buffer.byteLength(socketIn(folder)) > longestSocket) continue
    if (!(await reaches(account, dirname(folder)))) continue
    return ownFolder(folder, account)
  }
  throw new Error(`There is no place for the database's socket: ${home} and ${tmpdir()} are too long.`)
}

function ownFolder(folder: string, account: Account) {
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (made && account.uid !== undefined) chownSync(folder, account.uid, account.gid!)
  // Under /tmp a stranger may have been quicker, and would answer in the place of our database.
  const { uid, mode } = lstatSync(folder)
  const wanted = account.uid ?? process.getuid?.()
  if (!lstatSync(folder).isDirectory() || uid !== wanted || (mode & 0o077) !== 0)
    throw new Error(
      `${folder} must be a folder of the account "${account.name}" that is closed to others. Remove it.`,
    )
  return folder
}

const socketIn = (folder: string) => `${folder}/.s.PGSQL.${port}`
const shortName = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 12)
const exists = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined

const told = (folder: string, home: string) =>
  home === realpathSync(folder) ? {} : { notice: `The database of ${folder} is kept in ${home}.` }

const becauseClosed = (folder: string, home: string, account: Account) =>
  `${folder} is closed to the account "${account.name}", under which root runs the database, ` +
  `so it is kept in ${home}.`

const closed = (home: string, account: Account) =>
  new Error(
    `The database in ${home} runs under the account "${account.name}", which cannot get there any more. ` +
      `Open the folders above it for passing (chmod o+x), or start the program as that account.`,
  )

/** Resolves symbolic links where there are any, so that one folder has one name. */
export function oneName(folder: string) {
  const path = resolve(folder)
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
