// The way back after signing in.
import { expect, test } from 'vitest'
import { returnAddress } from './return-address.ts'

test('[UI6] the way back is an address of this site', () => {
  expect(returnAddress({ return: '/declarations/d1' })).toEqual({ return: '/declarations/d1' })
  for (const elsewhere of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:0', 7]) {
    expect(returnAddress({ return: elsewhere })).toEqual({})
  }
})
