import { expect, test } from 'vitest'
import { CHAIN_START, chainEntry } from './audit-chain.ts'

const entry = {
  at: '2010-11-09T02:00:00.000Z',
  actor: 'p1',
  cityId: null,
  action: 'clause-locked',
  subject: 'declaration:d1',
  data: {},
}

test('[ST6] an entry has the hash that it has had since the first release', () => {
  const data = {
    sequence: 7,
    names: { ja: '東京', en: 'Tokyo' },
    list: [null, { b: true, a: '"' }],
    none: undefined,
  }
  expect(chainEntry(CHAIN_START, { ...entry, data })).toMatchObject({
    data: '{"list":[null,{"a":"\\"","b":true}],"names":{"en":"Tokyo","ja":"東京"},"sequence":7}',
    hash: 'fcaf392fa73bfd4ab73d298ca7738e2125b83073e678e37783d7487a62330219',
  })
})

test('[ST6] data that has no canonical form is written all the same', () => {
  expect(chainEntry(CHAIN_START, { ...entry, data: { reason: 'a\ud83d' } }).data).toBe('{"reason":"a\ufffd"}')
})
