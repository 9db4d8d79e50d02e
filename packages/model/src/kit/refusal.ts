/** Every answer that refuses, by code, with what its sentence needs. The sentences are in `words/`. */
export interface RefusalParams {
  required: object
  notText: object
  notWellFormed: object
  tooLong: { max: number }
  tooMany: { max: number }
  notOneOf: { choices: string }
  notYesNo: object
  notDay: object
  notInstant: object
  notWhole: object
  notDecimal: object
  notKey: object
  keyTaken: object
  outOfRange: { min: number; max: number }
  notReference: object
  noSuchRecord: object
  ofAnotherClient: object
  notAtClient: object
  notList: object
  notTelephone: { text: string }
  notMail: { text: string }
  notWebAddress: object
  notCountry: object
  notCurrency: object
  notMoney: object
  /** It can be read in two ways. */
  moneyUnclear: { text: string }
  /** More digits behind the point than the currency has. */
  moneyDigits: { currency: string; max: number }
  moneyTooLarge: { max: number }
  currencyMissing: object
  notColour: object
  notNames: object
  /** Its check digit. */
  identifierWrong: { scheme: string }
  /** How many digits there are, and how many there may be: "9, 14", or "2–10". */
  identifierDigits: { scheme: string; count: number; wanted: string }
  /** The same of a number that may have letters. */
  identifierSigns: { scheme: string; count: number; wanted: string }
  /** A sign that cannot stand in it. */
  identifierSign: { scheme: string; sign: string }
  /** As long as it should be, but not built so. */
  identifierOrder: { scheme: string }
  /** It does not begin with a country. */
  identifierCountry: { scheme: string }
  identifierUnknown: { scheme: string }
  unknownField: { field: string }
  notInUse: { field: string }
  notYours: { field: string }
  notFilterable: { field: string }
  notSortable: { field: string }
  notFilter: object
  filterTooLarge: object
  notObject: object
  noSuchList: object
  viewUnknown: { field: string }
  notColumn: { field: string }
  notWhileStatus: object
  notAllowed: object
  passwordTooShort: { min: number }
  passwordTooCommon: object
  mailTaken: object
  lastAdministrator: object
  inUse: { count: number }
  /** `kinds`: the entities to whose records it may be given: "person, task". */
  labelNotFor: { name: string; kinds: string }
  /** `kinds`: the entities whose records carry it. */
  labelCarried: { count: number; kinds: string }
  endsBefore: object
  tooManyFields: { max: number }
  notForKind: object
  notRichText: object
  notLink: object
  notFileName: object
  fileEmpty: object
  fileTooLarge: { max: number }
  tooManyBegun: { max: number }
  tooMuchBegun: { max: number }
  noSuchPicture: object
  notPicture: object
  pictureIsDrawing: object
  pictureBroken: object
  pictureTooLarge: { max: number }
  pictureTooManyPoints: { width: number; height: number; side: number; millions: number }
  ownParent: object
  ownMember: object
  primaryTaken: object
  ownerCannotSee: { name: string }
  ownerSeesNoClients: { name: string }
  teamNotYours: { name: string; who: string }
}

export type RefusalCode = keyof RefusalParams

/** An expected "no": a value, not an error. `at` is the key of the field, with the place in it (`phones.1`). */
export class Refusal {
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, string | number>>
  readonly at: string | undefined
  constructor(code: RefusalCode, params: Readonly<Record<string, string | number>> = {}, at?: string) {
    this.code = code
    this.params = params
    this.at = at
  }
}

/** A refusal with exactly the parameters its sentence needs. */
export const refuse = <C extends RefusalCode>(
  code: C,
  ...rest: keyof RefusalParams[C] extends never ? [] : [params: RefusalParams[C]]
): Refusal => new Refusal(code, { ...(rest[0] as Record<string, string | number> | undefined) })

/** The same refusal, said at a field. */
export const at = (field: string, { code, params, at: inside }: Refusal): Refusal =>
  new Refusal(code, params, inside === undefined ? field : `${field}.${inside}`)

export const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal
