/** Where a link leads: to a page that a browser opens, or to a folder that it cannot open and only names. */

export const linkKinds = ['web', 'localFolder', 'networkFolder'] as const
export type LinkKind = (typeof linkKinds)[number]

export interface LinkPlace {
  readonly kind: LinkKind
  /** The address for the browser; null for a folder. */
  readonly opens: string | null
}

const local: LinkPlace = { kind: 'localFolder', opens: null }
const network: LinkPlace = { kind: 'networkFolder', opens: null }

/** What somebody has typed or pasted; undefined for what is neither. A24: no scheme but http and https is ever opened. */
export function linkPlace(typed: string): LinkPlace | undefined {
  const text = typed.trim()
  const file = /^file:(\/*)(.*)$/i.exec(text)
  if (file) {
    const [, slashes = '', rest = ''] = file
    if (rest === '') return undefined
    return slashes.length === 2 && !/^[a-z]:/i.test(rest) && !/^localhost\//i.test(rest) ? network : local
  }
  if (/^(?:\\\\|\/\/|smb:\/\/|nfs:\/\/|afp:\/\/)[^\\/\s]/i.test(text)) return network
  if (/^(?:[a-z]:[\\/]|~?\/\S|~$|%[a-z]+%)/i.test(text)) return local
  return webPlace(text)
}

/** "dysk.firma.example/umowy" is meant as https. A number behind a colon is a port, a word before it a scheme. */
function webPlace(text: string): LinkPlace | undefined {
  if (/[\s\\<>"]/.test(text)) return undefined
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)
  const address = hasScheme ? text : `https://${text}`
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname, username } = new URL(address)
  const isNamed = hasScheme ? hostname !== '' : hostname.includes('.') && !hostname.endsWith('.')
  return /^https?:$/.test(protocol) && isNamed && username === ''
    ? { kind: 'web', opens: address }
    : undefined
}
