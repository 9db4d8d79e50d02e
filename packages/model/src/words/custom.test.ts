import { expect, test } from 'vitest'
import type { CustomDefinition } from '../kit/index.ts'
import { withCustomWords } from './custom.ts'
import { loadWords, sayChoice, sayField } from './words.ts'

const definition = (key: string, more: Partial<CustomDefinition> = {}): CustomDefinition => ({
  id: key,
  entity: 'client',
  key,
  name: { pl: `pole ${key}` },
  kind: 'text',
  group: null,
  options: [],
  required: false,
  default: null,
  listed: false,
  filterable: false,
  sortable: false,
  position: 10,
  active: true,
  deletedAt: null,
  ...more,
})

test('the words of a language know what the firm calls its fields, options and headings', async () => {
  const options = [{ key: 'a', name: { pl: 'Mała', ru: 'Маленькая' } }]
  const definitions = [
    definition('size', {
      kind: 'choice',
      options,
      name: { pl: 'Wielkość', ru: 'Размер' },
      group: { pl: 'Lokal' },
    }),
    definition('old', { position: 20, active: false }),
    definition('free', { position: 30 }),
  ]
  const words = withCustomWords(await loadWords('ru'), 'ru', definitions)
  expect(sayField(words, 'client', 'custom.size')).toBe('Размер')
  expect(sayField(words, 'client', 'custom.old')).toBe('pole old')
  expect(sayField(words, 'client', 'name')).toBe('Название')
  expect(sayChoice(words, 'client', 'custom.size', 'a')).toBe('Маленькая')
  expect(sayChoice(words, 'client', 'kind', 'firm')).not.toBe('firm')
  expect(words.records.client.groups).toMatchObject({ custom0: 'Lokal', custom1: 'Пользовательские поля' })
})
