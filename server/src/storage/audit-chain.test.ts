import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { CHAIN_START, chainEntry, hashOf } from './audit-chain.ts'

const entry = {
  at: '2010-11-09T02:00:00.000Z',
  actor: 'p1',
  cityId: null,
  action: 'clause-locked',
  subject: 'declaration:d1',
  data: {},
}
const data = {
  sequence: 7,
  names: { ja: '東京', en: 'Tokyo' },
  list: [null, { b: true, a: '"' }],
  none: undefined,
}

test('[ST6] an entry from before there were digests has the hash that it has had since the first release', () => {
  const row = chainEntry(CHAIN_START, { ...entry, data }, 'x')
  expect(row.data).toBe(
    '{"list":[null,{"a":"\\"","b":true}],"names":{"en":"Tokyo","ja":"東京"},"sequence":7}',
  )
  expect(hashOf({ ...row, salt: null, digest: null })).toBe(
    'fcaf392fa73bfd4ab73d298ca7738e2125b83073e678e37783d7487a62330219',
  )
})

test('[AU19] an entry is in the chain by a salted digest, which holds its place without its words', () => {
  const row = chainEntry(CHAIN_START, { ...entry, data }, 'k3v9h2m4')
  const words = JSON.stringify(row.data)
  const preimage = `{"action":"clause-locked","actor":"p1","at":"2010-11-09T02:00:00.000Z","cityId":null,"data":${words},"salt":"k3v9h2m4","subject":"declaration:d1"}`
  expect(row.digest).toBe(sha256(preimage))
  const link = `{"digest":"${row.digest}","previous":"${CHAIN_START}","rule":"plenary-record/2"}`
  expect([row.hash, hashOf(row)]).toEqual([sha256(link), sha256(link)])
  for (const changed of [{ actor: 'p2' }, { salt: 'k' }, { digest: 'f'.repeat(64) }])
    expect(hashOf({ ...row, ...changed })).not.toBe(row.hash)
})

test('[ST6] data that has no canonical form is written all the same', () => {
  expect(chainEntry(CHAIN_START, { ...entry, data: { reason: 'a\ud83d' } }, 'x').data).toBe(
    '{"reason":"a\ufffd"}',
  )
})

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
