import type { Day } from '@kartoteka/model'

/** "środa, 12 marca" */
export const longDay = (language: string, day: Day): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`))
