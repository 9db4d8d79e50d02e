/** XML from outside: no entities, no references to elsewhere, and nothing stays in the parser's memory. */
import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'

/** Child elements of a row by name. */
export type Row = ReadonlyMap<string, string>

/** The text of the first element with this name, in any namespace; undefined if there is none or this is no XML. */
export const textIn = (xml: string, name: string): string | undefined =>
  reading(xml, (root) => root.get(`//*[local-name()='${name}']`)?.content)

/** The rows of a table that is written as `<root><dane>…</dane></root>`; undefined if this is no XML. */
export const rowsIn = (xml: string, name: string): readonly Row[] | undefined =>
  reading(xml, (root) =>
    root.find(`/*/*[local-name()='${name}']`).map((row) => {
      const cells = row.find('*').filter((each) => each instanceof XmlElement)
      return new Map(cells.map((cell) => [cell.name, cell.content.trim()]))
    }),
  )

function reading<T>(xml: string, read: (root: XmlElement) => T): T | undefined {
  // Entities are defined in a document type, and no answer of a register has one.
  if (/<!DOCTYPE/i.test(xml)) return undefined
  let document: XmlDocument
  try {
    document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NO_XXE })
  } catch {
    return undefined
  }
  try {
    return read(document.root)
  } finally {
    document.dispose()
  }
}
