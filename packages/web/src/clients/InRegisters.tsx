import { type CardAnswer, type FoundAnswer, numberFor, say } from '@kartoteka/model'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { sayError, send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import { Standings } from '../registers/Standings.tsx'
import { useSession } from '../session/session.tsx'
import { notify, notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import { Block } from './Block.tsx'
import styles from './card.module.css'

/** How the client stands in public registers, as far as somebody has asked, and asking anew for whoever may edit. */
export function InRegisters({ card, mayEdit }: { card: CardAnswer; mayEdit: boolean }) {
  const words = useWords()
  const { registers: said } = words
  const { registers } = useSession()
  const [busy, setBusy] = useState(false)
  const { client, findings } = card
  const isAskable = registers.some((register) => numberFor(register, client) !== undefined)
  if (!isAskable && findings.length === 0) return null
  const check = async () => {
    if (busy) return
    setBusy(true)
    try {
      const { failures } = await send<FoundAnswer>('POST', '/api/registers/find', { client: client.id })
      await queries.invalidateQueries({ queryKey: keys.card(client.id) })
      for (const { register, sentence } of failures)
        notifyWrong(say(said.failed, { name: said.names[register], reason: sentence }))
      if (failures.length === 0) notify(said.checked)
    } catch (error) {
      notifyWrong(sayError(words, error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Block
      title={said.title}
      does={said.check}
      icon={IconRefresh}
      onDo={mayEdit && isAskable ? () => void check() : undefined}
    >
      {findings.length > 0 && <Standings findings={findings} />}
      {findings.length === 0 && <p className={styles.none}>{busy ? said.fetching : said.neverAsked}</p>}
    </Block>
  )
}
