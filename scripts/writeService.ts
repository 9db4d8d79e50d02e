/**
 * `npm run service`: writes a systemd unit that runs this copy of Kartoteka with the settings of the present environment,
 * and says how to put it in place. `npm run service -- /etc/systemd/system/kartoteka.service` writes it there.
 */
import { writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { readConfig } from '../packages/server/src/config.ts'
import { unitOf } from './serviceUnit.ts'

const root = join(import.meta.dirname, '..')
const [path = 'kartoteka.service', ...more] = process.argv.slice(2)
if (more.length > 0) throw new Error('One path is enough: npm run service -- kartoteka.service')
const { folder } = readConfig(process.env, [])
const unit = unitOf({
  root,
  node: process.execPath,
  user: userInfo().username,
  folder,
  environment: process.env,
})
writeFileSync(path, unit)
console.log(`${resolve(path)} is written. Look it through, then:

  sudo install -m 644 ${resolve(path)} /etc/systemd/system/kartoteka.service
  sudo systemctl daemon-reload
  sudo systemctl enable --now kartoteka
  journalctl -u kartoteka -f        # prints the address, and at the first start the link to set the firm up`)
