import { expect, test } from 'vitest'
import { type PasskeyHindrance, passkeyHindrance } from './passkey-device.ts'

const browser = { isSecureContext: true, PublicKeyCredential: {} as typeof PublicKeyCredential }

test.each<[string, Partial<typeof globalThis>, PasskeyHindrance | undefined]>([
  ['declarations.example', browser, undefined],
  ['localhost', browser, undefined],
  ['127.0.0.1', browser, 'address'],
  ['[::1]', browser, 'address'],
  ['declarations.example', { isSecureContext: false }, 'address'],
  ['declarations.example', { isSecureContext: true }, 'browser'],
])('[PK9] whether %s has passkeys, and why not', (hostname, has, hindrance) => {
  expect(passkeyHindrance({ hostname }, has)).toBe(hindrance)
})
