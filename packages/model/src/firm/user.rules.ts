import { action, refuse } from '../kit/index.ts'
import { User } from './user.ts'

/** Shut out at once, sessions and tokens too, until they are unblocked. Nobody shuts out themselves. */
export const blockUser = action(User, 'block', {
  from: ['invited', 'active'],
  to: 'blocked',
  obstacle: (user, { user: me }) => (user.id === me.id ? refuse('notAllowed') : undefined),
  change: () => ({}),
})

export const unblockUser = action(User, 'unblock', { from: ['blocked'], to: 'active', change: () => ({}) })
