import { type Block, plainOf } from '@kartoteka/model'
import { lazy, Suspense } from 'react'
import { RichText } from '../notes/RichText.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import type { FieldView, InputProps } from './field.ts'

// The editor is large, and few screens have one.
const Editor = lazy(async () => ({ default: (await import('../notes/RichEditor.tsx')).RichEditor }))

function Input(props: InputProps) {
  return (
    <Suspense fallback={<SkeletonRows count={4} />}>
      <Editor {...props} />
    </Suspense>
  )
}

export const richText: FieldView<readonly Block[]> = {
  Input,
  Show: ({ value }) => <RichText blocks={value} />,
  Cell: ({ value }) => plainOf(value).replace(/\s+/g, ' ').slice(0, 300),
  group: true,
}
