/** What a column of a table can fill. */
import { isOwn, type OwnTarget } from '../ownFields.ts'

/**
 * How many columns a target takes and what becomes of them: `first`, the first cell that is not empty;
 * `joined`, all cells with a space between ("ul. Długa" "5", "Ольга" "Сергеевна"); `list`, every value of
 * every cell; `lines`, a line "heading: value" for each.
 */
export type Gathering = 'first' | 'joined' | 'list' | 'lines'

export const targets = {
  'client.name': 'first',
  'client.shortName': 'first',
  'client.kind': 'first',
  'client.taxNumber': 'first',
  'client.regon': 'first',
  'client.krs': 'first',
  'client.euVat': 'first',
  'client.kpp': 'first',
  'client.street': 'joined',
  'client.postalCode': 'first',
  'client.town': 'first',
  'client.province': 'first',
  'client.country': 'first',
  'client.phones': 'list',
  'client.mails': 'list',
  'client.website': 'first',
  'client.bankAccounts': 'list',
  'client.remarks': 'lines',
  'client.externalId': 'first',
  'client.labels': 'list',
  'client.active': 'first',
  'client.owner': 'first',
  'person.salutation': 'first',
  'person.firstName': 'joined',
  'person.lastName': 'first',
  /** A whole name in one cell, for `splitPersonName`. */
  'person.name': 'first',
  'person.birthday': 'first',
  'person.phones': 'list',
  'person.mails': 'list',
  'person.remarks': 'lines',
  'person.externalId': 'first',
  'person.labels': 'list',
  'position.title': 'first',
  'position.unit': 'first',
  /** The number under which the firm stands in the program the file comes from. */
  'position.clientExternalId': 'first',
} as const satisfies Record<string, Gathering>

/** What the program knows, and the firm's own fields, "client.custom.guarantee". */
export type Target = keyof typeof targets | OwnTarget

export const gatheringOf = (target: Target): Gathering => (isOwn(target) ? 'first' : targets[target])
