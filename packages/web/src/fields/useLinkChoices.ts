import { type CardAnswer, linkText } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { useSession, useToday } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { nearDayText, nearInstantText } from './dates.ts'
import { oneLine } from './oneLine.ts'
import { matching, type Option } from './Picker.tsx'
import { type Choices, useChoices } from './useChoices.ts'

/** What stands on the client's card: its newest talks, its tasks and its people; without a client, anybody by their name. */
export function useLinkChoices(targets: readonly string[], client: string | null): Choices {
  const [typed, setTyped] = useState('')
  const people = useChoices(targets.includes('person') ? 'person' : '', client)
  const { data, isFetching } = useQuery({
    queryKey: keys.card(client ?? ''),
    queryFn: ({ signal }) => get<CardAnswer>(`/api/clients/${client}/card`, signal),
    enabled: client !== null,
  })
  const { screens, records } = useWords()
  const language = useLanguage()
  const { zone } = useSession().firm
  const today = useToday()
  const { near } = screens
  const option = (entity: 'person' | 'talk' | 'task', id: string, title: string, hint: string): Option => ({
    id: linkText({ entity, id: id as never }),
    label: oneLine(title),
    hint: [records[entity].one, hint].filter(Boolean).join(' · '),
  })
  const talks = (data?.talks ?? []).map(({ id, text, at }) =>
    option('talk', id, text ?? '', nearInstantText(near, language, zone, at, today)),
  )
  const tasks = [...(data?.tasks ?? []), ...(data?.doneTasks ?? [])].map(({ id, what, due }) =>
    option('task', id, what, due === null ? '' : nearDayText(near, language, due, today)),
  )
  const persons = people.options.map(({ id, label, hint }) =>
    option('person', id, label, typeof hint === 'string' ? hint : ''),
  )
  const offered = [...matching([...talks, ...tasks], typed, 60), ...persons].filter(({ id }) =>
    targets.some((target) => id.startsWith(`${target}:`)),
  )
  return {
    options: offered,
    asking: isFetching || people.asking,
    ask: (now) => {
      setTyped(now)
      people.ask(now)
    },
  }
}
