import { choice, reference, visibilities } from '../kit/index.ts'

/** What every record that belongs to somebody has; the department follows the owner when assigned and is stored. */
export const ownership = {
  owner: reference('user', { privacy: 'plain', filter: true }),
  department: reference('department', { privacy: 'plain', filter: true }),
  visibility: choice(visibilities, { privacy: 'plain', required: true }),
} as const
