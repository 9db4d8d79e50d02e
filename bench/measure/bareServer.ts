/** The least that can stand before the database: it asks twice at once, as a program does that looks up who asks besides, and finds nothing. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

const statements = ['select id from client where false', 'select id from person where false']

process.once('message', (connection: pg.PoolConfig) => {
  const pool = new pg.Pool({ max: 2, ...connection })
  const server = createServer((_request, response) => {
    void Promise.all(statements.map((text, at) => pool.query({ name: `bare${at}`, text }))).then(() => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 2 }).end('{}')
    })
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
