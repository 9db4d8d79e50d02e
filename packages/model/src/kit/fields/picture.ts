import { fieldOf, type Kind } from '../field.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { wellFormed } from './text.ts'

/** A picture by the SHA-256 of its content; the content comes and goes at addresses of its own (`contract/pictures.ts`). */
export const picture = fieldOf<string>('picture')

export const pictureKind: Kind<string> = {
  parse: (raw) => {
    const said = wellFormed(raw)
    if (isRefusal(said)) return said
    const hash = said?.trim() ?? ''
    if (hash === '') return null
    return /^[0-9a-f]{64}$/.test(hash) ? hash : refuse('noSuchPicture')
  },
  jsonSchema: () => ({ type: 'string', pattern: '^[0-9a-f]{64}$' }),
  operators: ['isEmpty', 'isFilled'],
  text: (value) => value,
}
