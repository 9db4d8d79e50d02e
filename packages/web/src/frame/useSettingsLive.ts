import { settled } from '@kartoteka/model'
import { useLive } from '../live/live.ts'

/** Names, labels and rights that every screen shows. */
const topics = Object.keys(settled).map((entity) => `${entity}:*`)

export const useSettingsLive = (): void => useLive(topics)
