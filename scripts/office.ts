/** LibreOffice, where this machine has it. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The program that converts files; undefined if there is none. `KARTOTEKA_SOFFICE` names one that is not in the path. */
export const soffice = (): string | undefined =>
  process.env.KARTOTEKA_SOFFICE ??
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => [join(folder, 'soffice'), join(folder, 'libreoffice')])
    .find((path) => existsSync(path))
