// The record of a declaration: what belongs to it, who reads it, filters, pages, the file.

import { createHash } from 'node:crypto'
import type { RecordedEntry } from '@plenary/shared/api/audit-routes'
import { routeList } from '@plenary/shared/api/routes'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDeclaration } from '../commands/create-declaration.ts'
import type { AuditEntry } from '../ports/storage.ts'
import { CHAIN_START } from '../storage/audit-chain.ts'
import {
  furnish,
  type Guest,
  type House,
  must,
  openHouse,
  PASSWORD,
  type Scene,
} from '../testing/http-house.ts'
import { openApiDocument } from './openapi.ts'

let house: House
let scene: Scene
let declarationId: string
let address: string
let clause: string

beforeAll(async () => {
  house = await openHouse()
  scene = await furnish(house)
})
afterAll(() => house.close())

beforeEach(async () => {
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content: null } as const
  const { plenaryId } = scene.own
  const created = must(await createDeclaration(house.context, 'system', { plenaryId, title: 'One', text }))
  declarationId = created.id
  address = `/api/declarations/${declarationId}`
  clause = [...((await house.texts.digests(created.textId))?.clauses.keys() ?? [])][0] ?? ''
})

interface Page {
  entries: RecordedEntry[]
  next: number | null
}

async function pageOf(query = '', as: Guest = scene.people.viewer, at = address): Promise<Page> {
  const answer = await house.ask(`GET ${at}/audit${query}`, { as })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Page
}

/** The acts on record, the newest first. */
const actsOf = async (query = '') => (await pageOf(query)).entries.map(({ action }) => action)

async function linesOf(query = '', as: Guest = scene.people.viewer): Promise<Record<string, unknown>[]> {
  const answer = await house.ask(`GET ${address}/audit/export${query}`, { as })
  expect(answer.status).toBe(200)
  const lines = (await answer.text()).split('\n')
  expect(lines.pop()).toBe('')
  return lines.map((line) => JSON.parse(line))
}

const command = (name: string, body: unknown, as: Guest = scene.people.secretariat) =>
  house.ask(`POST ${address}/${name}`, { as, body })

const noted = (audit: Partial<AuditEntry>[]) =>
  house.storage.write({
    audit: audit.map((entry) => ({
      at: new Date(house.context.surroundings.now()).toISOString(),
      actor: 'system',
      cityId: null,
      action: 'guard-alarm',
      subject: `declaration:${declarationId}`,
      data: {},
      ...entry,
    })),
  })

describe('what belongs to a declaration', () => {
  test('[AU1] an act is on record with who, when, what and why, the newest first', async () => {
    await command('lock', { clause })
    await command('unlock', { clause, reason: 'A typing error' })
    const { entries } = await pageOf()
    expect(entries[0]).toMatchObject({
      action: 'clause-unlocked',
      actor: scene.people.secretariat.personId,
      name: 'secretariat@demo.example',
      cityId: null,
      subject: `declaration:${declarationId}`,
      data: { clauseId: clause, reason: 'A typing error' },
    })
    expect(entries[1]).toMatchObject({ action: 'clause-locked', data: { clauseId: clause } })
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).sort((a, b) => b - a))
  })

  test('[AU2] a refused attempt is on record: who, for which city, what, and why not', async () => {
    const { head } = scene.people
    expect((await command('lock', { clause }, head)).status).toBe(403)
    const { entries } = await pageOf('?refused=only')
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      action: 'refused',
      actor: head.personId,
      cityId: scene.hanoi,
      subject: 'command:lockClause',
      data: { code: 'forbidden', declaration: declarationId, clause },
    })
  })

  test('[AU2] so is one by somebody who has no part in the plenary', async () => {
    const { otherPlenaryHead } = scene.people
    expect((await command('close', {}, otherPlenaryHead)).status).toBe(404)
    expect((await pageOf()).entries[0]).toMatchObject({
      actor: otherPlenaryHead.personId,
      cityId: null,
      data: { code: 'not-found' },
    })
  })

  test('[AU3] the record has the roster, the people and the invitations of the plenary', async () => {
    const { secretariat } = scene.people
    const roster = { member: true, present: false, counts: true, named: true, signs: true }
    const place = `/api/plenaries/${scene.own.plenaryId}/roster/${scene.seoul}`
    await house.ask(`PUT ${place}`, { as: secretariat, body: roster })
    const body = { role: 'viewer', plenaryId: scene.own.plenaryId, cityId: scene.hanoi, email: 'v@h.example' }
    const invited = await house.ask('POST /api/invitations', { as: secretariat, body })
    const { id } = (await invited.json()) as { id: string }
    await house.ask(`DELETE /api/invitations/${id}`, { as: secretariat })
    const gone = await house.addPerson('gone@hanoi.example', 'viewer', scene.own.plenaryId, scene.hanoi)
    await house.ask(`DELETE /api/people/${gone.membershipId}`, { as: secretariat })
    expect((await actsOf()).slice(0, 5)).toEqual([
      'person-removed',
      'invitation-withdrawn',
      'person-invited',
      'roster-entry-put',
      'declaration-created',
    ])
    expect(JSON.stringify(await pageOf())).not.toContain('v@h.example')
  })

  test('[AU4] nothing of another plenary, of another declaration, and of accounts', async () => {
    const { secretariat, head } = scene.people
    const other = `/api/declarations/${scene.other.declarationId}`
    await house.ask(`POST ${other}/close`, { as: secretariat, body: {} })
    await house.ask(`POST /api/declarations/${scene.own.declarationId}/close`, { as: head, body: {} })
    await house.ask('POST /api/auth/sign-in/email', { body: { email: head.email, password: PASSWORD } })
    await house.ask(`POST /api/people/${head.membershipId}/sign-in-link`, { as: secretariat })
    await house.ask('PATCH /api/me', { as: head, body: { name: head.email } })
    expect((await actsOf())[0]).toBe('declaration-created')
    const subjects = new Set((await pageOf('?limit=200')).entries.map(({ subject }) => subject.split(':')[0]))
    expect(subjects).not.toContain('network')
    const elsewhere = (await pageOf('?limit=200', secretariat, other)).entries
    expect(elsewhere.some(({ subject }) => subject === `plenary:${scene.own.plenaryId}`)).toBe(false)
    expect(elsewhere[0]).toMatchObject({ action: 'text-closed' })
  })

  test('[AU5] a restored backup is on every record', async () => {
    await noted([{ action: 'backup-restored', subject: 'network' }])
    expect((await actsOf())[0]).toBe('backup-restored')
  })

  test('[AU6] words that look like an id of this declaration bring nothing into it', async () => {
    const planted = `","declaration":"${declarationId}","x":"`
    await noted([{ action: 'refused', subject: 'command:x', data: { planted } }])
    expect(await actsOf('?refused=only')).toEqual([])
  })
})

describe('filters and pages', () => {
  test('[AU7] by city, person, kind of act, refusal and time', async () => {
    const { head, otherCityHead, secretariat } = scene.people
    await command('lock', { clause })
    await command('close', {}, head)
    await command('close', {}, otherCityHead)
    const people = async (query: string) => (await pageOf(query)).entries.map(({ actor }) => actor)
    expect(await people(`?city=${scene.seoul}`)).toEqual([otherCityHead.personId])
    expect(new Set(await people(`?person=${head.personId}`))).toEqual(new Set([head.personId]))
    expect(await actsOf('?action=clause-locked,declaration-created&limit=2')).toEqual([
      'clause-locked',
      'declaration-created',
    ])
    expect(await actsOf('?refused=none&limit=1')).toEqual(['clause-locked'])
    expect(await people(`?refused=only&city=${scene.hanoi}`)).toEqual([head.personId])
    expect(await people(`?person=${secretariat.personId}&limit=1`)).toEqual([secretariat.personId])
    const later = new Date(Date.now() + 60_000).toISOString()
    expect(await actsOf(`?from=${later}`)).toEqual([])
    expect((await actsOf(`?to=${later}`)).length).toBeGreaterThan(3)
    expect(await actsOf('?to=2010-11-09T00:00:00Z')).toEqual([])
  })

  test('[AU16] the people to choose from are all who stand in this record, and nobody else', async () => {
    const { head, otherCityHead, secretariat, viewer } = scene.people
    await command('close', {}, head)
    await noted([{ action: 'clause-locked', subject: 'declaration:elsewhere', actor: viewer.personId }])
    const answer = await house.ask(`GET ${address}/audit/people`, { as: viewer })
    const people = (await answer.json()) as { id: string; name: string }[]
    const ids = people.map(({ id }) => id)
    expect(ids).toContain(head.personId)
    expect(ids).toContain(secretariat.personId)
    expect(ids).not.toContain(otherCityHead.personId)
    expect(ids).not.toContain(viewer.personId)
    expect(people.every(({ name }) => name !== '')).toBe(true)
  })

  test('[AU7] a filter of no shape is refused', async () => {
    for (const query of [
      '?limit=0',
      '?limit=201',
      '?before=x',
      '?city=%25',
      '?from=yesterday',
      "?action='",
    ]) {
      expect((await house.ask(`GET ${address}/audit${query}`, { as: scene.people.viewer })).status).toBe(400)
    }
  })

  test('[AU8] page by page, nothing is left out and nothing comes twice, while new entries come', async () => {
    await noted(Array.from({ length: 25 }, (_, number) => ({ data: { number } })))
    const all = (await pageOf('?limit=200')).entries.map(({ seq }) => seq)
    const seen: number[] = []
    for (let next: number | null = 1e9; next !== null; ) {
      const page: Page = await pageOf(`?limit=10&before=${next}`)
      expect(page.entries.length).toBeLessThanOrEqual(10)
      seen.push(...page.entries.map(({ seq }) => seq))
      next = page.next
      await noted([{ action: 'clause-locked' }])
    }
    expect(seen).toEqual(all)
  })
})

describe('the file', () => {
  test('[AU9] the lines are in the order of the log, follow the filters, and are a file to keep', async () => {
    await command('lock', { clause })
    await command('close', {}, scene.people.head)
    const answer = await house.ask(`GET ${address}/audit/export`, { as: scene.people.viewer })
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    const seqs = (await linesOf()).map(({ seq }) => seq as number)
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
    expect(seqs.toReversed()).toEqual((await pageOf('?limit=200')).entries.map(({ seq }) => seq))
    expect((await linesOf('?refused=only')).map(({ subject }) => subject)).toEqual([
      'command:closeDeclaration',
    ])
  })

  test.each([
    ['Tokyo Declaration', 'record-Tokyo-Declaration-DAY.jsonl', 'record-Tokyo-Declaration-DAY.jsonl'],
    ['東京宣言 (案)', 'record-_-_-DAY.jsonl', 'record-東京宣言-案-DAY.jsonl'],
    ['../"x"\\ ; y', 'record-x-y-DAY.jsonl', 'record-x-y-DAY.jsonl'],
    ['…', 'record-DAY.jsonl', 'record-DAY.jsonl'],
  ])(
    '[AU18] the file of “%s” is named after it and the day, safe on every system',
    async (title, plain, full) => {
      const renamed = await house.ask(`PATCH ${address}`, { as: scene.people.secretariat, body: { title } })
      expect(renamed.status).toBe(204)
      const answer = await house.ask(`GET ${address}/audit/export`, { as: scene.people.viewer })
      const day = new Date(house.context.surroundings.now()).toISOString().slice(0, 10)
      const [named, wanted] = [plain, full].map((name) => name.replace('DAY', day))
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="${named}"; filename*=UTF-8''${encodeURIComponent(wanted ?? '')}`,
      )
    },
  )

  test('[AU10] every line holds what its hash is computed from, by the recipe of docs/OPERATING.md', async () => {
    await command('lock', { clause })
    await command('unlock', { clause, reason: '“Quoted” \\ ü 東京' })
    for (const line of await linesOf()) {
      const { previousHash, at, actor, cityId, action, subject, data, salt, digest, hash } = line
      const fields = { action, actor, at, cityId, data, salt, subject }
      const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
      expect(sha256(fields)).toBe(digest)
      expect(sha256({ digest, previous: previousHash, rule: 'plenary-record/2' })).toBe(hash)
    }
    const rows = await house.read.selectFrom('audit').selectAll().orderBy('seq').execute()
    expect(rows[0]?.previous_hash).toBe(CHAIN_START)
    expect(rows.slice(1).map(({ previous_hash }) => previous_hash)).toEqual(
      rows.slice(0, -1).map(({ hash }) => hash),
    )
  })

  test('[AU9] more lines than are held at once come whole', async () => {
    await noted(Array.from({ length: 1203 }, (_, number) => ({ data: { number } })))
    const numbers = (await linesOf('?action=guard-alarm')).map(({ data }) => JSON.parse(String(data)).number)
    expect(numbers).toEqual(Array.from({ length: 1203 }, (_, number) => number))
  })

  test('[AU9] the description of the API says that it is lines of JSON', () => {
    const { paths } = openApiDocument(house.origin) as { paths: Record<string, Record<string, unknown>> }
    expect(paths['/api/declarations/{declaration}/audit/export']?.get).toMatchObject({
      responses: { 200: { content: { 'application/x-ndjson': {} } } },
    })
    expect(routeList.filter(({ media }) => media === 'application/x-ndjson')).toHaveLength(1)
  })
})

test('[AU11] signing in and out are in the log, without address and device, and on no declaration’s record', async () => {
  const { drafter } = scene.people
  const body = { email: drafter.email, password: PASSWORD }
  const headers = { 'user-agent': 'A browser', 'x-forwarded-for': '192.0.2.7' }
  const answer = await house.ask('POST /api/auth/sign-in/email', { body, headers })
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  await house.ask('POST /api/auth/sign-out', { as: { cookie }, body: {} })
  await house.ask('POST /api/auth/sign-out', { as: { cookie }, body: {} })
  const rows = await house.read.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(2).execute()
  expect(rows.map(({ action, actor, subject, data }) => ({ action, actor, subject, data }))).toEqual(
    ['signed-out', 'signed-in'].map((action) => ({
      action,
      actor: drafter.personId,
      subject: `person:${drafter.personId}`,
      data: '{}',
    })),
  )
  expect((await actsOf())[0]).toBe('declaration-created')
})
