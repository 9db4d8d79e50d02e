import { expect, test } from 'vitest'
import { readConfig, registerAddresses } from './config.ts'

const exceptions = (said?: string) =>
  readConfig({ ...(said !== undefined && { OUTBOUND_EXCEPTIONS: said }) }, []).outboundExceptions

test('exceptions of what may be connected to are origins; there are none unless somebody names them', () => {
  expect(exceptions()).toEqual([])
  expect(exceptions('')).toEqual([])
  expect(exceptions('http://erp.lan:8080, https://10.0.0.1')).toEqual([
    'http://erp.lan:8080',
    'https://10.0.0.1',
  ])
})

test.each(['erp.lan', 'http://erp.lan:8080/', 'http://erp.lan/path', 'https://10.1', 'http://user@erp.lan'])(
  '%s is no origin, and the program says so instead of starting',
  (said) => expect(() => exceptions(said)).toThrow(said),
)

test('registers are asked at their own addresses unless others are named', () => {
  const asked = (environment: NodeJS.ProcessEnv) => readConfig(environment, []).registers
  expect(asked({})).toEqual(registerAddresses)
  expect(asked({ REGISTER_VIES_URL: 'https://vies.example/api/' }).vies).toBe('https://vies.example/api')
  expect(() => asked({ REGISTER_GUS_URL: 'nowhere' })).toThrow('REGISTER_GUS_URL')
})
