import { expect, test } from 'vitest'
import { presetFrom } from './presetFrom.ts'

test('a new client begins with what was searched for', () => {
  expect(presetFrom('Zakład Gęsi')).toEqual({ name: 'Zakład Gęsi' })
  expect(presetFrom('521-135-51-16')).toEqual({ taxNumber: '5211355116' })
  expect(presetFrom('601 234 567')).toEqual({ phones: ['601 234 567'] })
  expect(presetFrom('+48 601 234 567')).toEqual({ phones: ['+48 601 234 567'] })
  expect(presetFrom('biuro@ges.pl')).toEqual({ mails: ['biuro@ges.pl'] })
})
