/**
 * Once a run: the screens are built, the browser unpacked, and a firm with its people begun and ended. Each test file then
 * starts the program on a copy of that firm's data folder.
 */
import { lstatSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findChromium } from './chromium.ts'
import { startKartoteka } from './kartoteka.ts'
import { invitePeople, type People } from './people.ts'

export interface Prepared {
  /** The data folder. */
  readonly folder: string
  readonly people: People
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Undefined where the folder cannot be copied: each file begins its firm itself. */
    prepared: Prepared | undefined
  }
}

export default async function setup(project: TestProject) {
  await findChromium()
  const program = await startKartoteka()
  const { folder } = program
  // After Ctrl+C Vitest leaves without asking us to clear up.
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  const people = await invitePeople(program)
  await program.end()
  // A link: root keeps the database elsewhere, because its account cannot enter the temporary folder.
  const elsewhere = lstatSync(join(folder, 'postgres')).isSymbolicLink()
  project.provide('prepared', elsewhere ? undefined : { folder, people })
  return () => {
    process.off('exit', remove)
    remove()
  }
}
