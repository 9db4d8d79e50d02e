/** Mails that the program writes itself. */
export const letters = {
  resetSubject: 'New password for Kartoteka',
  resetText:
    'Choose a new password here (the link works once, within two hours):\n\n{link}\n\nIf you did not ask for this, you need not do anything.',
  invitationSubject: '{firm}: your access to Kartoteka',
  invitationText:
    '{firm} invites you to its Kartoteka. Choose your password here (the link works once, within a week):\n\n{link}',
  testSubject: 'Kartoteka: mail works',
  testText: 'This is the test mail of {firm}. It arrived, so sending works.',
  sealSubject: '{firm}: seal {number} of the journal',
  sealText:
    'The newest seal of the journal of {firm}:\n\nNumber: {number}\nDigest: {digest}\nSealed: {at}\n\nPlease keep this mail. Later it can prove that nothing in the journal up to this seal was changed. Whoever runs Kartoteka checks it by:\n\nnpm run journal:verify -- --seal {number}:{digest}',
} as const
