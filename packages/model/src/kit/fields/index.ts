import type { Kind } from '../field.ts'
import { accountsKind } from './accounts.ts'
import { addressesKind } from './addresses.ts'
import { choiceKind } from './choice.ts'
import { choicesKind } from './choices.ts'
import { colourKind } from './colour.ts'
import { countryKind } from './country.ts'
import { currencyKind } from './currency.ts'
import { dayKind } from './day.ts'
import { decimalKind } from './decimal.ts'
import { identifierKind } from './identifier.ts'
import { instantKind } from './instant.ts'
import { linkKind } from './link.ts'
import { longTextKind } from './longText.ts'
import { mailKind } from './mail.ts'
import { mailsKind } from './mails.ts'
import { moneyKind } from './money.ts'
import { namesKind } from './names.ts'
import { optionsKind } from './options.ts'
import { phonesKind } from './phones.ts'
import { pictureKind } from './picture.ts'
import { referenceKind } from './reference.ts'
import { referencesKind } from './references.ts'
import { richTextKind } from './richText.ts'
import { taxNumberKind } from './taxNumber.ts'
import { textKind } from './text.ts'
import { webAddressKind } from './webAddress.ts'
import { wholeKind } from './whole.ts'
import { yesNoKind } from './yesNo.ts'

/** Every kind of field. A kind added here is asked for by the compiler in the server's columns and the web's fields. */
export const kinds = {
  accounts: accountsKind,
  addresses: addressesKind,
  choice: choiceKind,
  choices: choicesKind,
  colour: colourKind,
  country: countryKind,
  currency: currencyKind,
  day: dayKind,
  decimal: decimalKind,
  identifier: identifierKind,
  instant: instantKind,
  link: linkKind,
  longText: longTextKind,
  mail: mailKind,
  mails: mailsKind,
  money: moneyKind,
  names: namesKind,
  options: optionsKind,
  phones: phonesKind,
  picture: pictureKind,
  reference: referenceKind,
  references: referencesKind,
  richText: richTextKind,
  taxNumber: taxNumberKind,
  text: textKind,
  webAddress: webAddressKind,
  whole: wholeKind,
  yesNo: yesNoKind,
} satisfies Record<string, Kind<unknown>>
