export const pictures = {
  choose: 'Choose a picture',
  another: 'Another picture',
  remove: 'Remove',
  hint: 'PNG, JPEG or WebP, up to {max} MB. It can be dropped here too.',
  sending: 'The picture is being sent…',
  onlyOne: 'Choose one file.',
} as const
