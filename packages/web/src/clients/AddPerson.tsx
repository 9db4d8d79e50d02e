import { lazy, Suspense } from 'react'
import type { AddPersonDialogProps } from './AddPersonDialog.tsx'

const Dialog = lazy(async () => ({ default: (await import('./AddPersonDialog.tsx')).AddPersonDialog }))

/** The dialog for somebody new, fetched when it is first opened. */
export const AddPerson = (props: AddPersonDialogProps) => (
  <Suspense>{props.opened && <Dialog {...props} />}</Suspense>
)
