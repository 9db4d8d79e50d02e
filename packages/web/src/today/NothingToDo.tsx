import { type CountAnswer, scopeOf } from '@kartoteka/model'
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { NoClients } from '../records/NothingHere.tsx'
import { useReader } from '../session/session.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../words/useWords.tsx'
import type { Whose } from './query.ts'

/** A day without tasks; in a firm that has no clients yet these come first. */
export function NothingToDo({ whose, addTask }: { whose: Whose; addTask: () => void }) {
  const { frame } = useWords()
  const navigate = useNavigate()
  const mayAdd = scopeOf(useReader(), 'client', 'create') !== 'none'
  const clients = useQuery({
    queryKey: keys.list('client', { count: undefined }),
    queryFn: ({ signal }) => get<CountAnswer>('/api/clients/count', signal),
  })
  if (clients.isPending) return null
  const addClient = () => void navigate({ to: '/clients/new' })
  if (mayAdd && clients.data?.count === 0) return <NoClients add={addClient} />
  return (
    <Empty
      title={whose === 'me' ? frame.nothingForMe : frame.nothingForTeam}
      hint={frame.nothingDueHint}
      action={
        <Group gap={8}>
          <Button variant="filled" onClick={addTask}>
            {frame.addTask}
          </Button>
          {mayAdd && (
            <Button component={Link} to="/clients/new">
              {frame.addClient}
            </Button>
          )}
        </Group>
      }
    />
  )
}
