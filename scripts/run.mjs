#!/usr/bin/env node
// Runs a program of Kartoteka on the Node it is made for: node scripts/run.mjs packages/server/src/main.ts
// Plain JavaScript, because the Node that starts it may be older. It first installs what is missing.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants as system } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const stamp = join(modules, '.kartoteka')
const wanted = 24

refuseOldNode()
installIfNeeded()
start(findNode(), process.argv.slice(2))

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  give(`Kartoteka needs Node 20.19 or newer to start; this is ${process.versions.node}.`)
}

function installIfNeeded() {
  const now = lockDigest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  if (!writable(existsSync(modules) ? modules : root)) {
    if (isInstalled()) return
    give(
      `Kartoteka's packages must be installed, but ${root} is closed for writing. ` +
        `Run "npm ci --include=dev --include=optional" there as its owner.`,
    )
  }
  if (!isInstalled()) install()
  writeFileSync(stamp, now)
}

function install() {
  console.log('Installing the packages Kartoteka is made of …')
  // Development packages build the screens, optional ones are Node and PostgreSQL. None needs a script.
  const options = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const { status, error } = runNpm(options)
  if (error) give(`npm could not be started: ${error.message}`)
  if (status !== 0) give('The packages could not be installed: npm says above why.', status ?? 1)
}

/** Whether what the lock file names was installed by hand: npm keeps a list of what is there. */
function isInstalled() {
  try {
    const there = read(join(modules, '.package-lock.json')).packages
    return Object.entries(read(join(root, 'package-lock.json')).packages).every(
      ([path, { version, optional, link }]) => {
        if (path === '' || link || !path.startsWith('node_modules/')) return true
        return there[path] ? there[path].version === version : optional === true
      },
    )
  } catch {
    return false
  }
}

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function runNpm(options) {
  // Started by npm, its own file is known; else it is the one on the path.
  const own = process.env.npm_execpath
  const [program, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []]
  return spawnSync(program, [...first, ...options], { cwd: root, stdio: 'inherit' })
}

function findNode() {
  const { platform, arch, versions, execPath } = process
  const packaged = join(modules, `node-${platform}-${arch}`, 'bin', 'node')
  if (existsSync(packaged)) return packaged
  if (Number(versions.node.split('.')[0]) >= wanted) return execPath
  return give(
    `Kartoteka runs on Node ${wanted}. No package holds it for ${platform}-${arch}; please install it.`,
  )
}

function start(node, args) {
  const cache = join(modules, '.cache', 'compile')
  const env = { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? cache }
  // In a session of its own: a terminal sends Ctrl+C to every process in its group, and the program would
  // hear it from us a second time.
  const child = spawn(node, args, { stdio: 'inherit', env, detached: true })
  child.on('error', (error) => give(`${node} does not run on this machine: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + system.signals[signal]))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forwarderTo(child, signal))
}

/** npm hands on a Ctrl+C that we have heard already; one that comes a second later is meant. */
function forwarderTo(child, signal) {
  let last = 0
  return () => {
    const now = Date.now()
    if (now - last > 1000) child.kill(signal)
    last = now
  }
}

function writable(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function give(sentence, code = 1) {
  console.error(sentence)
  process.exit(code)
}
