/** SOAP 1.2 as the statistical office's service speaks it. */
import { Fault } from '../errors.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { answered } from './said.ts'
import { textIn } from './xml.ts'

const service = 'http://CIS/BIR/PUBL/2014/07'

/** One operation: its name, its parameters as XML. Returns the text of its result. */
export async function call(
  outbound: Outbound,
  address: string,
  operation: string,
  parameters: string,
  session?: string,
): Promise<string> {
  const answer = answered(
    await outbound.ask(address, {
      method: 'POST',
      headers: { 'content-type': 'application/soap+xml; charset=utf-8', ...(session && { sid: session }) },
      body: envelope(address, operation, parameters),
      // Five of them stay below what a browser waits for one answer.
      seconds: 5,
    }),
  )
  const text = answer.body.toString('utf8')
  // The service wraps its answer as a part of a MIME message (MTOM) without attachments: the envelope is all there is.
  const [xml = ''] = /<(?:[\w-]+:)?Envelope[\s\S]*<\/(?:[\w-]+:)?Envelope>/.exec(text) ?? []
  const result = textIn(xml, `${operation}Result`)
  if (result === undefined) throw new Fault('registerGarbled')
  return result
}

const envelope = (address: string, operation: string, parameters: string) =>
  `<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:ns="${service}"` +
  ` xmlns:dat="${service}/DataContract">` +
  '<soap:Header xmlns:wsa="http://www.w3.org/2005/08/addressing">' +
  `<wsa:To>${escaped(address)}</wsa:To>` +
  `<wsa:Action>${service}/IUslugaBIRzewnPubl/${operation}</wsa:Action>` +
  `</soap:Header><soap:Body><ns:${operation}>${parameters}</ns:${operation}></soap:Body></soap:Envelope>`

/** A parameter of an operation. */
export const parameter = (name: string, value: string): string => `<ns:${name}>${escaped(value)}</ns:${name}>`

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)
