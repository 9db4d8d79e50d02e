/** What an address card says, in letters. */
import { producer } from '../../exports/cards/card.ts'
import type { Encoding } from '../table/shape.ts'
import { kindsOf, lettersOf, type Property, partsAt, unescaped } from './property.ts'

export class CardSaid {
  readonly #properties: readonly Property[]
  readonly #encoding: Encoding | undefined
  readonly #version: string

  constructor(properties: readonly Property[], encoding: Encoding | undefined) {
    this.#properties = properties
    this.#encoding = encoding
    this.#version = properties.find(({ name }) => name === 'VERSION')?.written.trim() ?? '2.1'
  }

  all(name: string): readonly Property[] {
    return this.#properties.filter((each) => each.name === name)
  }

  letters(property: Property): string {
    return unescaped(lettersOf(property, this.#encoding), this.#version).trim()
  }

  /** The preferred of several, else the first that says something. */
  text(name: string): string {
    const all = this.all(name)
    const preferred = all.find((each) => kindsOf(each).has('PREF'))
    return [preferred, ...all].map((each) => each && this.letters(each)).find(Boolean) ?? ''
  }

  parts(name: string): readonly string[] {
    const [first] = this.all(name)
    return first ? this.#partsOf(first, ';') : []
  }

  list(name: string): readonly string[] {
    return this.all(name)
      .flatMap((each) => this.#partsOf(each, ','))
      .filter(Boolean)
  }

  get isFirm(): boolean {
    return /^org$/i.test(this.text('KIND')) || /^company$/i.test(this.text('X-ABSHOWAS'))
  }

  get isGroup(): boolean {
    return /^group$/i.test(this.text('KIND') || this.text('X-ADDRESSBOOKSERVER-KIND'))
  }

  /** We wrote the card ourselves. */
  get isOurs(): boolean {
    return this.text('PRODID') === producer
  }

  /** The number that another program gave the card; what we write ourselves where there is none says nothing. */
  get number(): string {
    const number = this.text('UID')
    return this.isOurs && number.startsWith('urn:uuid:') ? '' : number
  }

  /** Apple writes a year that nobody said as 1604. */
  get birthday(): string {
    const [birthday] = this.all('BDAY')
    const hasYear = !birthday?.params.some((each) => each.startsWith('X-APPLE-OMIT-YEAR'))
    return hasYear ? this.text('BDAY') : this.text('BDAY').replace(/^\d{4}-?/, '--')
  }

  telephone(property: Property): string {
    return (
      this.letters(property)
        .replace(/^tel:/i, '')
        .replace(/;ext=(\d+).*$/i, ' ext. $1')
        // Telephones pause at a comma and dial on.
        .replace(/^(\+\d{7,15}),+(\d{1,8})$/, '$1 ext. $2')
    )
  }

  /** Where the firm is; where somebody lives is not the address of the firm they work at. */
  address(ofFirm: boolean): readonly string[] {
    const filled = this.all('ADR').filter((each) => this.#partsOf(each, ';').some(Boolean))
    const isHome = (each: Property) => kindsOf(each).has('HOME') && !kindsOf(each).has('WORK')
    const chosen =
      filled.find((each) => kindsOf(each).has('WORK')) ??
      filled.find((each) => !isHome(each)) ??
      (ofFirm ? undefined : filled[0])
    return chosen ? this.#partsOf(chosen, ';') : []
  }

  /** Telephones and mails that have a name of their own, "Magazyn: +48 602 345 678". */
  labelled(): readonly string[] {
    return this.all('X-ABLABEL').flatMap((label) => {
      const name = this.letters(label)
      const of = this.#properties.find(
        (each) => each.group === label.group && /^(?:TEL|EMAIL|URL)$/.test(each.name),
      )
      return of && label.group !== '' && name !== '' && !name.startsWith('_$!<')
        ? [`${name}: ${this.telephone(of)}`]
        : []
    })
  }

  #partsOf(property: Property, sign: ';' | ','): readonly string[] {
    return partsAt(lettersOf(property, this.#encoding), sign).map((part) =>
      unescaped(part, this.#version).trim(),
    )
  }
}
