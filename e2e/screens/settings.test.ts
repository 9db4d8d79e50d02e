import { everyScreen } from './everyScreen.ts'

everyScreen({
  settings: () => '/settings',
  registers: () => '/settings/registers',
  'own fields': () => '/settings/custom-fields',
  'new own field': () => '/settings/custom-fields/new?entity=client',
})
