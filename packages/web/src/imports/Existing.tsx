import type { ImportKey, ImportOptions, ImportRequest, ImportTreatment } from '@kartoteka/model'
import { NativeSelect } from '@mantine/core'
import { useWords } from '../words/useWords.tsx'

interface ExistingProps {
  readonly options: ImportOptions
  onChange(request: ImportRequest): Promise<void>
}

/** By what clients are known to be there already, and what becomes of them. */
export function Existing({ options, onChange }: ExistingProps) {
  const { imports } = useWords()
  return (
    <>
      <NativeSelect
        label={imports.key}
        value={options.key}
        data={choices(imports.keys)}
        onChange={({ target }) => void onChange({ options: { key: target.value as ImportKey } })}
      />
      <NativeSelect
        label={imports.existing}
        description={options.existing === 'overwrite' && imports.overwriteHint}
        value={options.existing}
        data={choices(imports.treatments)}
        onChange={({ target }) => void onChange({ options: { existing: target.value as ImportTreatment } })}
      />
    </>
  )
}

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
