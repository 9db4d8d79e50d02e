/** Server-sent events taken apart. EventSource cannot start from a position, nor say why it was refused. */

export interface StreamEvent {
  readonly id: string | undefined
  readonly event: string
  readonly data: string
}

/** Takes the stream's text in pieces as they arrive; gives the events that are complete. */
export function eventReader(): (piece: string) => readonly StreamEvent[] {
  let rest = ''
  return (piece) => {
    const blocks = (rest + piece).replace(/\r\n?/g, '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    return blocks.map(eventIn).filter((event) => event !== undefined)
  }
}

function eventIn(block: string): StreamEvent | undefined {
  const fields = block.split('\n').map((line) => {
    const colon = line.indexOf(':')
    return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
  })
  const all = (name: string) => fields.filter(([key]) => key === name).map(([, value]) => value ?? '')
  const data = all('data')
  if (data.length === 0) return undefined
  return { id: all('id').at(-1), event: all('event').at(-1) ?? 'message', data: data.join('\n') }
}
