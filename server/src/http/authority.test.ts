// The network's certificate authority over HTTP.
import { X509Certificate } from 'node:crypto'
import { isRefusal } from '@plenary/shared/refusal'
import { parseRevocationList } from '@plenary/shared/signing/certificate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { authorityInUse } from '../commands/authority-in-use.ts'
import { rotateAuthority } from '../commands/rotate-authority.ts'
import type { Authority } from '../signing/authority.ts'
import { AuthorityKeys } from '../signing/authority-keys.ts'
import { type Guest, type House, openHouse } from '../testing/http-house.ts'

let house: House
let secretariat: Guest
beforeEach(async () => {
  house = await openHouse()
  secretariat = await house.addPerson('secretariat@anmc.example', 'secretariat', null, null)
})
afterEach(() => house.close())

async function inUse(authorityKeys = house.authorityKeys): Promise<Authority> {
  const authority = await authorityInUse({ ...house.context, authorityKeys })
  if (isRefusal(authority)) throw new Error(authority.refused)
  return authority
}

const list = async () => (await house.ask('GET /api/authority')).json()
const rotate = async () => {
  const answer = await house.ask('POST /api/authority/rotate', { as: secretariat })
  return { status: answer.status, ...((await answer.json()) as { fingerprint: string }) }
}

test('[SG53] the first root is made when it is asked for, once, and anybody compares and downloads it', async () => {
  expect(await list()).toEqual([])
  const made = await Promise.all([inUse(), inUse()])
  const { fingerprint, root } = made[0]
  expect(made[1].fingerprint).toBe(fingerprint)
  expect(await list()).toEqual([{ number: 1, fingerprint, createdAt: expect.any(String), retiredAt: null }])
  const pem = await (await house.ask(`GET /api/authority/${fingerprint}.pem`)).text()
  const read = new X509Certificate(pem)
  expect(new Uint8Array(read.raw)).toEqual(root)
  expect(read.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(fingerprint)
  expect(read.subject).toContain('Plenary – root 1')
  expect((await house.ask(`GET /api/authority/${'0'.repeat(64)}.pem`)).status).toBe(404)
})

test('[SG51] whoever downloads a root’s revocation list sees which certificates are void', async () => {
  const { id, fingerprint } = await inUse()
  const at = '2010-11-09T10:00:00.000Z'
  const query = house.read
    .insertInto('revocation')
    .values({ authority_id: id, serial: '4a00ff', at })
    .compile()
  await house.storage.write({ statements: [{ query }] })
  const answer = await house.ask(`GET /api/authority/${fingerprint}.crl`)
  const revoked = parseRevocationList(new Uint8Array(await answer.arrayBuffer()))?.revoked
  expect([...(revoked ?? [])]).toEqual([['4a00ff', at]])
})

test('[SG54] the secretariat makes a new root; the old one stays, is named as retired, and still says what is void', async () => {
  const old = await inUse()
  const rotated = await rotate()
  expect(rotated.status).toBe(200)
  expect((await inUse()).fingerprint).toBe(rotated.fingerprint)
  expect(await list()).toEqual([
    { number: 2, fingerprint: rotated.fingerprint, createdAt: expect.any(String), retiredAt: null },
    { number: 1, fingerprint: old.fingerprint, createdAt: expect.any(String), retiredAt: expect.any(String) },
  ])
  expect((await house.ask(`GET /api/authority/${old.fingerprint}.crl`)).status).toBe(200)
  const entries = await house.read
    .selectFrom('audit')
    .where('action', 'like', 'authority-%')
    .select(['action', 'actor', 'data'])
    .orderBy('seq')
    .execute()
  expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
    ['authority-made', 'system'],
    ['authority-rotated', secretariat.personId],
  ])
  expect(JSON.parse(entries[1]?.data ?? '')).toEqual({ number: 2, fingerprint: rotated.fingerprint })
})

test('[SG55] where the secret is another one, as after a restore without it, nothing is certified until there is a new root', async () => {
  await inUse()
  const elsewhere = {
    ...house.context,
    authorityKeys: new AuthorityKeys('another secret', house.context.surroundings),
  }
  expect(await authorityInUse(elsewhere)).toEqual({ refused: 'authority-locked' })
  const rotated = await rotateAuthority(elsewhere, 'system')
  expect(isRefusal(rotated)).toBe(false)
  const after = await authorityInUse(elsewhere)
  expect(isRefusal(after) ? after : after.fingerprint).toBe(isRefusal(rotated) ? '' : rotated.fingerprint)
})
