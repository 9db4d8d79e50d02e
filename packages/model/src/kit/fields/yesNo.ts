import type { Field, FieldOptions, Kind } from '../field.ts'
import { refuse } from '../refusal.ts'

/** Yes or no; nothing said is no. */
export const yesNo = <const O extends FieldOptions>(options: O): Field<boolean> & O => ({
  kind: 'yesNo',
  ...options,
})

const spoken: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  tak: true,
  да: true,
  prawda: true,
  истина: true,
  д: true,
  y: true,
  t: true,
  '1': true,
  false: false,
  no: false,
  nie: false,
  нет: false,
  fałsz: false,
  ложь: false,
  н: false,
  n: false,
  f: false,
  '0': false,
}

export const yesNoKind: Kind<boolean> = {
  parse: (raw) => {
    if (raw === null || raw === undefined || raw === '') return null
    if (typeof raw === 'boolean') return raw
    return (typeof raw === 'string' ? spoken[raw.trim().toLowerCase()] : undefined) ?? refuse('notYesNo')
  },
  jsonSchema: () => ({ type: 'boolean' }),
  operators: ['is'],
  text: (value) => (value ? 'true' : 'false'),
}
