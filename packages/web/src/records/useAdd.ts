import type { EntityName } from '@kartoteka/model'
import { useNavigate } from '@tanstack/react-router'
import { isAddedOnCards, newAddress } from '../frame/addresses.ts'
import { useDialogs } from '../frame/dialogs.tsx'
import { useReader } from '../session/session.tsx'
import { useKey } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import { mayAny } from './rights.ts'
import { useEntity } from './useEntity.ts'

/** Adding a record, by button and key, if the reader may. */
export function useAdd(name: EntityName): (() => void) | undefined {
  const { list } = useWords().screens
  const reader = useReader()
  const dialogs = useDialogs()
  const navigate = useNavigate()
  const mayCreate = mayAny(reader, 'create', useEntity(name))
  const allowed = mayCreate && !isAddedOnCards(name)
  const add = () => {
    if (name === 'talk') dialogs.noteTalk()
    else if (name === 'task') dialogs.addTask()
    else void navigate({ to: newAddress(name) })
  }
  useKey('n', add, { off: !allowed, says: list.add })
  useKey('Insert', add, { off: !allowed })
  return allowed ? add : undefined
}
