import { everyScreen } from './everyScreen.ts'

everyScreen({
  settings: () => '/settings',
  organisations: () => '/settings/organisations',
  'new organisation': () => '/settings/organisations/new',
  'types of file': () => '/settings/file-types',
  users: () => '/settings/users',
  user: ({ sam }) => `/settings/users/${sam}`,
  departments: () => '/settings/departments',
  jobs: () => '/settings/designations',
  labels: () => '/settings/labels',
  'talk results': () => '/settings/talk-results',
  registers: () => '/settings/registers',
  'own fields': () => '/settings/custom-fields',
  'own field': ({ machine }) => `/settings/custom-fields/${machine}`,
  'form of an own field': ({ machine }) => `/settings/custom-fields/${machine}/edit`,
  'new own field': () => '/settings/custom-fields/new?entity=client',
})
