/** How a file is to be read and what its columns fill: guessed, unless the user has said it. */
import { type ImportColumnUse, type ImportRequest, scopeOf, type Words } from '@kartoteka/model'
import type { Asking } from '../records/asking.ts'
import type { Format } from './formats/format.ts'
import { type FileGuess, formatOf, type SaidOfShape } from './formats/index.ts'
import { ownTargetOf, ownTargets } from './ownFields.ts'
import { returnedIn } from './returning/columns.ts'
import type { FileProblem, Plan } from './stored.ts'
import { guessMapping } from './table/mapping.ts'
import type { TableShape } from './table/shape.ts'
import { type Target, targets } from './table/target.ts'

/** What the user has said so far; kept where the file still has as many columns. */
export type Said = Pick<Plan, 'said' | 'targets' | 'options'>

const nothingSaid: Said = {
  said: { shape: {}, targets: false, remembered: false },
  targets: [],
  options: { key: 'any', existing: 'fill', keepWrongTaxNumbers: false, restToRemarks: false, newRows: false },
}

/**
 * The plan for a file, or why it is none that can be brought in.
 *
 * @throws what the file system says when the file cannot be read
 */
export async function planFor(
  path: string,
  asking: Asker,
  words: Words,
  { said, targets: chosen, options }: Said = nothingSaid,
): Promise<Plan | { readonly problem: FileProblem }> {
  const format = await formatOf(path)
  const guess = await format.guess(path, said.shape, words)
  if ('problem' in guess) return guess
  const back = await returnedPlan(asking, format, path, guess, { said, options }, words)
  if (back) return back
  const { shape, sheets, headings, sample, confidence, notices } = guess
  const mapping = guess.mapping ?? guessMapping(headings, sample)
  const offered = new Set<string>(offeredTo(asking))
  const guessed = mapping.targets.map(
    // Whoever has named a field so means that one.
    (target, column) => ownTargetOf(asking, headings[column] ?? '') ?? target,
  )
  const kept = said.targets && chosen.length === shape.columns
  const remembered = kept && said.remembered
  return {
    shape,
    sheets,
    confidence,
    headings,
    targets: (kept ? chosen : guessed).map((target) => (target && offered.has(target) ? target : null)),
    subject: mapping.subject,
    notices: [
      ...notices,
      ...(mapping.notice ? [mapping.notice] : []),
      ...(remembered ? [{ code: 'mappingRemembered', params: {} } as const] : []),
    ],
    options,
    said: { shape: said.shape, targets: kept, remembered },
  }
}

/** Where a file of ours has its headings. */
const firstLine = 1

/** The plan for a file that left here before; undefined for any other. Its first line may look like no headings to the guess. */
async function returnedPlan(
  asking: Asker,
  format: Format,
  path: string,
  guess: FileGuess,
  { said, options }: Pick<Said, 'said' | 'options'>,
  words: Words,
): Promise<Plan | undefined> {
  const read = async (table: FileGuess) => {
    const { headings, sample, shape } = table
    const returned = await returnedIn(asking, { headings, sample, isText: shape.format === 'text' })
    return returned && { table, returned }
  }
  const isSaid = said.shape.headingLine !== undefined || guess.shape.headingLine === firstLine
  const again = isSaid
    ? undefined
    : await format.guess(path, { ...said.shape, headingLine: firstLine }, words)
  const found = (await read(guess)) ?? (again && !('problem' in again) ? await read(again) : undefined)
  if (!found) return undefined
  const { shape, sheets, headings, confidence, notices } = found.table
  const leftOut = headings.filter(
    (heading, at) => heading !== '' && leaves.includes(found.returned.columns[at]!.use),
  )
  return {
    shape,
    sheets,
    confidence,
    headings,
    targets: headings.map(() => null),
    subject: 'unknown',
    notices: [
      ...notices,
      ...(leftOut.length > 0
        ? [{ code: 'columnsChangeNothing', params: { columns: leftOut.join(', ').slice(0, 400) } } as const]
        : []),
    ],
    options,
    returned: found.returned,
    said: { shape: said.shape, targets: false, remembered: false },
  }
}

const leaves: readonly ImportColumnUse[] = ['shown', 'notYours', 'unknown']

/** What the user says now, put to what was said before. */
export function saidAnew(before: Said, request: ImportRequest): Said {
  const { encoding, separator, headingLine, sheet, targets: chosen } = request
  const shape: SaidOfShape = {
    ...(sheet === undefined ? before.said.shape : {}),
    ...(encoding !== undefined && { encoding: encoding as TableShape['encoding'] }),
    ...(separator !== undefined && { separator }),
    ...(headingLine !== undefined && { headingLine }),
    ...(sheet !== undefined && { sheet }),
  }
  const said = sheet === undefined && chosen !== null && before.said.targets
  return {
    said: {
      shape,
      targets: said || Array.isArray(chosen),
      remembered: said && chosen === undefined && before.said.remembered,
    },
    targets: (chosen as readonly (Target | null)[] | null | undefined) ?? before.targets,
    options: { ...before.options, ...request.options },
  }
}

export type Asker = Pick<Asking, 'user' | 'settings'>

const names = Object.keys(targets) as readonly Target[]

/** Where a target's values go, if not to the field of its name. */
const fieldOf: Partial<Record<Target, string>> = {
  'person.name': 'person.lastName',
  'position.clientExternalId': 'client.externalId',
}

/** Every target that the user may fill. */
export function offeredTo(asking: Asker): readonly Target[] {
  const { user: reader } = asking
  return [...names, ...ownTargets(asking)].filter((target) => {
    const [entity = '', ...field] = (fieldOf[target] ?? target).split('.')
    const shut = [...(reader.locked[entity] ?? []), ...(reader.hidden[entity] ?? [])]
    return scopeOf(reader, entity, 'create') !== 'none' && !shut.includes(field.join('.'))
  })
}

const telling: readonly Target[] = [
  'client.name',
  'client.shortName',
  'client.externalId',
  'client.taxNumber',
  'client.regon',
  'person.lastName',
  'person.firstName',
  'person.name',
]

const mails: readonly Target[] = ['client.mails', 'person.mails']

/** Whether rows of this plan can say whom they are about. */
export const tellsWhom = ({ targets: chosen, options, returned }: Plan): boolean =>
  returned !== undefined ||
  [...telling, ...(options.key === 'mail' ? mails : [])].some((target) => chosen.includes(target))
