import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { secretsFile, unitOf } from './serviceUnit.ts'

const unit = unitOf({
  root: join(import.meta.dirname, '..'),
  folder: '/srv/karto teka/50 % "dane"',
  node: process.execPath,
  user: 'root',
  environment: {
    PORT: '3100',
    PUBLIC_URL: 'https://crm.example.com/$x',
    SMTP_URL: 'smtp://user:tajne@mail.example.com',
    PATH: '/usr/bin',
  },
})

test('settings stand in the unit so that systemd reads them as they are', () => {
  expect(unit).toContain('Environment="KARTOTEKA_DATA=/srv/karto teka/50 %% \\"dane\\""')
  expect(unit).toContain('Environment="PORT=3100"')
  expect(unit).toContain('Environment="PUBLIC_URL=https://crm.example.com/$x"')
  expect(unit).not.toContain('PATH=')
})

test('a password never stands in it: its setting is named with the file it belongs to', () => {
  expect(unit).not.toContain('tajne')
  expect(unit).toContain('# SMTP_URL must stand in this file')
  expect(unit).toContain(`EnvironmentFile=-${secretsFile}`)
})

const systemd = spawnSync('systemd-analyze', ['--version']).status === 0

test.skipIf(!systemd)('systemd finds nothing wrong with it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kartoteka-unit-'))
  const file = join(folder, 'kartoteka.service')
  writeFileSync(file, unit)
  try {
    expect(execFileSync('systemd-analyze', ['verify', file], { encoding: 'utf8', stdio: 'pipe' })).toBe('')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
