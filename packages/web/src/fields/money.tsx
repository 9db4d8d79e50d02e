import { amountText, currencyIn, isRefusal, kinds, type Money, moneyText, sayField } from '@kartoteka/model'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOwnCurrency } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { currency as currencyView } from './currency.tsx'
import { controlOf, type FieldView, type InputProps, typedText } from './field.ts'
import styles from './fields.module.css'

/** An amount and, beside it, its currency; one that is typed with the amount is chosen there. */
function Input(props: InputProps) {
  const { raw, id, onChange, onLeave } = props
  const language = useLanguage()
  const words = useWords()
  const own = useOwnCurrency()
  // What is being typed stays as it is; a currency may be chosen before there is an amount.
  const [typed, setTyped] = useState<string>()
  const [chosen, setChosen] = useState(own)
  const { amount = '', currency = chosen } = partsOf(raw)
  const say = (amount: string, currency: string) => onChange(amount === '' ? null : { amount, currency })
  const { first: _first, fault: _fault, ...beside } = props
  return (
    <div className={styles.money}>
      <TextInput
        {...controlOf(props)}
        value={typed ?? written(amount, currency, language)}
        inputMode="decimal"
        autoComplete="off"
        onChange={({ currentTarget: { value } }) => {
          setTyped(value)
          const now = currencyIn(value) ?? currency
          setChosen(now)
          say(value, now)
        }}
        onBlur={() => {
          setTyped(undefined)
          onLeave()
        }}
      />
      <currencyView.Input
        {...beside}
        wide
        id={`${id}-currency`}
        label={sayField(words, 'organisation', 'currency')}
        field={{ ...props.field, required: true }}
        raw={currency}
        onChange={(now) => {
          setChosen(String(now))
          say(amount, String(now))
        }}
      />
    </div>
  )
}

function partsOf(raw: unknown): Partial<Money> {
  if (typeof raw === 'object' && raw !== null && 'amount' in raw) return raw as Money
  const text = typedText(raw)
  return text === '' ? {} : { amount: text }
}

/** As it stands when nobody types in it; what is no amount stays as it was typed. */
function written(amount: string, currency: string, language: string): string {
  const read = kinds.money.parse(amount, { privacy: 'plain' }, { country: '', currency })
  return read === null || isRefusal(read) ? amount : amountText(read, language)
}

function Show({ value }: { value: Money }) {
  return <span className={styles.amount}>{moneyText(value, useLanguage())}</span>
}

export const money: FieldView<Money> = { Input, Show }
