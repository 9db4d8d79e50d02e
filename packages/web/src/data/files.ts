/** Files that the server makes, saved where the browser puts downloads. */
import { registry } from '@kartoteka/model'
import { askingAgain, UnreachableError } from './api.ts'

/** A file of an address: it streams to the disk, however long it is. */
export const download = (address: string): void => press(address, '')

/** A client, with its people, or a person as an address card. */
export const downloadCard = (entity: 'client' | 'person', id: string): void =>
  download(`/api/${registry[entity].plural}/${id}/card.vcf`)

/** A file that is asked for with a body; it is held until it is there. */
export async function downloadAsked(address: string, body: object): Promise<void> {
  const request = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  } as const
  const ask = () =>
    fetch(address, request).catch((error: unknown) => {
      throw new UnreachableError(error)
    })
  const { name, content } = await askingAgain(ask, async (answer) => ({
    name: nameIn(answer.headers.get('content-disposition')),
    content: await answer.blob(),
  }))
  const url = URL.createObjectURL(content)
  press(url, name)
  // The browser has begun to save it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const nameIn = (disposition: string | null): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1] ?? '')

function press(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}
