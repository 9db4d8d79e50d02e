import { isRefusal, linkOf } from '@kartoteka/model'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import {
  IconBlockquote,
  IconBold,
  IconHeading,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/react'
import { type KeyboardEvent, useState } from 'react'
import { useWords } from '../words/useWords.tsx'
import styles from './notes.module.css'

const deeds = {
  bold: {
    Icon: IconBold,
    keys: 'Ctrl+B',
    act: (editor: Editor) => editor.chain().focus().toggleBold().run(),
  },
  italic: {
    Icon: IconItalic,
    keys: 'Ctrl+I',
    act: (editor: Editor) => editor.chain().focus().toggleItalic().run(),
  },
  heading: {
    Icon: IconHeading,
    keys: 'Ctrl+Shift+9',
    act: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  bullets: {
    Icon: IconList,
    keys: 'Ctrl+Shift+8',
    act: (editor: Editor) => editor.chain().focus().toggleBulletList().run(),
  },
  numbers: {
    Icon: IconListNumbers,
    keys: 'Ctrl+Shift+7',
    act: (editor: Editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  quote: {
    Icon: IconBlockquote,
    keys: 'Ctrl+Shift+B',
    act: (editor: Editor) => editor.chain().focus().toggleBlockquote().run(),
  },
} as const

interface EditorBarProps {
  readonly editor: Editor
  readonly state: Readonly<Record<keyof typeof deeds | 'link', boolean>>
}

export function EditorBar({ editor, state }: EditorBarProps) {
  const { editor: said } = useWords().notes
  const [linking, setLinking] = useState(false)
  return (
    <>
      <div className={styles.bar} role="toolbar" aria-label={said.toolbar}>
        {(Object.keys(deeds) as (keyof typeof deeds)[]).map((name) => {
          const { Icon, keys, act } = deeds[name]
          return (
            <ActionIcon
              key={name}
              aria-label={said[name]}
              title={`${said[name]} (${keys})`}
              aria-pressed={state[name]}
              data-on={state[name] || undefined}
              onClick={() => act(editor)}
            >
              <Icon size={16} />
            </ActionIcon>
          )
        })}
        <ActionIcon
          aria-label={said.link}
          title={said.link}
          aria-pressed={state.link}
          aria-expanded={linking}
          data-on={state.link || undefined}
          onClick={() => setLinking(!linking)}
        >
          <IconLink size={16} />
        </ActionIcon>
      </div>
      {linking && (
        <LinkRow
          editor={editor}
          isLink={state.link}
          onDone={() => {
            setLinking(false)
            editor.commands.focus()
          }}
        />
      )}
    </>
  )
}

interface LinkRowProps {
  readonly editor: Editor
  readonly isLink: boolean
  onDone(): void
}

/** The address for what is marked; where nothing is, the address itself is written and leads there. */
function LinkRow({ editor, isLink, onDone }: LinkRowProps) {
  const { editor: said } = useWords().notes
  const [typed, setTyped] = useState<string>(() => String(editor.getAttributes('link').href ?? ''))
  const [wrong, setWrong] = useState(false)
  const take = () => {
    const href = linkOf(typed)
    if (isRefusal(href)) return setWrong(true)
    const chain = editor.chain().focus().extendMarkRange('link')
    const { empty } = editor.state.selection
    if (empty && !isLink)
      chain
        .insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run()
    else chain.setLink({ href }).run()
    onDone()
  }
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') take()
    else onDone()
  }
  return (
    <div className={styles.link}>
      <TextInput
        autoFocus
        aria-label={said.address}
        placeholder="https://"
        value={typed}
        error={wrong && said.bad}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setWrong(false)
        }}
        onKeyDown={onKeyDown}
      />
      <Button onClick={take}>{said.takeLink}</Button>
      {isLink && <Button onClick={remove}>{said.removeLink}</Button>}
    </div>
  )
}
