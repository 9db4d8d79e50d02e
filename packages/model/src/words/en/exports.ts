/** What leaves the program as a file. */
export const exports = {
  /** The heading of the column by which a row is found again. */
  id: 'Kartoteka ID',
  /** The heading of the column that says how a row was when it left. */
  mark: 'Kartoteka mark',
  toFile: 'Export',
  toFileOfChosen: 'Export the selected',
  formats: { xlsx: 'Excel workbook (.xlsx)', csv: 'Text table (.csv)', vcard: 'Contacts (vCard)' },
  /** What leaves, as the heading of the menu. */
  ofChosen: { one: '{count} selected record', other: '{count} selected records' },
  ofList: 'Everything this list shows',
  otherFormats: 'More formats',
  card: 'vCard',
  cardHint: 'Save as a contact for a phone or mail program',
} as const
