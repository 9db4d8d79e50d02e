/** A few clients whose list is read by Sam and Mia, and how a list is asked what it shows. */

import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type RunningFirm, startFirm } from '../firm.ts'

export interface Readers {
  readonly firm: RunningFirm
  readonly sam: Page
  readonly mia: Page
  /** Of the clients Alfa, Beta, Gamma and Delta. */
  readonly ids: Readonly<Record<string, string>>
  open(page: Page, address?: string): Promise<void>
}

export async function startReaders(): Promise<Readers> {
  const firm = await startFirm()
  const ids: Record<string, string> = {}
  const made = async (path: string, body: object) =>
    (await firm.api<{ id: string }>('mia', 'POST', path, body)).id
  const vip = await made('/api/labels', { name: 'VIP', colour: 'red' })
  const client = async (name: string, town: string | null, more: object = {}) => {
    ids[name] = await made('/api/clients', { name, town, ...more })
  }
  await client('Alfa', 'Łódź', { labels: [vip], province: 'łódzkie', street: 'ul. Piotrkowska 5' })
  await client('Beta', 'Kutno', {
    mails: ['biuro@beta.example'],
    phones: [{ number: '22 555 01 20', note: 'magazyn' }],
    remarks: 'Dzwonić po dziesiątej.',
  })
  await client('Gamma', 'Radom', {
    active: false,
    owner: firm.ids.sam,
    regon: '901912554',
    bankAccounts: ['61 1090 1014 0000 0712 1981 2874'],
    website: 'tartak.example',
    addresses: [{ kind: 'correspondence', street: 'Wiśniowa 3', town: 'Pszczyna' }],
  })
  await client('Delta', null)
  await firm.api('mia', 'POST', `/api/clients/${ids.Beta}/people`, {
    person: { firstName: 'Żaneta', lastName: 'Gżegżółka', phones: ['692 555 714'] },
  })
  await firm.api('mia', 'POST', '/api/talks', { client: ids.Alfa, text: 'Dzień dobry' })
  await firm.api('mia', 'POST', '/api/talks', { client: ids.Beta, text: 'Dawno', at: '2020-01-01T10:00:00Z' })
  return {
    firm,
    ids,
    sam: await firm.page('sam'),
    mia: await firm.page('mia'),
    open: async (page, address = '/clients') => {
      await page.goto(firm.program.url + address)
      await page.getByRole('grid').waitFor()
    },
  }
}

export const names = (page: Page) => page.locator('[role=row] a[href^="/clients/"]').allTextContents()
export const shows = (page: Page, expected: readonly string[]) =>
  expect.poll(() => names(page)).toEqual(expected)
export const chips = (page: Page) =>
  page
    .locator('[class*=chip_]')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).innerText.replace(/\s+/g, ' ')))
export const heads = async (page: Page) =>
  (await page.getByRole('columnheader').allTextContents()).slice(1, -1)
export const asked = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)
export const panel = (page: Page, name: string): Locator => page.getByRole('complementary', { name })
