/** What has been promised: by the hundred done, some late, some for today, some to come. */
import { type Day, daysAfter } from '@kartoteka/model'
import type { Chance } from './chance.ts'
import { colleagues } from './firm.ts'
import type { DemoTalk, DemoTask } from './plain.ts'
import { ownTasks } from './polish/serviceTopics.ts'
import { fillings } from './polish/topics.ts'
import { onWorkday, type Told } from './story.ts'
import { fillerOf } from './topic.ts'

export const taskCounts = { done: 140, late: 26, today: 18, coming: 44, undated: 14, own: 14 } as const

interface Plan {
  /** How many days ago the talk was. */
  readonly from: number
  readonly to: number
  readonly due: (chance: Chance, said: Day, today: Day) => Partial<Pick<DemoTask, 'due' | 'doneOn'>>
}

const plans: Readonly<Record<'done' | 'late' | 'today' | 'coming' | 'undated', Plan>> = {
  late: {
    from: 7,
    to: 30,
    due: (chance, said, today) => ({ due: between(chance, daysAfter(said, 1), daysAfter(today, -1)) }),
  },
  today: { from: 1, to: 12, due: (_chance, _said, today) => ({ due: today }) },
  coming: {
    from: 1,
    to: 16,
    due: (chance, _said, today) => ({ due: nextWorkday(daysAfter(today, chance.between(1, 18))) }),
  },
  undated: { from: 5, to: 120, due: () => ({}) },
  done: {
    from: 9,
    to: 500,
    due: (chance, said) => {
      const due = nextWorkday(daysAfter(said, chance.between(1, 7)))
      return { due, doneOn: chance.yes(80) ? due : onWorkday(daysAfter(said, chance.between(1, 8))) }
    },
  },
}

/** Tasks that follow from talks, the talks that now name them, and tasks of the firm's own. */
export function promised(
  chance: Chance,
  story: readonly Told[],
  today: Day,
): { talks: readonly DemoTalk[]; tasks: readonly DemoTask[] } {
  const tasks: DemoTask[] = []
  const next = new Map<Told, string>()
  for (const [name, plan] of Object.entries(plans)) {
    const fitting = story.filter(
      (told) =>
        told.promises.length > 0 &&
        !next.has(told) &&
        told.day <= daysAfter(today, -plan.from) &&
        told.day >= daysAfter(today, -plan.to),
    )
    for (const told of evenly(chance, fitting).slice(0, taskCounts[name as keyof typeof plans])) {
      const { talk, day, promises } = told
      const task = {
        key: `task${tasks.length + 1}`,
        what: chance.pick(promises),
        client: talk.client,
        ...plan.due(chance, day, today),
        owner: doer(chance, told),
        setBy: talk.by,
        setOn: day,
      }
      next.set(told, task.key)
      tasks.push(task)
    }
  }
  const talks = story.map((told) => (next.has(told) ? { ...told.talk, next: next.get(told)! } : told.talk))
  return { talks, tasks: [...tasks, ...own(chance, today)] }
}

/** Shuffled, one of everybody before anybody's second. */
function evenly(chance: Chance, story: readonly Told[]): readonly Told[] {
  const piles = [...Map.groupBy(story, ({ talk }) => talk.by).values()].map((pile) => {
    const draw = chance.deck(pile)
    return pile.map(() => draw())
  })
  const longest = Math.max(0, ...piles.map(({ length }) => length))
  return Array.from({ length: longest }, (_, nth) => piles.flatMap((pile) => pile[nth] ?? [])).flat()
}

/**
 * Who promised does it; some of it, but no repairs, goes to the administrator, who would have nothing to do
 * else.
 */
const doer = (chance: Chance, { talk, craft, speech }: Told): string =>
  craft !== 'service' && speech === 'pl' && chance.yes(12) ? 'joanna' : talk.by

const own = (chance: Chance, today: Day): readonly DemoTask[] => {
  const fill = fillerOf(chance, fillings)
  return ownTasks.slice(0, taskCounts.own).map((what, index) => {
    const owner =
      index % 3 === 0 ? 'joanna' : chance.pick(colleagues.filter(({ language }) => language === 'pl')).key
    const due = [daysAfter(today, -2), today, nextWorkday(daysAfter(today, 1 + index)), undefined][index % 4]
    return {
      key: `own${index + 1}`,
      what: fill(what),
      ...(due && { due }),
      owner,
      setBy: 'joanna',
      setOn: onWorkday(daysAfter(today, -4 - index)),
    }
  })
}

/** A workday between two days, as near as there is one. */
const between = (chance: Chance, first: Day, last: Day): Day => {
  const span = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000)
  return onWorkday(daysAfter(first, chance.between(0, Math.max(0, span))))
}

const nextWorkday = (day: Day): Day => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? daysAfter(day, 2) : weekday === 0 ? daysAfter(day, 1) : day
}
