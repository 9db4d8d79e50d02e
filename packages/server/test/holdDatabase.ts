/** A program that starts the database of a folder and waits to be killed: `holdDatabase.ts <folder>`. */
import { startEmbedded } from '../src/db/embedded/startEmbedded.ts'

try {
  const server = await startEmbedded({ folder: process.argv[2]!, log: (line) => console.log(line) })
  console.log(JSON.stringify({ pid: server.pid(), notice: server.notice }))
  process.once('SIGTERM', () => server.stop().then(() => process.exit(0)))
  setInterval(() => {}, 60_000)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
