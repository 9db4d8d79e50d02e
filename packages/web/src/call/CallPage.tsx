import { type CallAnswer, phoneText } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { get, sayError } from '../data/api.ts'
import { Hit } from '../search/Hit.tsx'
import { useSession } from '../session/session.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonPage } from '../ui/Skeleton.tsx'
import { useArrows } from '../ui/useArrows.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './CallPage.module.css'
import { calledIn, callerPreset } from './called.ts'

/** /call?number=…, which any telephone program can open on ringing: the client, the candidates, or a new client. */
export function CallPage() {
  const words = useWords()
  const navigate = useNavigate()
  const number = calledIn((useSearch({ strict: false }) as { number?: unknown }).number)
  const { data, error } = useQuery({
    queryKey: ['call', number],
    queryFn: ({ signal }) => get<CallAnswer>(`/api/call?number=${encodeURIComponent(number)}`, signal),
    enabled: number !== '',
    gcTime: 0,
  })
  useEffect(() => {
    if (data === undefined) return
    const [first, ...others] = data.hits
    if (first && others.length === 0)
      void navigate({ to: '/clients/$id', params: { id: first.client }, replace: true })
    if (!first)
      void navigate({
        to: '/clients/new',
        search: callerPreset(data.number ?? number) as never,
        replace: true,
      })
  }, [data, number, navigate])
  if (number === '') return <Nobody title={words.frame.call} hint={words.frame.callHint} />
  if (error) return <Nobody title={words.frame.call} hint={sayError(words, error)} />
  if (data === undefined || data.hits.length < 2) return <SkeletonPage />
  return <Candidates answer={data} number={number} />
}

const Nobody = ({ title, hint }: { title: string; hint: string }) => (
  <Page title={title}>
    <Empty title={hint} />
  </Page>
)

/** Several clients have this telephone. */
function Candidates({ answer, number }: { answer: CallAnswer; number: string }) {
  const { frame } = useWords()
  const { country } = useSession().firm
  const list = useArrows<HTMLUListElement>({ first: true })
  const written = answer.number ? phoneText({ number: answer.number }, country) : number
  return (
    <Page title={`${frame.call} ${written}`} hint={frame.callCandidates} narrow>
      <ul ref={list} className={styles.list}>
        {answer.hits.map((hit) => (
          <li key={hit.client}>
            <Link to="/clients/$id" params={{ id: hit.client }} className={styles.candidate} data-arrow>
              <Hit hit={hit} asked="" />
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/clients/new" search={callerPreset(answer.number ?? number) as never}>
          {frame.addClient}
        </Link>
      </p>
    </Page>
  )
}
