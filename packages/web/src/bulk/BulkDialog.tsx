/** Changes many records at once: what, how many, and then let it happen. */
import { type BulkDeed, type BulkRequest, type Entity, fieldAt } from '@kartoteka/model'
import { Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { sayError } from '../data/api.ts'
import { ProblemError } from '../data/problem.ts'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './bulk.module.css'
import { ChooseDeed } from './ChooseDeed.tsx'
import { Counted } from './Counted.tsx'
import { keepCurrent } from './current.ts'
import { beginBulk, dropBulk } from './useBulk.ts'

/** Which records: those that were chosen, or all of a filter. */
export type Of = Pick<BulkRequest & { ids: readonly string[] }, 'ids'> | { readonly where: unknown }

interface BulkDialogProps {
  readonly entity: Entity
  readonly of: Of
  /** "Zaznaczono 120", as the bar says it. */
  readonly chosen: string
  /** What is done, where the button has said it already. */
  readonly deed?: BulkDeed | undefined
  onClose(): void
  onRun(): void
}

export function BulkDialog({ entity, of, chosen, deed, onClose, onRun }: BulkDialogProps) {
  const words = useWords()
  const [field, setField] = useState<string>()
  const [id, setId] = useState<string>()
  const begin = async (what: BulkDeed) => {
    try {
      setId((await beginBulk({ entity: entity.name, deed: what, ...of } as BulkRequest)).id)
    } catch (error) {
      const isOfField =
        error instanceof ProblemError && error.problem.problems?.some(({ at }) => fieldAt(at) === field)
      if (isOfField) throw error
      notifyWrong(sayError(words, error))
      onClose()
    }
  }
  const begun = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is begun once, when it is opened
  useEffect(() => {
    if (deed && !begun.current) void begin(deed)
    begun.current = true
  }, [])
  const drop = () => {
    if (id !== undefined) dropBulk(id)
    setId(undefined)
  }
  const close = () => {
    drop()
    onClose()
  }
  return (
    <Modal opened onClose={close} title={id === undefined ? words.bulk.dialog : words.bulk.counted}>
      {id === undefined ? (
        !deed && (
          <>
            <p className={styles.lead}>{chosen}</p>
            <ChooseDeed entity={entity} field={field} onField={setField} onCount={begin} onClose={close} />
          </>
        )
      ) : (
        <Counted
          entity={entity}
          id={id}
          onBack={deed ? close : drop}
          onRun={() => {
            keepCurrent(entity.name, id)
            onRun()
          }}
        />
      )}
    </Modal>
  )
}
