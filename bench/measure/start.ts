import { startProgram } from './program.ts'

/** Milliseconds from nothing (database down) to the first answer, several times over; the folder must not be in use. */
export async function starts(folder: string, times: number): Promise<readonly number[]> {
  const taken: number[] = []
  for (let i = 0; i < times; i += 1) {
    const program = await startProgram({ KARTOTEKA_DATA: folder, DATABASE_URL: '' })
    taken.push(program.startedIn)
    await program.stop()
  }
  return taken.sort((one, other) => one - other)
}
