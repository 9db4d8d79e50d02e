import { settled } from '@kartoteka/model'
import { useLive } from '../live/live.ts'

/** Names, labels, rights and fields that every screen shows. */
const topics = Object.keys(settled).map((entity) => `${entity}:*`)

export const useSettingsLive = (): void => useLive(topics)
