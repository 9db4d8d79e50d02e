/** What registers say beside what stands in the form, field by field; what is ticked is taken. */
import { type FoundAnswer, type Offer, offersOf, registry, say, sayCount, sayField } from '@kartoteka/model'
import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { Shown } from '../fields/FieldRow.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './registers.module.css'
import { Standing } from './Standings.tsx'

interface FoundDialogProps {
  readonly answer: FoundAnswer
  readonly record: Readonly<Record<string, unknown>>
  onTake(values: Readonly<Record<string, unknown>>): void
  onClose(): void
}

export function FoundDialog({ answer, record, onTake, onClose }: FoundDialogProps) {
  const words = useWords()
  const { registers: said } = words
  const language = useLanguage()
  const [offers] = useState(() => offersOf(record, answer.findings))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(offers.filter(({ fits }) => fits).map(({ field }) => field)),
  )
  const tick = (field: string, on: boolean) => {
    const now = new Set(ticked)
    if (on) now.add(field)
    else now.delete(field)
    setTicked(now)
  }
  const take = () => {
    const chosen = offers.filter(({ field }) => ticked.has(field))
    onTake(Object.fromEntries(chosen.map(({ field, found }) => [field, found])))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={said.found}
      size="lg"
      // The form that this stands in has keys of its own.
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        // Else the button that has the focus would be pressed too.
        event.preventDefault()
        if (ticked.size > 0) take()
      }}
    >
      {answer.findings.map((finding) => (
        <section key={finding.register} className={styles.finding}>
          <Standing finding={finding} />
          {offers
            .filter((offer) => offer.finding === finding)
            .map((offer) => (
              <Offered
                key={offer.field}
                offer={offer}
                ticked={ticked.has(offer.field)}
                onTick={(on) => tick(offer.field, on)}
              />
            ))}
        </section>
      ))}
      {answer.failures.map(({ register, sentence }) => (
        <p key={register} className={styles.failure}>
          {say(said.failed, { name: said.names[register], reason: sentence })}
        </p>
      ))}
      {offers.length === 0 && answer.findings.some(({ isThere }) => isThere) && (
        <p className={styles.none}>{said.nothingNew}</p>
      )}
      <div className={styles.foot}>
        <Button variant="subtle" data-autofocus={offers.length === 0 || undefined} onClick={onClose}>
          {said.leave}
        </Button>
        {offers.length > 0 && (
          <Button
            variant="filled"
            data-autofocus
            disabled={ticked.size === 0}
            rightSection={<Kbd of="Mod+Enter" />}
            onClick={take}
          >
            {sayCount(language, said.take, ticked.size)}
          </Button>
        )}
      </div>
    </Modal>
  )
}

interface OfferedProps {
  readonly offer: Offer
  readonly ticked: boolean
  onTick(on: boolean): void
}

/** Old → new; where nothing stands, the new alone. */
function Offered({ offer: { field, now, found, isNew }, ticked, onTick }: OfferedProps) {
  const words = useWords()
  const defined = registry.client.fields[field]
  return (
    <div className={styles.offer}>
      <Checkbox
        label={sayField(words, 'client', field)}
        checked={ticked}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <div className={styles.sides}>
        {!isNew && (
          <span className={styles.old}>
            <Shown entity="client" name={field} field={defined} value={now} />
            <span aria-hidden> → </span>
          </span>
        )}
        <Shown entity="client" name={field} field={defined} value={found} />
      </div>
    </div>
  )
}
