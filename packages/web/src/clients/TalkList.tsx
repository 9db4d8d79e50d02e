/** Talks, newest first: when and by whom, with whom, what was said, what came of it, what is next. */
import { type CardAnswer, nameIn, sayChoice, type Talk, type Task } from '@kartoteka/model'
import { IconCornerDownRight } from '@tabler/icons-react'
import { ColouredWord } from '../fields/ColouredWord.tsx'
import { NearInstant } from '../fields/instant.tsx'
import { RecordLink } from '../fields/RecordLink.tsx'
import { useTitle } from '../fields/titles.tsx'
import { useSession } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { kindIcons } from '../work/KindRadios.tsx'
import { AboutSign, WithAboutCounts } from './aboutCounts.tsx'
import styles from './card.module.css'
import { TalkMenu } from './TalkMenu.tsx'
import { TaskLine } from './TaskLine.tsx'
import { useFresh } from './useFresh.ts'

export function TalkList({ card, talks }: { card: CardAnswer; talks: readonly Talk[] }) {
  const fresh = useFresh(talks.map(({ id }) => id))
  const tasks = new Map([...card.tasks, ...card.doneTasks].map((task) => [task.id as string, task]))
  return (
    <WithAboutCounts entity="talk" ids={talks.map(({ id }) => id)}>
      <ol className={styles.talks}>
        {talks.map((talk) => (
          <TalkRow
            key={talk.id}
            talk={talk}
            next={talk.nextStep === null ? undefined : tasks.get(talk.nextStep)}
            isFresh={fresh.has(talk.id)}
          />
        ))}
      </ol>
    </WithAboutCounts>
  )
}

function TalkRow({ talk, next, isFresh }: { talk: Talk; next: Task | undefined; isFresh: boolean }) {
  const words = useWords()
  const { card: said } = words.screens
  const language = useLanguage()
  const { users, talkResults } = useSession()
  const person = useTitle('person', talk.person)
  const Icon = kindIcons[talk.kind]
  const kind = sayChoice(words, 'talk', 'kind', talk.kind)
  const purpose = talk.purpose && sayChoice(words, 'talk', 'purpose', talk.purpose)
  const result = talkResults.find(({ id }) => id === talk.result)
  const author = users.find(({ id }) => id === (talk.owner ?? talk.createdBy))?.name
  return (
    <li className={styles.talk} data-fresh={isFresh || undefined}>
      <div className={styles.when}>
        <NearInstant value={talk.at} />
        <span className={styles.author}>{author}</span>
      </div>
      <div className={styles.said}>
        <div className={styles.talkHead}>
          <Icon size={16} className={styles.kindIcon} aria-hidden="true" />
          <span>{purpose ? `${kind} · ${purpose.toLocaleLowerCase(language)}` : kind}</span>
          {talk.person && (
            <RecordLink entity="person" id={talk.person}>
              {person ?? '…'}
            </RecordLink>
          )}
          {result && <ColouredWord colour={result.colour}>{nameIn(result.name, language)}</ColouredWord>}
          <AboutSign entity="talk" id={talk.id} />
          <TalkMenu talk={talk} />
        </div>
        <p className={styles.text}>{talk.text}</p>
        {talk.nextStep !== null && (
          <div className={styles.next}>
            <IconCornerDownRight size={16} className={styles.nextIcon} aria-hidden="true" />
            <span className={styles.hiddenWord}>{said.nextStep}: </span>
            {next ? <TaskLine task={next} /> : <NextStepTitle id={talk.nextStep} />}
          </div>
        )}
      </div>
    </li>
  )
}

/** A next step that is not among what the card brought. */
function NextStepTitle({ id }: { id: string }) {
  const title = useTitle('task', id)
  return (
    <RecordLink entity="task" id={id} className={styles.taskLink}>
      {title ?? '…'}
    </RecordLink>
  )
}
