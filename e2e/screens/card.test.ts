import { everyScreen } from './everyScreen.ts'

everyScreen({
  card: ({ client }) => `/clients/${client}`,
  people: ({ client }) => `/clients/${client}?tab=people`,
  places: ({ client }) => `/clients/${client}?tab=places`,
  recipients: ({ client }) => `/clients/${client}?tab=recipients`,
  place: ({ place }) => `/places/${place}`,
  talks: ({ client }) => `/clients/${client}?tab=talks`,
  tasks: ({ client }) => `/clients/${client}?tab=tasks`,
  activity: ({ client }) => `/clients/${client}?tab=activity`,
  edit: ({ client }) => `/clients/${client}/edit`,
  person: ({ person }) => `/people/${person}`,
  call: () => '/call?number=%2B48123456789',
  'nothing there': () => '/there-is-no-such-screen',
})
