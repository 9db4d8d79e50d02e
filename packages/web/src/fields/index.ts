/** Every kind of field on the screen. The compiler names the one that is missing. */
import type { Field, FieldKind } from '@kartoteka/model'
import { accounts } from './accounts.tsx'
import { addresses } from './addresses.tsx'
import { choice } from './choice.tsx'
import { choices } from './choices.tsx'
import { colour } from './colour.tsx'
import { country } from './country.tsx'
import { currency } from './currency.tsx'
import { day } from './day.tsx'
import { decimal } from './decimal.tsx'
import type { FieldView, ValueOfKind } from './field.ts'
import { identifier } from './identifier.tsx'
import { instant } from './instant.tsx'
import { link } from './link.tsx'
import { longText } from './longText.tsx'
import { mail } from './mail.tsx'
import { mails } from './mails.tsx'
import { money } from './money.tsx'
import { names } from './names.tsx'
import { options } from './options.tsx'
import { phones } from './phones.tsx'
import { picture } from './picture.tsx'
import { reference } from './reference.tsx'
import { references } from './references.tsx'
import { richText } from './richText.tsx'
import { taxNumber } from './taxNumber.tsx'
import { text } from './text.tsx'
import { webAddress } from './webAddress.tsx'
import { whole } from './whole.tsx'
import { yesNo } from './yesNo.tsx'

const views: { readonly [K in FieldKind]: FieldView<ValueOfKind<K>> } = {
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

/** The view of a field, for a value that is known to be of its kind. */
export const viewOf = ({ kind }: Field): FieldView<unknown> => views[kind] as FieldView<unknown>
