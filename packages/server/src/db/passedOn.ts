/**
 * JSON that the database writes and the program sends on without looking into it. As text it would be made into a string of two
 * bytes a letter and back, which takes Node longer than everything else about a list. So the database gives each byte as a letter of
 * its own, which Node keeps as it came.
 */
import { type Sql, sql } from './sql.ts'

/** A text as its bytes in UTF-8, each a letter from U+0000 to U+00FF. */
export const passedOn = (text: Sql): Sql => sql`convert_from(convert_to(${text}, 'UTF8'), 'LATIN1')`

/** What `passedOn` gave, as the bytes to be sent. */
export const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')
