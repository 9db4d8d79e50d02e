/** The systemd unit, as text. */

interface Unit {
  /** The folder of the program, and of the data. */
  readonly root: string
  readonly folder: string
  readonly node: string
  readonly user: string
  readonly environment: NodeJS.ProcessEnv
}

/** Settings that may stand in a unit, which everybody on the machine can read. */
const open = ['PORT', 'HOST', 'PUBLIC_URL', 'TRUST_PROXY', 'TLS_CERT', 'TLS_KEY', 'MAIL_FROM'] as const
/** Settings that hold a password: they belong into a file of their own. */
const secret = ['DATABASE_URL', 'SMTP_URL', 'KARTOTEKA_ADMIN_EMAIL', 'KARTOTEKA_ADMIN_PASSWORD'] as const

export const secretsFile = '/etc/kartoteka/secrets.env'

/** The unit for systemd. The secrets of the environment are named, not written. */
export function unitOf({ root, folder, node, user, environment }: Unit): string {
  const settings = [
    ['KARTOTEKA_DATA', folder] as const,
    ...open.flatMap((name) => (environment[name] ? [[name, environment[name]] as const] : [])),
  ]
  const secrets = secret.filter((name) => environment[name])
  return `[Unit]
Description=Kartoteka, the card index of clients
After=network-online.target
Wants=network-online.target

[Service]
User=${user}
WorkingDirectory=${root.replaceAll('%', '%%')}
ExecStart=${quoted(node).replaceAll('$', '$$$$')} scripts/run.mjs packages/server/src/main.ts
${settings.map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`).join('\n')}
# ${secrets.length > 0 ? `${secrets.join(', ')} must` : 'Settings with a password (SMTP_URL, DATABASE_URL)'} stand in this file, a line each, owned by root with mode 600:
EnvironmentFile=-${secretsFile}
Environment=NODE_ENV=production
Restart=on-failure
RestartSec=2
# It ends its database by itself; only what is still there after that is killed.
KillMode=mixed
TimeoutStopSec=90
NoNewPrivileges=true
PrivateTmp=true
ProtectSystem=full
ProtectKernelTunables=true
ProtectKernelModules=true
ProtectControlGroups=true
RestrictSUIDSGID=true

[Install]
WantedBy=multi-user.target
`
}

/** A word as units take it: in quotes, its own taken literally, without specifiers. */
const quoted = (word: string): string => `"${word.replace(/[\\"]/g, '\\$&').replaceAll('%', '%%')}"`
