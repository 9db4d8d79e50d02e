/** Two people changed the same: both versions, field by field, and whoever saves second chooses. */

import { type EntityName, fieldNamed, isEmpty, say, sayField } from '@kartoteka/model'
import { Button, Group, Modal, Radio } from '@mantine/core'
import { useState } from 'react'
import { Shown } from '../fields/FieldRow.tsx'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import { type Disagreement, resolved } from './conflict.ts'
import styles from './form.module.css'
import { useEntity } from './useEntity.ts'
import type { Conflict } from './useSaving.ts'

interface ConflictDialogProps {
  readonly name: EntityName
  readonly conflict: Conflict
  onChoose(touched: Readonly<Record<string, unknown>>): Promise<void>
  onBack(): void
}

export function ConflictDialog({
  name,
  conflict: { now, open, touched },
  onChoose,
  onBack,
}: ConflictDialogProps) {
  const words = useWords()
  const { form } = words.screens
  const { users } = useSession()
  const [theirs, setTheirs] = useState<ReadonlySet<Disagreement>>(new Set())
  const who = users.find(({ id }) => id === now.updatedBy)?.name ?? form.someone
  const choose = (disagreement: Disagreement, isTheirs: boolean) => {
    const next = new Set(theirs)
    if (isTheirs) next.add(disagreement)
    else next.delete(disagreement)
    setTheirs(next)
  }
  return (
    <Modal opened onClose={onBack} title={form.conflictTitle} size="lg">
      <p className={styles.conflictText}>{say(form.conflictText, { who })}</p>
      <Group gap="xs">
        <Button size="xs" onClick={() => setTheirs(new Set())}>
          {form.allMine}
        </Button>
        <Button size="xs" onClick={() => setTheirs(new Set(open))}>
          {form.allTheirs}
        </Button>
      </Group>
      {open.map((disagreement) => {
        const names = disagreement.fields.map((field) => sayField(words, name, field)).join(', ')
        return (
          <Radio.Group
            key={names}
            className={styles.disagreement}
            label={names}
            value={theirs.has(disagreement) ? 'theirs' : 'mine'}
            onChange={(value) => choose(disagreement, value === 'theirs')}
          >
            <div className={styles.versions}>
              <Radio
                value="mine"
                label={<Version said={form.mine} name={name} values={disagreement.mine} />}
              />
              <Radio value="theirs" label={<Version said={who} name={name} values={disagreement.theirs} />} />
            </div>
          </Radio.Group>
        )
      })}
      <Group justify="flex-end" mt="lg">
        <Button variant="subtle" onClick={onBack}>
          {form.back}
        </Button>
        <Button
          variant="filled"
          data-autofocus
          onClick={() => void onChoose(resolved(touched, open, (each) => !theirs.has(each)))}
        >
          {form.saveChosen}
        </Button>
      </Group>
    </Modal>
  )
}

function Version({
  said,
  name,
  values,
}: {
  said: string
  name: EntityName
  values: Readonly<Record<string, unknown>>
}) {
  const { form } = useWords().screens
  const entity = useEntity(name)
  return (
    <span className={styles.version}>
      <span className={styles.whose}>{said}</span>
      {Object.entries(values).map(([field, value]) => {
        const defined = fieldNamed(entity, field)
        return (
          <span key={field}>
            {isEmpty(value) || !defined ? (
              form.empty
            ) : (
              <Shown entity={name} name={field} field={defined} value={value} />
            )}
          </span>
        )
      })}
    </span>
  )
}
