/** Notes: what is said around them, and above the field in which they are written. */
export const notes = {
  add: 'Write a note',
  none: 'No notes yet',
  noneHint: 'Agreements, peculiarities, the way to the door: whatever the next colleague should know.',
  pinned: 'at the top',
  unpin: 'No longer at the top',
  written: '{name}, {moment}',
  changed: 'changed by {name}, {moment}',
  editor: {
    toolbar: 'Formatting',
    bold: 'Bold',
    italic: 'Italic',
    heading: 'Heading',
    bullets: 'List',
    numbers: 'Numbered list',
    quote: 'Quotation',
    link: 'Link',
    address: 'Address of the link',
    takeLink: 'Insert',
    removeLink: 'Remove the link',
    bad: 'This is no address that can be opened.',
  },
} as const
