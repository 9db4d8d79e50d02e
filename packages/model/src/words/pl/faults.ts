import { translation } from '../catalogue.ts'
import type * as en from '../en/faults.ts'

export const faults = translation<typeof en.faults, 'pl'>()({
  notFound: 'Nie ma takiego rekordu albo nie możesz go zobaczyć.',
  noSuchAddress: 'Pod tym adresem nic nie ma.',
  notSignedIn: 'Najpierw się zaloguj.',
  wrongSignIn: 'E-mail i hasło nie pasują do siebie.',
  tooManyTries: 'Za dużo prób. Spróbuj ponownie za {minutes} min.',
  forbidden: 'Nie masz do tego uprawnień.',
  foreignOrigin: 'Żądanie przyszło z obcej strony.',
  changedMeanwhile: 'Ktoś w międzyczasie zmienił ten rekord.',
  refused: 'Tego nie można tak zapisać.',
  badRequest: 'Nie można zrozumieć żądania.',
  tooLarge: 'To jest za duże.',
  keyReused: 'Tego klucza użyto już dla innego żądania.',
  narrowFilter: 'To trwa zbyt długo. Zawęź filtr.',
  linkExpired: 'Ten odnośnik został już użyty albo jest za stary.',
  setupDone: 'Firma jest już skonfigurowana.',
  databaseGone: 'Baza danych w tej chwili nie odpowiada. Nic nie przepadło; spróbuj ponownie.',
  internal: 'W programie wystąpił błąd. Zapisano go pod numerem {number}.',
})
