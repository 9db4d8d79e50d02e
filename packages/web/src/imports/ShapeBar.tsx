import { type ImportPreview, type ImportRequest, say } from '@kartoteka/model'
import { Checkbox, NativeSelect } from '@mantine/core'
import { useWords } from '../words/useWords.tsx'
import { Existing } from './Existing.tsx'
import styles from './imports.module.css'

interface ShapeBarProps {
  readonly data: ImportPreview
  onChange(request: ImportRequest): Promise<void>
}

const separators = { semicolon: ';', comma: ',', tab: '\t', bar: '|' } as const

/** How the table lies in the file: guessed, and said otherwise where the guess is wrong. */
export function ShapeBar({ data, onChange }: ShapeBarProps) {
  const { imports } = useWords()
  const { shape, options } = data
  return (
    <div className={styles.shape}>
      {shape.format !== 'workbook' && (
        <NativeSelect
          label={imports.encoding}
          value={shape.encoding}
          data={Object.entries(imports.encodings).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => void onChange({ encoding: target.value })}
        />
      )}
      {shape.format === 'text' && <Separator data={data} onChange={onChange} />}
      {data.sheets.length > 1 && (
        <NativeSelect
          label={imports.sheet}
          value={shape.sheet ?? ''}
          data={[...data.sheets]}
          onChange={({ target }) => void onChange({ sheet: target.value })}
        />
      )}
      {shape.format !== 'cards' && <Headings data={data} onChange={onChange} />}
      <Existing data={data} onChange={onChange} />
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
    </div>
  )
}

function Separator({ data: { shape }, onChange }: ShapeBarProps) {
  const { imports } = useWords()
  const others = Object.values<string>(separators).includes(shape.separator) ? [] : [shape.separator]
  return (
    <NativeSelect
      label={imports.separator}
      value={shape.separator}
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

function Headings({ data: { shape }, onChange }: ShapeBarProps) {
  const { imports } = useWords()
  const lines = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  const own = shape.headingLine !== null && !lines.includes(shape.headingLine) ? [shape.headingLine] : []
  return (
    <NativeSelect
      label={imports.headings}
      value={String(shape.headingLine ?? '')}
      data={[
        { value: '', label: imports.noHeadings },
        ...[...lines, ...own].map((line) => ({
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
