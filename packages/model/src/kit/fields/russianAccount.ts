/** A Russian account is no IBAN: its key can only be checked together with the BIK of its bank. */

const weights = [7, 1, 3]

/** Nine digits: of a bank (04), or of the treasury and others that take part directly (00 to 02). */
const isBik = (text: string): boolean => /^0[0124]\d{7}$/.test(text)

/** Correspondent accounts and those of the Bank of Russia's own offices are keyed by the office, all others by the bank. */
function keyedBy(account: string, bik: string): string {
  const ofOffice = /^(?:301|40102)/.test(account) || /00[0-2]$/.test(bik)
  return ofOffice ? `0${bik.slice(4, 6)}` : bik.slice(-3)
}

/** Of the treasury: behind the currency stand eight digits of a place (ОКТМО), and no key. Taxes are paid to such. */
const isTreasury = (account: string, bik: string): boolean => account.startsWith('03') && bik.startsWith('01')

/** Whether the account's key, if it has one, fits the bank. */
export function isRussianAccount(account: string, bik: string): boolean {
  if (!/^\d{20}$/.test(account) || !isBik(bik)) return false
  if (isTreasury(account, bik)) return true
  const digits = [...(keyedBy(account, bik) + account)].map(Number)
  const sum = digits.reduce((all, digit, place) => all + ((digit * weights[place % 3]!) % 10), 0)
  return sum % 10 === 0
}
