/** Fields in their groups, saved with Ctrl+S, left with Esc; nothing typed is ever lost without a word. */

import { type Entity, type EntityName, say, sayCount } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { useBlocker, useNavigate, useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { titleOf } from '../fields/titles.tsx'
import { listAddress, recordAddress } from '../frame/addresses.ts'
import { useReader } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Page } from '../ui/Page.tsx'
import { notify } from '../ui/toasts.ts'
import { useKey } from '../ui/useKey.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { ConflictDialog } from './ConflictDialog.tsx'
import { draftOf, dropDraft, keepDraft } from './draft.ts'
import { FormGroups } from './FormGroups.tsx'
import styles from './form.module.css'
import { LeaveQuestion } from './LeaveQuestion.tsx'
import { NotSaved } from './NotSaved.tsx'
import type { Kept } from './rights.ts'
import { useRecordForm } from './useRecordForm.ts'
import { useSaving } from './useSaving.ts'
import { writtenForms } from './writtenForms.tsx'

interface RecordFormProps {
  readonly name: EntityName
  readonly entity: Entity
  readonly base: Readonly<Record<string, unknown>>
  readonly kept?: Kept
}

type NewOnes = Readonly<Partial<Record<EntityName, string>>>

export function RecordForm({ name, entity, base: given, kept }: RecordFormProps) {
  const words = useWords()
  const { form: said } = words.screens
  const language = useLanguage()
  const { hidden } = useReader()
  const navigate = useNavigate()
  const { history } = useRouter()
  // What the form began with: a colleague's save in the meantime must not move it under the hands.
  const [base] = useState(given)
  const [draft] = useState(() => draftOf(name, kept?.id))
  const [restored, setRestored] = useState(draft !== undefined)
  const form = useRecordForm(entity, base, { ...base, ...draft?.typed })
  const fields = Object.values(entity.form)
    .flat()
    .filter((each) => !hidden[name]?.includes(each) && !entity.idle(form.raw).includes(each))
  const isDirty = Object.keys(form.typed).length > 0
  const leaving = useRef(false)
  const box = useRef<HTMLFormElement>(null)
  /** What was seen: a colleague's save that arrives meanwhile is told of, and not taken for seen. */
  const [version, see] = useState(draft?.version ?? kept?.version)

  const saved = (record: Kept) => {
    notify(said.saved)
    // Whoever has gone on meanwhile is not called back.
    if (leaving.current) return
    leaving.current = true
    dropDraft(name, kept?.id)
    void navigate({ to: recordAddress(name, record.id), replace: true })
  }
  const saving = useSaving({ name, entity, form, fields, base, kept, version, onSaved: saved })
  const cancel = () =>
    history.canGoBack()
      ? history.back()
      : void navigate({ to: kept ? recordAddress(name, kept.id) : listAddress(name) })

  useEffect(() => {
    if (!leaving.current) keepDraft(name, kept?.id, { version, typed: form.typed })
  })
  useEffect(() => box.current?.querySelector<HTMLElement>('[data-first]')?.focus(), [])
  const faulty = Object.keys(form.faults).length
  useEffect(() => {
    if (saving.tries > 0) focusFirstFault(box.current)
  }, [saving.tries])
  useKey('Mod+s', () => void saving.save(), { says: said.save })
  useKey('Escape', cancel, { says: said.cancel })
  const question = useBlocker({
    shouldBlockFn: () => isDirty && !leaving.current,
    enableBeforeUnload: false,
    withResolver: true,
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    cancel()
  }
  const title = titleOf(base[entity.title], language)
  const { one } = words.records[name]
  const Told = writtenForms[name]?.Told
  return (
    <Page
      title={kept ? (title ?? one) : ((words.newOnes as NewOnes)[name] ?? say(said.newOf, { name: one }))}
      hint={kept && one}
    >
      <form
        ref={box}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void saving.save()
        }}
        onKeyDown={onKeyDown}
      >
        {restored && isDirty && (
          <p className={styles.notice} role="status">
            {said.restored}
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                form.replace(base)
                see(base.version as number | undefined)
                setRestored(false)
              }}
            >
              {said.discard}
            </Button>
          </p>
        )}
        {kept && version !== undefined && given.version !== version && (
          <p className={styles.notice}>{said.movedOn}</p>
        )}
        <FormGroups
          name={name}
          entity={entity}
          form={form}
          kept={kept}
          busy={saving.busy}
          onSaveWith={(beside) => void saving.save(beside)}
        />
        <div className={styles.foot} data-foot>
          {form.faults[''] && (
            <p className={styles.whole} role="alert">
              {form.faults[''].sentence}
            </p>
          )}
          {Told && <Told form={form} kept={kept} />}
          <NotSaved name={name} saving={saving} typed={form.typed} />
          <Button type="submit" variant="filled" disabled={saving.busy} rightSection={<Kbd of="Mod+s" />}>
            {saving.busy ? said.saving : kept ? said.save : words.screens.list.add}
          </Button>
          <Button variant="subtle" onClick={cancel} rightSection={<Kbd of="Escape" />}>
            {said.cancel}
          </Button>
          {faulty > 0 && (
            <span className={styles.faults} role="status">
              {sayCount(language, said.faults, faulty)}
            </span>
          )}
        </div>
      </form>
      {saving.conflict && (
        <ConflictDialog
          name={name}
          conflict={saving.conflict}
          onChoose={saving.resolve}
          onBack={saving.settle}
        />
      )}
      <LeaveQuestion
        asked={question.status === 'blocked'}
        onStay={() => question.reset?.()}
        onLeave={() => {
          leaving.current = true
          dropDraft(name, kept?.id)
          question.proceed?.()
        }}
      />
    </Page>
  )
}

/** The first field with a fault gets the focus, so that one can mend it at once; unless its remedy has it already. */
function focusFirstFault(box: HTMLElement | null): void {
  const first = box?.querySelector('[data-fault]')
  if (!first?.contains(document.activeElement))
    first?.querySelector<HTMLElement>('input, textarea, select')?.focus()
}
