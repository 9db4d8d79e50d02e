/** A small form by hand: fields with labels, one button, and every refusal at its field. */
import './form.css'
import type { Words } from '@kartoteka/model/words/words.ts'
import { ProblemError, sayError } from '../data/problem.ts'
import { element } from './element.ts'

export interface FieldOptions {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'password'
  readonly autocomplete?: string
  readonly hint?: string
  readonly value?: string
  readonly choices?: readonly (readonly [value: string, label: string])[]
}

interface FormOptions {
  readonly words: Words
  readonly fields: readonly FieldOptions[]
  readonly button: string
  readonly below?: readonly Node[]
  send(values: Readonly<Record<string, string>>): Promise<void>
}

let made = 0

export function form({ words, fields, button, below = [], send }: FormOptions): HTMLFormElement {
  made += 1
  const prefix = `door-${made}`
  const inputs = new Map(fields.map((field) => [field.name, fieldOf(prefix, words, field)]))
  const wrong = element('p', { class: 'door-wrong', role: 'alert' })
  const press = element('button', { type: 'submit', class: 'door-button' }, button)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (press.ariaDisabled === 'true') return
    press.ariaDisabled = 'true'
    say(inputs, new Map(), wrong, '')
    try {
      await send(Object.fromEntries([...inputs].map(([name, { input }]) => [name, input.value])))
    } catch (error) {
      // When it went well the button stays shut: what comes next is on its way.
      press.ariaDisabled = null
      show(error)
    }
  }
  function show(error: unknown) {
    const problems = error instanceof ProblemError ? (error.problem.problems ?? []) : []
    const at = new Map(problems.map((problem) => [problem.at.split('.')[0] ?? '', problem.sentence]))
    const elsewhere = problems.find((problem) => !inputs.has(problem.at.split('.')[0] ?? ''))?.sentence
    say(inputs, at, wrong, elsewhere ?? (problems.length > 0 ? '' : sayError(words, error)))
  }
  return element(
    'form',
    { class: 'door-form', novalidate: true, submit: (event) => void submit(event) },
    ...[...inputs.values()].map(({ row }) => row),
    wrong,
    press,
    ...below,
  )
}

type Shown = ReturnType<typeof fieldOf>

function say(
  inputs: Map<string, Shown>,
  at: Map<string, string>,
  wrong: HTMLElement,
  sentence: string,
): void {
  wrong.textContent = sentence
  for (const [name, { input, fault }] of inputs) {
    fault.textContent = at.get(name) ?? ''
    input.setAttribute('aria-invalid', String(at.has(name)))
  }
  const first =
    [...inputs].find(([name]) => at.has(name)) ?? (sentence === '' ? undefined : [...inputs].at(-1))
  first?.[1].input.focus()
}

function fieldOf(
  prefix: string,
  words: Words,
  { name, label, type = 'text', hint, value = '', choices, autocomplete }: FieldOptions,
) {
  const id = `${prefix}-${name}`
  // Mantine's dialogs below would take Escape for themselves.
  const common = {
    id,
    name,
    'data-mantine-stop-propagation': 'true',
    'aria-describedby': `${id}-fault ${id}-hint`,
  }
  const input = choices
    ? element('select', common, ...choices.map(([key, said]) => option(key, said, key === value)))
    : element('input', { ...common, type, value, autocomplete: autocomplete ?? 'off', spellcheck: 'false' })
  const fault = element('span', { id: `${id}-fault`, class: 'door-fault' })
  const row = element(
    'div',
    { class: 'door-field' },
    element('label', { for: id }, label),
    type === 'password' && !choices ? withEye(input as HTMLInputElement, words) : input,
    fault,
    element('span', { id: `${id}-hint`, class: 'door-hint' }, hint),
  )
  return { row, input, fault }
}

const option = (value: string, label: string, selected: boolean) =>
  element('option', { value, selected }, label)

/** A password can be looked at: typing it twice would be the alternative. */
function withEye(input: HTMLInputElement, { frame }: Words): HTMLElement {
  const eye = element(
    'button',
    { type: 'button', class: 'door-eye', 'aria-pressed': 'false' },
    frame.door.show,
  )
  eye.addEventListener('click', () => {
    const hidden = input.type === 'password'
    input.type = hidden ? 'text' : 'password'
    eye.ariaPressed = String(hidden)
    eye.textContent = hidden ? frame.door.hide : frame.door.show
    input.focus()
  })
  return element('div', { class: 'door-password' }, input, eye)
}
