/** Notes, files and links about a person, a talk or a task. */
export const about = {
  tabs: 'Notes, attachments and links',
  menu: 'Notes and files…',
  forClient: 'New ones belong to',
  noClient: 'What is noted or attached belongs to a client. Give this person a position with a client first.',
  attach: 'Attach files',
  detach: 'Do not attach “{name}”',
  deeds: { person: { edit: 'Edit the person', delete: 'Delete the person' } },
  deletePosition: 'Delete the position',
  positionAt: 'Position at {client}',
  positionDeleted: 'The position at {client} is in the bin.',
  has: {
    note: { one: '{count} note', other: '{count} notes' },
    attachment: { one: '{count} attachment', other: '{count} attachments' },
    externalLink: { one: '{count} link', other: '{count} links' },
  },
} as const
