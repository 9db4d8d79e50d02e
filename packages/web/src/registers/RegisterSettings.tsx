import { type RegisterRequest, type RegisterSetting, type RegisterTestAnswer, say } from '@kartoteka/model'
import { Button, Switch, TextInput } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { sayError, send } from '../data/api.ts'
import { notify } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './registers.module.css'

interface RegisterSettingsProps {
  readonly setting: RegisterSetting
  /** Gives the sentence that speaks against the change. */
  onChange(wish: RegisterRequest): Promise<string | undefined>
}

/** One register: on or off, its key, and whether it answers. */
export function RegisterSettings({ setting, onChange }: RegisterSettingsProps) {
  const { registers: said } = useWords()
  const { register, active, host, wantsKey } = setting
  const [fault, setFault] = useState<string>()
  const name = said.names[register]
  return (
    <section className={styles.register} aria-label={name}>
      <Switch
        label={name}
        checked={active}
        onChange={async (event) => setFault(await onChange({ active: event.currentTarget.checked }))}
      />
      <p className={styles.about}>
        {said.about[register]} {say(said.askedAt, { host })}
      </p>
      {wantsKey && <KeyField setting={setting} fault={fault} onChange={onChange} onFault={setFault} />}
      <Trial setting={setting} />
    </section>
  )
}

interface KeyFieldProps extends RegisterSettingsProps {
  readonly fault: string | undefined
  onFault(fault: string | undefined): void
}

/** Typed in, and never seen again. */
function KeyField({ setting, fault, onChange, onFault }: KeyFieldProps) {
  const { registers: said } = useWords()
  const [typed, setTyped] = useState('')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = await onChange({ key: typed })
    onFault(wrong)
    if (wrong !== undefined) return
    setTyped('')
    notify(said.keySaved)
  }
  return (
    <form className={styles.key} onSubmit={(event) => void save(event)}>
      <TextInput
        label={said.key}
        description={setting.hasKey ? said.keyKept : undefined}
        error={fault}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          onFault(undefined)
        }}
      />
      <Button type="submit" disabled={typed.trim() === ''}>
        {said.saveKey}
      </Button>
    </form>
  )
}

function Trial({ setting: { register } }: { setting: RegisterSetting }) {
  const words = useWords()
  const { registers: said } = words
  const [outcome, setOutcome] = useState('')
  const tryIt = async () => {
    setOutcome(said.fetching)
    try {
      const { failure } = await send<RegisterTestAnswer>('POST', `/api/registers/${register}/test`)
      setOutcome(failure?.sentence ?? said.works)
    } catch (error) {
      setOutcome(sayError(words, error))
    }
  }
  return (
    <div className={styles.trial}>
      <Button
        leftSection={<IconPlugConnected size={16} />}
        aria-label={say(said.tryOne, { name: said.names[register] })}
        onClick={() => void tryIt()}
      >
        {said.try}
      </Button>
      <span role="status" className={styles.told}>
        {outcome}
      </span>
    </div>
  )
}
