import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useWords } from '../words/useWords.tsx'

/** The rows that were not taken, each with its line and reason, as a file to be corrected and brought in again. */
export const Rejected = ({ id }: { id: string }) => (
  <Button
    component="a"
    href={`/api/imports/${id}/rejected.csv`}
    download
    leftSection={<IconDownload size={16} aria-hidden />}
  >
    {useWords().imports.badRows}
  </Button>
)
