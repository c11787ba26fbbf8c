// Locks and the life of a declaration, as the secretariat's screens ask for them.

import type { Closing, Digests, Lock } from '@plenary/shared/api/life-routes'
import type { Version } from '@plenary/shared/api/version-routes'
import { declarationDigest, textDigest } from '@plenary/shared/canon/digests'
import { newClauseId } from '@plenary/shared/ids'
import type { ContentJson } from '@plenary/shared/schema/content'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDeclaration } from '../commands/create-declaration.ts'
import { putRosterEntry } from '../commands/put-roster-entry.ts'
import { furnish, type Guest, type House, must, openHouse, type Scene } from '../testing/http-house.ts'

let house: House
let scene: Scene
let address: string
let textId: string
let clauses: { first: string; second: string; inner: string }

beforeAll(async () => {
  house = await openHouse()
  scene = await furnish(house)
})
afterAll(() => house.close())

beforeEach(async () => {
  const id = () => newClauseId(house.context.surroundings.randomBytes)
  clauses = { first: id(), second: id(), inner: id() }
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content: contentOf() } as const
  const { plenaryId } = scene.own
  const created = must(await createDeclaration(house.context, 'system', { plenaryId, title: 'One', text }))
  address = `/api/declarations/${created.id}`
  textId = created.textId
})

function contentOf(): ContentJson {
  const words = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })
  const { first, second, inner } = clauses
  const subclauses = {
    type: 'subclauses' as const,
    content: [{ type: 'clause' as const, attrs: { id: inner }, content: [words('Inner.')] }],
  }
  return {
    type: 'doc',
    content: [
      { type: 'title', content: [words('Declaration')] },
      {
        type: 'preamble',
        content: [{ type: 'preambular', content: [{ type: 'text', text: 'We, Hanoi and Sofia,' }] }],
      },
      {
        type: 'clauses',
        content: [
          { type: 'clause', attrs: { id: first }, content: [words('First.')] },
          { type: 'clause', attrs: { id: second }, content: [words('Second.'), subclauses] },
        ],
      },
      { type: 'closing', content: [words('Tokyo')] },
    ],
  }
}

const as = (guest: Guest) => async (request: string, body?: unknown) =>
  house.ask(request, { as: guest, body })
const asSecretariat = (request: string, body?: unknown) => as(scene.people.secretariat)(request, body)
const code = async (answer: Promise<Response>) => house.codeOf(await answer)
const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
const act = (name: string, body?: unknown) => asSecretariat(`POST ${address}/${name}`, body)
const locks = () => json<Lock[]>(asSecretariat(`GET /api/texts/${textId}/locks`))
const digests = () => json<Digests>(asSecretariat(`GET /api/texts/${textId}/digests`))
const facts = () => json<Record<string, unknown>>(asSecretariat(`GET ${address}`))

async function auditOf(action: string): Promise<{ data: Record<string, unknown>; actor: string }[]> {
  const rows = await house.read
    .selectFrom('audit')
    .where('action', '=', action)
    .where((where) =>
      where.or([where('subject', '=', subject()), where('data', 'like', `%${idOf(address)}%`)]),
    )
    .select(['data', 'actor'])
    .execute()
  return rows.map(({ data, actor }) => ({ data: JSON.parse(data) as Record<string, unknown>, actor }))
}
const idOf = (path: string) => path.split('/').at(-1) ?? ''
const subject = () => `declaration:${idOf(address)}`

describe('locks', () => {
  test('[LI3] a lock says since when, by whom, and the digest of the words', async () => {
    expect(await code(act('lock', { clause: clauses.second }))).toBe(204)
    const { clauses: all } = await digests()
    expect(await locks()).toEqual([
      {
        clauseId: clauses.second,
        digest: all.find(({ clauseId }) => clauseId === clauses.second)?.digest,
        at: expect.stringMatching(/Z$/),
        name: 'secretariat@demo.example',
      },
    ])
    expect(await auditOf('clause-locked')).toMatchObject([
      { actor: scene.people.secretariat.personId, data: { clauseId: clauses.second } },
    ])
  })

  test('[LI1][LI3] what is locked is not locked again; what is not, is not unlocked; a sub-clause goes with its clause', async () => {
    await act('lock', { clause: clauses.second })
    expect(await code(act('lock', { clause: clauses.second }))).toBe('already-locked')
    expect(await code(act('lock', { clause: clauses.inner }))).toBe('locked-around')
    expect(await code(act('unlock', { clause: clauses.inner, reason: 'x' }))).toBe('locked-around')
    expect(await code(act('unlock', { clause: clauses.first, reason: 'x' }))).toBe('not-locked')
    expect(await code(act('lock', { clause: 'nowhere00000' }))).toBe('not-found')
    expect(await code(act('unlock', { clause: clauses.second, reason: 'x' }))).toBe(204)
    expect(await locks()).toEqual([])
  })

  test('[LI17] with a digest, only the words that the person saw are locked', async () => {
    const before = (await digests()).clauses.find(({ clauseId }) => clauseId === clauses.first)?.digest
    const other = { clause: clauses.first, digest: '0'.repeat(64) }
    expect(await code(act('lock', other))).toBe('precondition-failed')
    expect(await locks()).toEqual([])
    expect(await code(act('lock', { clause: clauses.first, digest: before }))).toBe(204)
  })

  test('[LI3] a sub-clause that was locked before its clause stays locked when the clause is unlocked', async () => {
    await act('lock', { clause: clauses.inner })
    expect(await code(act('lock', { clause: clauses.second }))).toBe(204)
    await act('unlock', { clause: clauses.second, reason: 'x' })
    expect((await locks()).map(({ clauseId }) => clauseId)).toEqual([clauses.inner])
  })

  test('[LI3] unlocking takes a reason, which the record keeps', async () => {
    await act('lock', { clause: clauses.first })
    expect(await code(act('unlock', { clause: clauses.first }))).toBe('invalid-input')
    expect(await code(act('unlock', { clause: clauses.first, reason: '  ' }))).toBe('invalid-input')
    await act('unlock', { clause: clauses.first, reason: 'A typing error in the second line' })
    expect((await auditOf('clause-unlocked')).map(({ data }) => data.reason)).toEqual([
      'A typing error in the second line',
    ])
  })

  test('[LI13] refused attempts are on record, with who tried what', async () => {
    const head = as(scene.people.head)
    expect(await code(head(`POST ${address}/lock`, { clause: clauses.first }))).toBe('forbidden')
    await act('close')
    expect(await code(act('lock', { clause: clauses.first }))).toBe('wrong-state')
    const refused = await auditOf('refused')
    expect(refused.map(({ actor, data }) => [actor, data.code])).toEqual([
      [scene.people.head.personId, 'forbidden'],
      [scene.people.secretariat.personId, 'wrong-state'],
    ])
  })
})

describe('closing', () => {
  test('[LI6][LI7] before closing, the secretariat sees what speaks against it', async () => {
    await act('lock', { clause: clauses.first })
    const city = { member: true, present: true, counts: true, named: false, signs: false }
    const { plenaryId } = scene.own
    must(await putRosterEntry(house.context, 'system', { plenaryId, cityId: scene.sofia, ...city }))
    expect(await json<Closing>(asSecretariat(`GET ${address}/closing`))).toEqual({
      revision: 1,
      clauses: 3,
      lockedClauses: 1,
      inTextOnly: [scene.sofia],
      onRosterOnly: [scene.seoul],
      unsent: [],
      offline: [scene.hanoi, scene.seoul],
    })
    expect(await code(as(scene.people.head)(`GET ${address}/closing`))).toBe('forbidden')
  })

  test('[LI8][LI11] closing makes a version with the words and their digest, which everybody can read', async () => {
    const before = await digests()
    const closed = await json<{ version: string; number: number; digest: string }>(act('close'))
    const viewer = as(scene.people.viewer)
    const [version] = await json<Version[]>(viewer(`GET ${address}/versions`))
    expect(version).toMatchObject({
      id: closed.version,
      number: 1,
      kind: 'closed',
      form: 'plenary-canon/1',
      digest: closed.digest,
      by: { name: 'secretariat@demo.example', role: 'secretariat', cityId: null },
    })
    const whole = await json<{ texts: { digest: string; content: ContentJson; sequence: number }[] }>(
      viewer(`GET ${address}/versions/${closed.version}`),
    )
    expect(whole.texts).toMatchObject([{ digest: before.text, sequence: before.sequence }])
    expect(textDigest(whole.texts[0]?.content as ContentJson)).toBe(before.text)
    expect(closed.digest).toBe(
      declarationDigest([{ language: 'en', status: 'authentic', digest: before.text }]),
    )
    expect(await facts()).toMatchObject({
      state: 'closed',
      stateSince: { name: 'secretariat@demo.example' },
      version: { id: closed.version, number: 1, digest: closed.digest },
    })
  })

  test('[LI17] with a digest, only the words that the person saw are closed', async () => {
    const { text } = await digests()
    const seen = declarationDigest([{ language: 'en', status: 'authentic', digest: text }])
    expect(await code(act('close', { digest: '0'.repeat(64) }))).toBe('precondition-failed')
    expect(await facts()).toMatchObject({ state: 'drafting' })
    expect(await json(act('close', { digest: seen }))).toMatchObject({ digest: seen })
  })

  test('[LI15] a version is read whole, though the text has grown beyond what may be sent in at once', async () => {
    const { plenaryId } = scene.own
    const content = contentOf()
    const paragraph = {
      type: 'preambular' as const,
      content: [{ type: 'text' as const, text: 'Recalling,' }],
    }
    content.content[1].content = Array.from({ length: 2_001 }, () => paragraph)
    const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content } as const
    const created = must(await createDeclaration(house.context, 'system', { plenaryId, title: 'Long', text }))
    address = `/api/declarations/${created.id}`
    const { version } = await json<{ version: string }>(act('close'))
    const answer = await as(scene.people.viewer)(`GET ${address}/versions/${version}`)
    expect(answer.status).toBe(200)
    const { texts } = (await answer.json()) as { texts: { digest: string; content: ContentJson }[] }
    expect(texts.map((each) => textDigest(each.content))).toEqual(texts.map(({ digest }) => digest))
    expect(texts[0]?.content.content[1].content).toHaveLength(2_001)
  })

  test('[LI11] the digests of a text are those of its content', async () => {
    const { content, sequence } = await json<{ content: ContentJson; sequence: number }>(
      asSecretariat(`GET /api/texts/${textId}/content`),
    )
    const all = await digests()
    expect(all).toMatchObject({ form: 'plenary-canon/1', sequence, text: textDigest(content) })
    expect(all.clauses.map(({ clauseId }) => clauseId)).toEqual([
      clauses.first,
      clauses.second,
      clauses.inner,
    ])
  })

  test('[LI9] reopening takes a reason; locks are there again, versions stay', async () => {
    await act('lock', { clause: clauses.first })
    const { digest } = await json<{ digest: string }>(act('close'))
    expect(await code(act('reopen'))).toBe('invalid-input')
    expect(await code(act('reopen', { reason: 'Hanoi found a mistake' }))).toBe(204)
    expect((await locks()).map(({ clauseId }) => clauseId)).toEqual([clauses.first])
    expect(await facts()).toMatchObject({ state: 'drafting', version: null })
    const again = await json<{ number: number; digest: string }>(act('close'))
    expect(again).toMatchObject({ number: 2, digest })
    expect(
      (await json<Version[]>(asSecretariat(`GET ${address}/versions`))).map(({ number, kind }) => [
        kind,
        number,
      ]),
    ).toEqual([
      ['closed', 2],
      ['reopened', null],
      ['closed', 1],
      ['imported', null],
    ])
  })

  test('[LI1] no state is left in another way than its table says', async () => {
    expect(await code(act('adopt'))).toBe('wrong-state')
    expect(await code(act('reopen', { reason: 'x' }))).toBe('wrong-state')
    await act('close')
    expect(await code(act('close'))).toBe('wrong-state')
    await act('adopt')
    expect(await code(act('adopt'))).toBe('wrong-state')
    expect(await code(act('close'))).toBe('wrong-state')
  })

  test('[LI1] of two who close at once, one closes', async () => {
    const codes = await Promise.all([code(act('close')), code(act('close'))])
    expect(codes.sort()).toEqual([200, 'wrong-state'])
  })
})

describe('adoption', () => {
  test('[LI10] it fixes the version, the rule and the facts of every city', async () => {
    const { version } = await json<{ version: string }>(act('close'))
    expect(await code(act('adopt'))).toBe(204)
    const adoption = await house.read
      .selectFrom('adoption')
      .where('version_id', '=', version)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(adoption).toMatchObject({ rule: '{"kind":"consensus"}', reopened_at: null })
    const { plenaryId } = scene.own
    const absent = { member: true, present: false, counts: false, named: true, signs: false }
    must(await putRosterEntry(house.context, 'system', { plenaryId, cityId: scene.hanoi, ...absent }))
    const cities = await house.read
      .selectFrom('adoption_city')
      .where('adoption_id', '=', adoption.id)
      .selectAll()
      .execute()
    expect(cities.find(({ city_id }) => city_id === scene.hanoi)).toMatchObject({ present: 1, counts: 1 })
    expect(await facts()).toMatchObject({ state: 'adopted' })
  })

  test('[LI10] with a digest, only the text of that digest is adopted', async () => {
    const { digest } = await json<{ digest: string }>(act('close'))
    expect(await code(act('adopt', { digest: '0'.repeat(64) }))).toBe('precondition-failed')
    expect(await code(act('adopt', { digest }))).toBe(204)
  })

  test('[LI9] reopening ends the adoption, and keeps it on record', async () => {
    const { version } = await json<{ version: string }>(act('close'))
    await act('adopt')
    await act('reopen', { reason: 'A word was wrong' })
    const adoption = await house.read
      .selectFrom('adoption')
      .where('version_id', '=', version)
      .select('reopened_at')
      .executeTakeFirstOrThrow()
    expect(adoption.reopened_at).not.toBeNull()
    expect((await auditOf('text-reopened')).map(({ data }) => data)).toEqual([
      { from: 'adopted', reason: 'A word was wrong' },
    ])
  })
})

describe('[LI14] whoever is removed while the command waits for its turn has not given it', () => {
  const steps: Record<string, { before: readonly string[]; body: () => unknown }> = {
    lock: { before: [], body: () => ({ clause: clauses.first }) },
    unlock: { before: ['lock'], body: () => ({ clause: clauses.first, reason: 'x' }) },
    close: { before: [], body: () => undefined },
    adopt: { before: ['close'], body: () => undefined },
    reopen: { before: ['close'], body: () => ({ reason: 'x' }) },
  }

  test.each(Object.keys(steps))('%s', async (name) => {
    const { before, body } = mustGetStep(name)
    for (const earlier of before) await act(earlier, mustGetStep(earlier).body())
    const standing = async () => [await facts(), await locks(), await versions()]
    const stood = await standing()
    const second = await house.addPerson(`${name}@demo.example`, 'secretariat', null, null)
    const turn = Promise.withResolvers<undefined>()
    const asked = vi.spyOn(house.texts, 'exclusive')
    const writing = house.texts.exclusive(textId, () => turn.promise)
    const waiting = code(as(second)(`POST ${address}/${name}`, body()))
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2))
    expect(await code(asSecretariat(`DELETE /api/people/${second.membershipId}`))).toBe(204)
    turn.resolve(undefined)
    expect(await waiting).toBe('precondition-failed')
    expect(await standing()).toEqual(stood)
    expect(await code(act(name, body()))).toBeOneOf([200, 204])
    await writing
    asked.mockRestore()
  })

  const versions = () => json<Version[]>(asSecretariat(`GET ${address}/versions`))
  function mustGetStep(name: string) {
    const step = steps[name]
    if (!step) throw new Error(name)
    return step
  }
})
