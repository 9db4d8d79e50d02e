import { useTitle } from '../fields/titles.tsx'

export function ClientName({ id }: { id: string }) {
  return useTitle('client', id) ?? '…'
}
