/** The list as a file: the same rows, columns and order. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './list.module.css'
import { mayAny } from './rights.ts'
import type { ListAddress } from './useListAddress.ts'

interface ExportButtonProps {
  readonly address: ListAddress
  readonly columns: readonly string[]
}

export function ExportButton({ address: { entity, where, sort }, columns }: ExportButtonProps) {
  const { exports: said } = useWords()
  if (!mayAny(useReader(), 'export', entity)) return null
  const asked = { sort, columns: columns.join(','), ...(where && { where: JSON.stringify(where) }) }
  return (
    <Button
      component="a"
      href={`/api/${entity.plural}/export?${new URLSearchParams(asked)}`}
      download
      className={styles.signOnPhone}
      leftSection={<IconDownload size={16} />}
      title={said.toFile}
      aria-label={said.toFile}
    >
      <span className={styles.exportWord}>{said.toFile}</span>
    </Button>
  )
}
