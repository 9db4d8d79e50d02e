import { translation } from '../catalogue.ts'
import type * as en from '../en/exports.ts'

export const exports = translation<typeof en.exports, 'pl'>()({
  id: 'ID Kartoteki',
  toFile: 'Eksportuj',
})
