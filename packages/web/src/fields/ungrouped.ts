import type { Language } from '@kartoteka/model'

/** A number as the screen of this language writes it, without what groups its thousands: "1 234", in English "1,234" too. */
export function ungrouped(text: string, language: Language): string {
  const tight = text.replace(/[\s\u00a0\u202f]/g, '')
  return language === 'en' && /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(tight) ? tight.replaceAll(',', '') : tight
}
