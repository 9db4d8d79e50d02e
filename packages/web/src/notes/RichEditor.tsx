/** Where formatted text is written: a bar of what can be done with it, each with its key, and the text. */
import { type Block, isRefusal, linkOf } from '@kartoteka/model'
import HardBreak from '@tiptap/extension-hard-break'
import { type Editor, EditorContent, Extension, useEditor, useEditorState } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useRef } from 'react'
import { faultId, type InputProps } from '../fields/field.ts'
import { useWords } from '../words/useWords.tsx'
import { blocksOf, documentOf } from './document.ts'
import { EditorBar } from './EditorBar.tsx'
import styles from './notes.module.css'

const isOpenable = (address: string): boolean => !isRefusal(linkOf(address))

// Ctrl and Alt together write letters on Polish keyboards, so the usual key for a heading would not come through.
const HeadingKey = Extension.create({
  name: 'headingKey',
  addKeyboardShortcuts: () => ({
    'Mod-Shift-9': ({ editor }) => editor.commands.toggleHeading({ level: 2 }),
  }),
})

/** Ctrl+Enter is for what the text stands in: the editor would keep it to itself. */
const saves = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean => key === 'Enter' && (ctrlKey || metaKey)

const Break = HardBreak.extend({
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.setHardBreak() }
  },
})

const extensions = [
  HeadingKey,
  Break,
  StarterKit.configure({
    heading: { levels: [2] },
    hardBreak: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: { openOnClick: false, isAllowedUri: isOpenable, shouldAutoLink: isOpenable },
  }),
]

export function RichEditor({ id, raw, fault, locked, first, label, onChange, onLeave }: InputProps) {
  const { records } = useWords()
  const blocks = Array.isArray(raw) ? (raw as readonly Block[]) : []
  // What was said last from here: only what comes from elsewhere is put into the editor.
  const said = useRef(blocks)
  const editor = useEditor({
    extensions,
    injectCSS: false,
    editable: !locked,
    autofocus: first ? 'end' : false,
    content: documentOf(blocks),
    editorProps: {
      handleDOMEvents: { keydown: (_, event) => saves(event) },
      attributes: {
        id,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label ?? records.note.fields.text,
        ...(fault && { 'aria-invalid': 'true', 'aria-describedby': faultId(id) }),
      },
    },
    onUpdate: ({ editor: now }) => {
      said.current = now.isEmpty ? [] : blocksOf(now.getJSON())
      onChange(said.current)
    },
    onBlur: onLeave,
  })
  useEffect(() => {
    if (JSON.stringify(blocks) === JSON.stringify(said.current)) return
    said.current = blocks
    editor.commands.setContent(documentOf(blocks), { emitUpdate: false })
  }, [editor, blocks])
  return (
    <div className={styles.editor} data-wrong={fault !== undefined || undefined}>
      {!locked && <Bar editor={editor} />}
      <EditorContent editor={editor} className={styles.writing} />
    </div>
  )
}

function Bar({ editor }: { editor: Editor }) {
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      heading: now.isActive('heading'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      link: now.isActive('link'),
    }),
  })
  return <EditorBar editor={editor} state={state} />
}
