import { at, type Refusal, refuse } from '../kit/index.ts'

interface Numbers {
  readonly country: string | null
  readonly kpp: string | null
  readonly ogrn: string | null
}

/** KPP and OGRN belong to Russian firms only. A PESEL stays with whoever moved abroad. */
export const numbersByCountry = ({ country, ...numbers }: Numbers): readonly Refusal[] =>
  country === 'RU'
    ? []
    : (['kpp', 'ogrn'] as const)
        .filter((scheme) => numbers[scheme] !== null)
        .map((scheme) => at(scheme, refuse('identifierUnknown', { scheme })))

interface Names {
  readonly kind: string | null
  readonly firstName: string | null
  readonly lastName: string | null
}

/** First and last names are a person's. */
export const namesOfPersons = ({ kind, ...names }: Names): readonly Refusal[] =>
  kind === 'person'
    ? []
    : (['firstName', 'lastName'] as const)
        .filter((field) => names[field])
        .map((field) => at(field, refuse('notForKind')))
