/** The shared worker: one live stream for all tabs of the browser. */
import { type Heard, type Said, Switchboard } from './switchboard.ts'

const switchboard = new Switchboard()

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0]
  if (port === undefined) return
  const say = switchboard.join((heard: Heard) => port.postMessage(heard))
  port.onmessage = ({ data }: MessageEvent<Said>) => say(data)
})
