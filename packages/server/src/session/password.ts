import { type Refusal, refuse } from '@kartoteka/model'
import { hash, verify } from '@node-rs/argon2'

// OWASP's first choice for argon2id: 19 MiB, two rounds, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const shortest = 10

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

let decoy: Promise<string> | undefined

/** Whether the password fits. Takes as long where there is no such user, so that the time tells nothing. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const fits = await verify(stored ?? (await decoy), password.normalize('NFC')).catch(() => false)
  return stored !== undefined && fits
}

const common = new Set(
  'password123 1234567890 qwertyuiop 123456789012 haslo12345 polska12345 zaq12wsxcde3 administrator kartoteka kartoteka1 kartoteka123 qwerty12345 password12 iloveyou12 letmein123 1q2w3e4r5t6y'.split(
    ' ',
  ),
)

/** Why a password cannot be taken: length is what counts (NIST 800-63B), and not being among the first that are tried. */
export function passwordRefusal(password: unknown, email = ''): Refusal | undefined {
  if (typeof password !== 'string' || !password.isWellFormed()) return refuse('notText')
  if (password.length > 500) return refuse('tooLong', { max: 500 })
  if ([...password].length < shortest) return refuse('passwordTooShort', { min: shortest })
  const plain = password.toLowerCase()
  const name = email.toLowerCase().split('@')[0] ?? ''
  const dull =
    common.has(plain) ||
    new Set(plain).size < 4 ||
    // Less than four letters are in many a password by chance.
    (name.length >= 4 && plain.includes(name) && plain.length < 16)
  return dull ? refuse('passwordTooCommon') : undefined
}
