import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, parseConfig, withPort } from './config.ts'

function refusal(environment: Record<string, string>): string {
  try {
    parseConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('the settings were not refused')
}

test('[CF1] without any setting there is a complete configuration for this machine', () => {
  expect(parseConfig({ HOME: '/home/x', DATABASE_URL: '' })).toEqual({
    port: 3000,
    dataFolder: resolve('./data'),
    origin: 'http://localhost:3000',
    tls: undefined,
    trustProxy: false,
    logLevel: 'info',
    demoPassword: undefined,
    mail: undefined,
    fontFolder: undefined,
    authoritySecret: { kind: 'made' },
    trustedRoots: undefined,
  })
})

test('[CF2] settings that nobody knows are refused by name, with the known ones', () => {
  expect(refusal({ PLENARY_DATE: './x', PLENARY_HOST: 'y' })).toMatch(
    /PLENARY_DATE, PLENARY_HOST.*Known are.*PLENARY_DATA/,
  )
})

test('[CF3] a PostgreSQL address is refused rather than ignored', () => {
  expect(refusal({ DATABASE_URL: 'postgres://localhost/plenary' })).toMatch(/SQLite only/)
})

test.each([
  { PORT: 'eighty' },
  { PORT: '70000' },
  { PORT: '-1' },
  { PLENARY_LOG: 'loud' },
  { PLENARY_TRUST_PROXY: 'maybe' },
  { PLENARY_ORIGIN: 'plenary.example.org' },
  { PLENARY_ORIGIN: 'ftp://plenary.example.org' },
  { PLENARY_DEMO_PASSWORD: 'short' },
  { PLENARY_CA_SECRET: 'short' },
])('[CF4] a value that can’t be used is refused with the name of its setting: %o', (environment) => {
  expect(refusal(environment as Record<string, string>)).toContain(Object.keys(environment)[0])
})

describe('[CF5] the public address', () => {
  test('is https, or http for localhost only, and the refusal says how', () => {
    expect(refusal({ PLENARY_ORIGIN: 'http://plenary.example.org' })).toMatch(
      /PLENARY_TLS_CERT.*PLENARY_TRUST_PROXY=1/,
    )
    expect(parseConfig({ PLENARY_ORIGIN: 'http://localhost:8080' }).origin).toBe('http://localhost:8080')
  })

  test('over https needs something that speaks TLS', () => {
    const origin = 'https://plenary.example.org'
    expect(refusal({ PLENARY_ORIGIN: origin })).toMatch(/nothing here speaks TLS/)
    expect(parseConfig({ PLENARY_ORIGIN: origin, PLENARY_TRUST_PROXY: '1' })).toMatchObject({
      origin,
      trustProxy: true,
    })
    const tls = { PLENARY_TLS_CERT: '/cert.pem', PLENARY_TLS_KEY: '/key.pem' }
    expect(parseConfig({ PLENARY_ORIGIN: `${origin}/`, ...tls })).toMatchObject({
      origin,
      tls: { certFile: '/cert.pem', keyFile: '/key.pem' },
    })
    expect(refusal({ PLENARY_TLS_CERT: '/cert.pem' })).toMatch(/set both or neither/)
  })

  test.each(['https://x.example/plenary', 'https://x.example/?a=1', 'https://user@x.example/'])(
    'has nothing but scheme, host and port: %s',
    (origin) => {
      expect(refusal({ PLENARY_ORIGIN: origin, PLENARY_TRUST_PROXY: '1' })).toMatch(/without a path/)
    },
  )
})

test('[CF6] port 0 becomes the port that the system gave, in the address too unless it was named', () => {
  expect(withPort(parseConfig({ PORT: '0' }), 4711)).toMatchObject({
    port: 4711,
    origin: 'http://localhost:4711',
  })
  const behindProxy = { PORT: '0', PLENARY_ORIGIN: 'https://x.example', PLENARY_TRUST_PROXY: '1' }
  expect(withPort(parseConfig(behindProxy), 4711).origin).toBe('https://x.example')
  expect(withPort(parseConfig({ PORT: '3100' }), 4711).port).toBe(3100)
})

test('[SG52] the secret of the authority is given or in a file, not both', () => {
  const given = { PLENARY_CA_SECRET: 'a phrase of the operator' }
  const inFile = { PLENARY_CA_SECRET_FILE: 'ca' }
  expect(parseConfig(given).authoritySecret).toEqual({ kind: 'given', secret: 'a phrase of the operator' })
  expect(parseConfig(inFile).authoritySecret).toEqual({ kind: 'file', path: resolve('ca') })
  expect(refusal({ ...given, ...inFile })).toMatch(/set one of them/)
})
