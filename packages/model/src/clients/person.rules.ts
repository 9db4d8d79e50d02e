/** "Anna Kowalska", whatever of it is known. */
export const personName = (firstName: string | null, lastName: string | null): string =>
  [firstName, lastName].filter(Boolean).join(' ')
