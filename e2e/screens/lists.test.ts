import { everyScreen } from './everyScreen.ts'

everyScreen({
  today: () => '/',
  'today of the team': () => '/?for=team',
  clients: () => '/clients',
  'clients by a group': () => '/clients?active=yes&1.town=Koźle&1.town-2=Pcim&not.talk.at=-30d..',
  'clients by an own field': () => '/clients?custom.machine=linea&custom.use=1..2000',
  'all talks': () => '/talks',
  'all tasks': () => '/tasks',
  'all people': () => '/people',
  imports: () => '/imports',
  'preview of an import': ({ brought }) => `/imports?id=${brought}`,
  'bulk changes': () => '/bulk-changes',
  'one bulk change': ({ bulk }) => `/bulk-changes?id=${bulk}`,
})
