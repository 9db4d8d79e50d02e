import type { FieldKind } from '@kartoteka/model'
import { accounts } from './accounts.ts'
import { addresses } from './addresses.ts'
import { choice } from './choice.ts'
import { choices } from './choices.ts'
import { colour } from './colour.ts'
import type { Columns } from './column.ts'
import { country } from './country.ts'
import { currency } from './currency.ts'
import { day } from './day.ts'
import { decimal } from './decimal.ts'
import { identifier } from './identifier.ts'
import { instant } from './instant.ts'
import { link } from './link.ts'
import { longText } from './longText.ts'
import { mail } from './mail.ts'
import { mails } from './mails.ts'
import { money } from './money.ts'
import { names } from './names.ts'
import { options } from './options.ts'
import { phones } from './phones.ts'
import { picture } from './picture.ts'
import { reference } from './reference.ts'
import { references } from './references.ts'
import { richText } from './richText.ts'
import { taxNumber } from './taxNumber.ts'
import { text } from './text.ts'
import { webAddress } from './webAddress.ts'
import { whole } from './whole.ts'
import { yesNo } from './yesNo.ts'

/** How every kind is kept; the compiler names the missing one. */
export const columns: Readonly<Record<FieldKind, Columns>> = {
  accounts,
  addresses,
  choice,
  choices,
  colour,
  country,
  currency,
  day,
  decimal,
  identifier,
  instant,
  link,
  longText,
  mail,
  mails,
  money,
  names,
  options,
  phones,
  picture,
  reference,
  references,
  richText,
  taxNumber,
  text,
  webAddress,
  whole,
  yesNo,
}
