import { useLive } from '../live/live.ts'

/** Names, labels and rights that every screen shows. */
const topics = ['user:*', 'role:*', 'department:*', 'label:*', 'talkResult:*'] as const

export const useSettingsLive = (): void => useLive(topics)
