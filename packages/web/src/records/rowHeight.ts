import { useMediaQuery } from '@mantine/hooks'

/** On a narrow screen a row has two lines. */
export const useNarrow = (): boolean =>
  useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false

export const headHeight = 32
export const rowHeightOf = (narrow: boolean): number => (narrow ? 56 : 36)
