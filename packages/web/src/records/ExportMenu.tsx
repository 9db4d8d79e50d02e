/** As what a list can leave. */
import { type ExportFormat, exportFormatsOf, sayCount } from '@kartoteka/model'
import { Menu } from '@mantine/core'
import { IconAddressBook, IconFileSpreadsheet, IconFileText } from '@tabler/icons-react'
import { Kbd } from '../ui/Kbd.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './list.module.css'
import type { Exported } from './useExport.ts'

interface ExportMenuProps {
  readonly exported: Exported
  onSave(format: ExportFormat): void
  onClose(): void
}

const icons: Readonly<Record<ExportFormat, typeof IconFileText>> = {
  xlsx: IconFileSpreadsheet,
  csv: IconFileText,
  vcard: IconAddressBook,
}

export function ExportMenu({ exported: { address, chosen }, onSave, onClose }: ExportMenuProps) {
  const { exports: said } = useWords()
  const language = useLanguage()
  return (
    <Menu opened onChange={(open) => !open && onClose()} position="bottom-end" width={260}>
      <Menu.Target>
        <span className={styles.exportAnchor} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {chosen.length > 0 ? sayCount(language, said.ofChosen, chosen.length) : said.ofList}
        </Menu.Label>
        {exportFormatsOf(address.entity).map((format) => {
          const Icon = icons[format]
          return (
            <Menu.Item
              key={format}
              leftSection={<Icon size={16} />}
              rightSection={format === 'xlsx' && <Kbd of="F8" />}
              onClick={() => onSave(format)}
            >
              {said.formats[format]}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
