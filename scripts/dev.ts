/** `npm run dev`: the server, restarted when its files change, and the screens with hot reload at another address. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const children: ChildProcess[] = []
const begin = (parameters: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  children.push(child)
  child.once('exit', () => end())
}

begin(
  [
    '--watch',
    '--watch-path=packages/server',
    '--watch-path=packages/model',
    'packages/server/src/main.ts',
    '--no-screens',
    ...process.argv.slice(2),
  ],
  {
    PORT: '3000',
    // Links that are printed lead to where the screens are.
    PUBLIC_URL: 'http://127.0.0.1:5173',
  },
)
begin(['node_modules/vite/bin/vite.js', 'packages/web', '--host', '127.0.0.1', '--port', '5173'])

function end() {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
