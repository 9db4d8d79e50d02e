/** The dialogs that open from anywhere: a talk is noted and a task set without leaving the screen. */
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useMemo,
  useState,
} from 'react'

interface Dialogs {
  noteTalk(clientId?: string): void
  addTask(clientId?: string): void
}

const Opening = createContext<Dialogs | undefined>(undefined)

export const loadNoteDialog = () => import('../work/NoteDialog.tsx')
export const loadTaskDialog = () => import('../work/TaskDialog.tsx')
const NoteDialog = lazy(async () => ({ default: (await loadNoteDialog()).NoteDialog }))
const TaskDialog = lazy(async () => ({ default: (await loadTaskDialog()).TaskDialog }))

interface Open {
  readonly what: 'talk' | 'task'
  readonly clientId: string | undefined
  /** Each opening starts afresh. */
  readonly time: number
  readonly opened: boolean
}

export function DialogsProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<Open>()
  // An answer that comes late closes the dialog that asked, and not the one that stands there by then.
  const close = useCallback(
    (time: number) => setOpen((now) => (now?.time === time ? { ...now, opened: false } : now)),
    [],
  )
  const dialogs = useMemo<Dialogs>(() => {
    const opening = (what: Open['what']) => (clientId?: string) =>
      setOpen({ what, clientId, time: Date.now(), opened: true })
    return { noteTalk: opening('talk'), addTask: opening('task') }
  }, [])
  const Dialog = open?.what === 'talk' ? NoteDialog : TaskDialog
  return (
    <Opening value={dialogs}>
      {children}
      <Suspense>
        {open && (
          <Dialog
            key={open.time}
            clientId={open.clientId}
            opened={open.opened}
            onClose={() => close(open.time)}
          />
        )}
      </Suspense>
    </Opening>
  )
}

/** Opens the dialogs, for the client given or for one to be chosen in the dialog. */
export function useDialogs(): Dialogs {
  const dialogs = useContext(Opening)
  if (dialogs === undefined) throw new Error('Dialogs are opened inside the frame')
  return dialogs
}
