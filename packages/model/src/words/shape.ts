/** The words that follow from the registry. English is held to them, the other languages to English. */
import type { Address, Phone, Visibility } from '../kit/index.ts'
import type { ActionName, EntityName, FieldName, registry } from '../registry.ts'

type Registry = typeof registry
type FieldOf<N extends EntityName, F extends FieldName<N>> = Registry[N]['fields'][F]

/** Every entity has its name, in one and in many, the words of its fields and the headings of its form. */
export type RecordWords = {
  readonly [N in EntityName]: {
    readonly one: string
    readonly many: string
    readonly fields: { readonly [F in FieldName<N> | keyof Registry[N]['related']]: string }
    readonly groups: { readonly [G in keyof Registry[N]['form'] & string]: string }
  }
}

type ChoicesOf<F> = F extends { readonly choices: infer C extends readonly string[] } ? C[number] : never

/** Who may see a record is said alike of all that have an owner. */
type SaidAlike = 'visibility'
type ChoiceField<N extends EntityName> = {
  readonly [F in Exclude<FieldName<N>, SaidAlike>]: [ChoicesOf<FieldOf<N, F>>] extends [never] ? never : F
}[Exclude<FieldName<N>, SaidAlike>]

/** What a part of a value may be is said alike wherever its kind stands. */
interface InValues {
  readonly addresses: { readonly kind: Readonly<Record<Address['kind'], string>> }
  readonly phones: { readonly kind: Readonly<Record<'phone' | NonNullable<Phone['kind']>, string>> }
}

/** Entity → field → choice. */
export type ChoiceWords = InValues &
  Readonly<Record<SaidAlike, Readonly<Record<Visibility, string>>>> & {
    readonly [N in EntityName as [ChoiceField<N>] extends [never] ? never : N]: {
      readonly [F in ChoiceField<N>]: { readonly [C in ChoicesOf<FieldOf<N, F>>]: string }
    }
  }

/** Entity → action: what its button says. */
export type ActionWords = {
  readonly [N in EntityName as [ActionName<N>] extends [never] ? never : N]: {
    readonly [A in ActionName<N>]: string
  }
}
