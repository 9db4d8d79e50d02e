import { readFileSync } from 'node:fs'
import { entities } from '@kartoteka/model'
import { expect, test } from 'vitest'
import { openApi } from './openapi.ts'

const kept = new URL('../../openapi.json', import.meta.url)

test('the description that is checked in is the present one (npm run openapi writes it)', () => {
  expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual(JSON.parse(JSON.stringify(openApi())))
})

test('every entity is described, and every reference in it leads somewhere', () => {
  const description = JSON.parse(JSON.stringify(openApi()))
  for (const { plural } of entities) expect(Object.keys(description.paths)).toContain(`/api/${plural}/{id}`)
  const references = JSON.stringify(description).matchAll(/"#\/components\/schemas\/(\w+)"/g)
  for (const [, name] of references) expect(Object.keys(description.components.schemas)).toContain(name)
})
