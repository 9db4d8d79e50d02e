/** Which sheet of labels lies in the printer, where to begin on it, and which address. */
import { type LabelSheetName, labelSheetNames, labelSheets, perSheet, say, sayCount } from '@kartoteka/model'
import { Button, Group, Modal, NativeSelect, NumberInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { Kbd } from '../ui/Kbd.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { openPrint } from './address.ts'
import styles from './print.module.css'

interface LabelsDialogProps {
  /** Filter and sort of the list, as its address has them. */
  readonly list: Readonly<Record<string, string>>
  readonly chosen: ReadonlySet<string>
  onClose(): void
}

interface Said {
  readonly sheet: LabelSheetName
  readonly first: number
  readonly address: string
  readonly right: number
  readonly down: number
}

const place = 'kartoteka-labels'
const usual: Said = { sheet: 'L7160', first: 1, address: 'correspondence', right: 0, down: 0 }
/** The server takes so many ids in an address. */
const mostChosen = 200

export function LabelsDialog({ list, chosen, onClose }: LabelsDialogProps) {
  const { labels: words } = useWords().printing
  const language = useLanguage()
  // The printer stays the same: what fitted it last time is said again, but for where a sheet begins.
  const [said, setSaid] = useState<Said>(() => ({ ...usual, ...remembered(), first: 1 }))
  const change = (part: Partial<Said>) => setSaid((now) => ({ ...now, ...part }))
  const sheet = labelSheets[said.sheet]
  const some = chosen.size > 0 && chosen.size <= mostChosen
  const open = () => {
    localStorage.setItem(place, JSON.stringify(said))
    const whom = some ? { ids: [...chosen].join(',') } : list
    const how = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, String(value)]))
    openPrint(`/api/clients/labels?${new URLSearchParams({ ...whom, ...how })}`)
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'Enter') return
    event.preventDefault()
    open()
  }
  const move = (name: 'right' | 'down') => (
    <NumberInput
      label={words[name]}
      value={said[name]}
      min={-20}
      max={20}
      step={0.5}
      decimalScale={1}
      onChange={(value) => change({ [name]: Number(value) || 0 })}
    />
  )
  return (
    <Modal opened onClose={onClose} title={words.title} size={520}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the fields inside */}
      <div onKeyDown={onKeyDown} className={styles.labels}>
        <p className={styles.whom}>
          <b>{some ? sayCount(language, words.ofChosen, chosen.size) : words.ofAll}</b>.{' '}
          {words.withoutAddress}
        </p>
        <NativeSelect
          data-autofocus
          label={words.sheet}
          value={said.sheet}
          data={labelSheetNames.map((name) => ({ value: name, label: sizeOf(name) }))}
          onChange={({ target }) => change({ sheet: target.value as LabelSheetName, first: 1 })}
        />
        <NativeSelect
          label={words.address}
          value={said.address}
          data={Object.entries(words.addresses).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => change({ address: target.value })}
        />
        <NumberInput
          label={words.first}
          description={words.firstHint}
          value={said.first}
          min={1}
          max={perSheet(sheet)}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(value) => change({ first: Number(value) || 1 })}
        />
        <div className={styles.moves}>
          {move('right')}
          {move('down')}
        </div>
        <Group justify="flex-end">
          <Button variant="filled" rightSection={<Kbd of="Mod+Enter" />} onClick={open}>
            {words.open}
          </Button>
        </Group>
      </div>
    </Modal>
  )

  function sizeOf(name: LabelSheetName): string {
    const { width, height } = labelSheets[name]
    const number = new Intl.NumberFormat(language)
    const size = say(words.size, {
      width: number.format(width),
      height: number.format(height),
      count: perSheet(labelSheets[name]),
    })
    return name.startsWith('L') ? `${name}, ${size}` : size
  }
}

function remembered(): Partial<Said> {
  try {
    const said = JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Said>
    return said.sheet !== undefined && !labelSheetNames.includes(said.sheet) ? {} : said
  } catch {
    return {}
  }
}
