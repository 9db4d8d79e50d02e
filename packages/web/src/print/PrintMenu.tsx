/** The list on paper: as it is shown; of clients also as address labels. */
import { ActionIcon, Menu } from '@mantine/core'
import { IconFileText, IconPrinter, IconTags } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { mayAny } from '../records/rights.ts'
import type { ListAddress } from '../records/useListAddress.ts'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'

const LabelsDialog = lazy(async () => ({ default: (await import('./LabelsDialog.tsx')).LabelsDialog }))

interface PrintMenuProps {
  readonly address: ListAddress
  readonly columns: readonly string[]
  /** The rows that are chosen: labels can be made for them alone. */
  readonly chosen: ReadonlySet<string>
}

export function PrintMenu({ address: { entity, where, sort }, columns, chosen }: PrintMenuProps) {
  const { printing: said } = useWords()
  const [labels, setLabels] = useState(false)
  if (!mayAny(useReader(), 'print', entity)) return null
  const list = { sort, ...(where && { where: JSON.stringify(where) }) }
  const href = `/api/${entity.plural}/print?${new URLSearchParams({ ...list, columns: columns.join(',') })}`
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={32} title={said.print} aria-label={said.print}>
            <IconPrinter size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={href}
            target="_blank"
            rel="noopener"
            leftSection={<IconFileText size={16} />}
          >
            {said.printList}
          </Menu.Item>
          {entity.name === 'client' && (
            <Menu.Item leftSection={<IconTags size={16} />} onClick={() => setLabels(true)}>
              {said.addressLabels}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {labels && <LabelsDialog list={list} chosen={chosen} onClose={() => setLabels(false)} />}
      </Suspense>
    </>
  )
}
