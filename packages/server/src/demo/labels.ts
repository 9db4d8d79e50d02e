/** The labels of the demonstration firm in their groups, and who has which beyond those that belong to the story. */
import type { Chance } from './chance.ts'
import type { DemoClient, DemoLabel, DemoPerson, DemoPosition, DemoTask, Speech } from './plain.ts'

const trade = { group: 'Branża', recordTypes: ['client'] } as const
const terms = { group: 'Warunki', recordTypes: ['client'] } as const
const role = { group: 'Rola w firmie', recordTypes: ['person'] } as const
const matter = { group: 'Sprawa', recordTypes: ['task'] } as const
/** Each language has its own clients, who heard of the firm in their own ways. */
const heard: Readonly<Record<Speech, Pick<DemoLabel, 'group' | 'recordTypes'>>> = {
  pl: { group: 'Skąd o nas wiedzą', recordTypes: ['client', 'person'] },
  en: { group: 'How they found us', recordTypes: ['client', 'person'] },
  ru: { group: 'Откуда узнали о нас', recordTypes: ['client', 'person'] },
}

export const labels: readonly DemoLabel[] = [
  { key: 'important', name: 'Kluczowy', colour: 'yellow' },
  { key: 'debt', name: 'Zalega z płatnością', colour: 'red', recordTypes: ['client'] },
  { key: 'abroad', name: 'Eksport', colour: 'pink' },
  { key: 'gastronomy', name: 'Gastronomia', colour: 'orange', ...trade },
  { key: 'hotel', name: 'Hotel', colour: 'violet', ...trade },
  { key: 'office', name: 'Biuro', colour: 'blue', ...trade },
  { key: 'wholesale', name: 'Hurt', colour: 'brown', ...trade },
  { key: 'contract', name: 'Umowa serwisowa', colour: 'green', ...terms },
  { key: 'lease', name: 'Ekspres w dzierżawie', colour: 'teal', ...terms },
  { key: 'tender', name: 'Tylko przetargi', colour: 'grey', ...terms },
  { key: 'plRecommended', name: 'Z polecenia', colour: 'green', ...heard.pl },
  { key: 'plFair', name: 'Targi Expo Kawa', colour: 'violet', ...heard.pl },
  { key: 'plSite', name: 'Strona internetowa', colour: 'blue', ...heard.pl },
  { key: 'enRecommended', name: 'Word of mouth', colour: 'green', ...heard.en },
  { key: 'enFair', name: 'Trade fair', colour: 'violet', ...heard.en },
  { key: 'ruRecommended', name: 'По рекомендации', colour: 'green', ...heard.ru },
  { key: 'ruFair', name: 'Выставка', colour: 'violet', ...heard.ru },
  { key: 'decides', name: 'Decyduje', colour: 'red', ...role },
  { key: 'accounts', name: 'Księgowość', colour: 'grey', ...role },
  { key: 'brews', name: 'Parzy kawę', colour: 'brown', ...role },
  { key: 'complaint', name: 'Reklamacja', colour: 'red', ...matter },
  { key: 'money', name: 'Rozliczenia', colour: 'yellow', ...matter },
  { key: 'samples', name: 'Próbki', colour: 'brown', ...matter },
  { key: 'repair', name: 'Naprawa', colour: 'teal', ...matter },
]

const ways: Readonly<Record<Speech, readonly string[]>> = {
  pl: ['plRecommended', 'plRecommended', 'plFair', 'plSite'],
  en: ['enRecommended', 'enFair'],
  ru: ['ruRecommended', 'ruFair'],
}

/** Four clients in ten have told how they heard of the firm; dealt apart from the rest of the story. */
export function withOrigin(chance: Chance, client: DemoClient): DemoClient {
  if (!chance.yes(40)) return client
  const { values, speech } = client
  return { ...client, values: { ...values, labels: [...values.labels, chance.pick(ways[speech])] } }
}

const roles = [
  ['accounts', /księg|accounts|buchhalt|účetní|buhalt|бухгалт/iu],
  ['decides', /prezes|direktor|dyrektor|geschäftsführ|директор|general manager/iu],
  ['brews', /barist|szef.* kuchni|küchen/iu],
] as const

/** People by what they are where they work. */
export function withRole(person: DemoPerson, positions: readonly DemoPosition[]): DemoPerson {
  const titles = positions.filter((each) => each.person === person.key).map(({ title }) => title)
  const found = roles.flatMap(([key, title]) => (titles.some((each) => title.test(each)) ? [key] : []))
  return found.length === 0 ? person : { ...person, labels: found }
}

const matters = [
  ['complaint', /reklamacj|wymiany towaru|korekt|гарантийн|warranty/iu],
  ['money', /wpłat|salda|korekt|счёт/iu],
  ['samples', /próbk/iu],
  ['repair', /napraw|dysz|grzałk|wizyta serwisowa|zastępczy|ремонт|repair/iu],
] as const

/** Tasks by what is to be done. */
export function withMatter(task: DemoTask): DemoTask {
  const found = matters.flatMap(([key, what]) => (what.test(task.what) ? [key] : []))
  return found.length === 0 ? task : { ...task, labels: found }
}
