// Revocation lists that are signed when there is something new to say.
import { parseRevocationList } from '@plenary/shared/signing/certificate'
import { expect, test } from 'vitest'
import { makeAuthority } from './authority.ts'
import { RevocationLists } from './revocation-lists.ts'

const DAY = 24 * 60 * 60 * 1000

test('[SG57] [SG186] a list is signed once, however many ask, until a revocation comes or a day has passed', async () => {
  let now = Date.parse('2010-11-09T02:14:00Z')
  const surroundings = {
    now: () => now,
    randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  }
  const { authority } = await makeAuthority({ number: 1, network: 'ANMC', secret: 'secret' }, surroundings)
  const lists = new RevocationLists(surroundings)
  const [first, second] = await Promise.all([lists.of(authority, []), lists.of(authority, [])])
  expect(second).toBe(first)
  now += DAY - 1
  expect(await lists.of(authority, [])).toBe(first)
  now += 1
  const next = await lists.of(authority, [])
  expect(next).not.toEqual(first)
  const at = '2010-11-09T10:00:00.000Z'
  const given = await lists.of(authority, [{ serial: '4a00ff', at, reason: 'unused' }])
  const revoked = parseRevocationList(given)?.revoked
  expect([...(revoked ?? [])]).toEqual([['4a00ff', at]])
  expect(Buffer.from(given).toString('latin1')).toContain('101117021400Z')
})
