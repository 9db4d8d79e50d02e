import { useLive } from '../live/live.ts'

/** Names, labels, rights and fields that every screen shows. */
const topics = ['user:*', 'role:*', 'department:*', 'label:*', 'talkResult:*', 'customField:*'] as const

export const useSettingsLive = (): void => useLive(topics)
