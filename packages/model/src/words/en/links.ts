export const links = {
  add: 'Add a link',
  none: 'No links yet',
  noneHint:
    'Where something about this client lies outside: a page, a folder on somebody’s computer or in the network.',
  copyOf: 'Copy the path {path}',
  copied: 'Copied. Paste it into the address bar of the file manager.',
  notCopied: 'The browser did not let it be copied. Mark the path and copy it yourself.',
  folderHint: 'A browser may not open folders. Copy the path and paste it into the file manager.',
  added: 'Added',
} as const
