import { customName } from '@kartoteka/model'
import { useSession } from '../session/session.tsx'

/** The choices to offer: of a firm's own those that are set aside only where they are chosen already. */
export function useOffered(
  entity: string,
  name: string,
  choices: readonly string[],
  chosen: readonly string[],
): readonly string[] {
  const { customFields } = useSession()
  const definition = customFields.find((each) => each.entity === entity && customName(each.key) === name)
  const aside = definition?.options.filter(({ setAside }) => setAside).map(({ key }) => key) ?? []
  return choices.filter((each) => !aside.includes(each) || chosen.includes(each))
}
