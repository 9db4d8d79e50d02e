/** `npm run openapi`: writes the description of the interface that is checked in, so that a change of it shows in the diff. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openApi } from '../packages/server/src/http/openapi.ts'

await writeFile(
  join(import.meta.dirname, '../packages/server/openapi.json'),
  `${JSON.stringify(openApi(), null, 1)}\n`,
)
