import { type ImportAnswer, type ImportRequest, say } from '@kartoteka/model'
import { Checkbox, NativeSelect } from '@mantine/core'
import { useWords } from '../words/useWords.tsx'
import { Existing } from './Existing.tsx'
import styles from './preview.module.css'

interface ShapeBarProps {
  readonly data: ImportAnswer
  readonly said: ImportRequest | undefined
  readonly isOpen: boolean
  onChange(request: ImportRequest): Promise<void>
}

/** How the table lies in the file: guessed, and said otherwise where the guess is wrong. */
export function ShapeBar({ data, said, isOpen, onChange }: ShapeBarProps) {
  const { imports } = useWords()
  const { format } = data.shape
  const { encoding, separator, headingLine, sheet } = { ...data.shape, ...said }
  const options = { ...data.options, ...said?.options }
  return (
    <fieldset className={styles.shape} disabled={!isOpen}>
      <legend className={styles.legend}>
        {imports.reading} <span className={styles.hint}>{imports.readingHint}</span>
      </legend>
      {format !== 'workbook' && (
        <NativeSelect
          label={imports.encoding}
          value={encoding}
          data={Object.entries(imports.encodings).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => void onChange({ encoding: target.value })}
        />
      )}
      {format === 'text' && <Separator separator={separator} onChange={onChange} />}
      {data.sheets.length > 1 && (
        <NativeSelect
          label={imports.sheet}
          value={sheet ?? ''}
          data={[...data.sheets]}
          onChange={({ target }) => void onChange({ sheet: target.value })}
        />
      )}
      {format !== 'cards' && <Headings line={headingLine} onChange={onChange} />}
      <Existing options={options} onChange={onChange} />
      <div className={styles.options}>
        <Checkbox
          label={imports.keepWrongTaxNumbers}
          checked={options.keepWrongTaxNumbers}
          onChange={({ target }) => void onChange({ options: { keepWrongTaxNumbers: target.checked } })}
        />
        <Checkbox
          label={imports.restToRemarks}
          checked={options.restToRemarks}
          onChange={({ target }) => void onChange({ options: { restToRemarks: target.checked } })}
        />
      </div>
    </fieldset>
  )
}

const separators = { semicolon: ';', comma: ',', tab: '\t', bar: '|' } as const

interface SeparatorProps extends Pick<ShapeBarProps, 'onChange'> {
  readonly separator: string
}

function Separator({ separator, onChange }: SeparatorProps) {
  const { imports } = useWords()
  const others = Object.values<string>(separators).includes(separator) ? [] : [separator]
  return (
    <NativeSelect
      label={imports.separator}
      value={separator}
      data={[
        ...Object.entries(separators).map(([name, value]) => ({
          value,
          label: imports.separators[name as keyof typeof separators],
        })),
        ...others,
      ]}
      onChange={({ target }) => void onChange({ separator: target.value })}
    />
  )
}

const firstLines = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

interface HeadingsProps extends Pick<ShapeBarProps, 'onChange'> {
  readonly line: number | null
}

function Headings({ line: chosen, onChange }: HeadingsProps) {
  const { imports } = useWords()
  const own = chosen !== null && !firstLines.includes(chosen) ? [chosen] : []
  return (
    <NativeSelect
      label={imports.headings}
      value={String(chosen ?? '')}
      data={[
        { value: '', label: imports.noHeadings },
        ...[...firstLines, ...own].map((line) => ({
          value: String(line),
          label: say(imports.headingsIn, { line }),
        })),
      ]}
      onChange={({ target }) =>
        void onChange({ headingLine: target.value === '' ? null : Number(target.value) })
      }
    />
  )
}
