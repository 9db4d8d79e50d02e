import { type Day, isDay } from '@kartoteka/model'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useRef } from 'react'
import { useToday } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { dayText, nearDayText, shortDayText, wholeDayText } from './dates.ts'
import { controlOf, type FieldView, type InputProps, typedText } from './field.ts'
import styles from './fields.module.css'
import { readDay } from './readDay.ts'

/** Typed as people say it; what was understood stands beside it before it is kept. The button opens the browser's
 * calendar, and so does Alt+↓, as in a date field of the browser's own. */
function Input(props: InputProps) {
  const language = useLanguage()
  const { screens } = useWords()
  const today = useToday()
  const calendar = useRef<HTMLInputElement>(null)
  const typed = typedText(props.raw)
  const understood = isDay(typed) ? typed : readDay(typed, today)
  const openCalendar = () => calendar.current?.showPicker()
  return (
    <span className={styles.day}>
      <TextInput
        {...controlOf(props)}
        value={isDay(typed) ? dayText(language, typed) : typed}
        autoComplete="off"
        onChange={(event) => props.onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!event.altKey || event.key !== 'ArrowDown' || props.locked) return
          event.preventDefault()
          openCalendar()
        }}
        rightSection={
          <ActionIcon
            size="sm"
            tabIndex={-1}
            disabled={props.locked}
            aria-label={screens.fields.openCalendar}
            onClick={openCalendar}
          >
            <IconCalendar size={16} />
          </ActionIcon>
        }
      />
      <input
        ref={calendar}
        className={styles.calendar}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={understood ?? ''}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      <span
        className={styles.understood}
        aria-live="polite"
        title={understood && wholeDayText(language, understood)}
      >
        {understood !== undefined &&
          (isDay(typed)
            ? nearDayText(screens.near, language, typed, today)
            : shortDayText(language, understood))}
      </span>
    </span>
  )
}

function Show({ value }: { value: Day }) {
  return <time dateTime={value}>{dayText(useLanguage(), value)}</time>
}

function Cell({ value }: { value: Day }) {
  const language = useLanguage()
  const { screens } = useWords()
  const today = useToday()
  return (
    <time dateTime={value} title={wholeDayText(language, value)}>
      {nearDayText(screens.near, language, value, today)}
    </time>
  )
}

export const day: FieldView<Day> = {
  Input,
  Show,
  Cell,
  read: (raw, { today }) => (typeof raw === 'string' && !isDay(raw) ? (readDay(raw, today) ?? raw) : raw),
}
