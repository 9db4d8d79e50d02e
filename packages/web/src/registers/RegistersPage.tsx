/** Which public registers the firm asks: each off until an administrator switches it on. */
import type { RegisterRequest, RegistersAnswer } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { get, ProblemError, sayError, send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import { NotHere } from '../frame/NotHere.tsx'
import { useReader } from '../session/session.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonPage } from '../ui/Skeleton.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import { RegisterSettings } from './RegisterSettings.tsx'
import styles from './registers.module.css'

export function RegistersPage() {
  const words = useWords()
  const { administrator } = useReader()
  const { data } = useQuery({
    queryKey: keys.registers(),
    queryFn: ({ signal }) => get<RegistersAnswer>('/api/registers', signal),
    enabled: administrator,
  })
  if (!administrator) return <NotHere />
  if (data === undefined) return <SkeletonPage />
  /** The sentence that speaks against it, if one does. */
  const change = async (register: string, wish: RegisterRequest): Promise<string | undefined> => {
    try {
      const answer = await send<RegistersAnswer>('PATCH', `/api/registers/${register}`, wish)
      queries.setQueryData(keys.registers(), answer)
      void queries.invalidateQueries({ queryKey: keys.session() })
      return undefined
    } catch (error) {
      const sentence = error instanceof ProblemError ? error.problem.problems?.[0]?.sentence : undefined
      if (sentence === undefined) notifyWrong(sayError(words, error))
      return sentence
    }
  }
  return (
    <Page title={words.registers.title} narrow>
      <p className={styles.about}>{words.registers.lead}</p>
      {data.registers.map((setting) => (
        <RegisterSettings
          key={setting.register}
          setting={setting}
          onChange={(wish) => change(setting.register, wish)}
        />
      ))}
    </Page>
  )
}
