// Locks and closing, where people write: what the guard keeps out, and what stands behind it.
import { CLOSE } from '@plenary/shared/protocol/frames'
import { isRefusal, type Refusal } from '@plenary/shared/refusal'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeDeclaration } from '../commands/close-declaration.ts'
import { lockClause } from '../commands/lock-clause.ts'
import { reopenDeclaration } from '../commands/reopen-declaration.ts'
import { unlockClause } from '../commands/unlock-clause.ts'
import { SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText, shown, type TestClient } from '../testing/test-client.ts'

const declarationId = 'declaration-1'

async function done<T>(house: SyncHouse, command: Promise<T | Refusal>): Promise<T> {
  await house.surroundings.settle()
  const answer = await command
  if (isRefusal(answer)) throw new Error(answer.refused)
  return answer as T
}

const lock = (house: SyncHouse, clauseId = 'clause0001') =>
  done(house, lockClause(house.context, 'system', { declarationId, clauseId }))
const unlock = (house: SyncHouse, clauseId = 'clause0001') =>
  done(house, unlockClause(house.context, 'system', { declarationId, clauseId, reason: 'A typing error' }))
const close = (house: SyncHouse) => done(house, closeDeclaration(house.context, 'system', { declarationId }))
const reopen = (house: SyncHouse) =>
  done(house, reopenDeclaration(house.context, 'system', { declarationId, reason: 'A city asked' }))

function refusalOf(client: TestClient) {
  return client.messages.find(({ type }) => type === 'refused')
}

async function type(house: SyncHouse, client: TestClient, words: string, clause = 0): Promise<void> {
  client.type(words, clause)
  await house.surroundings.settle()
}

describe('locks', () => {
  test('[LI2] what came before the lock is in, what comes after is refused with the clauses that are locked', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
    hanoi.type(' Before.')
    await lock(house)
    await lock(house, 'clause0003')
    expect(seoul.textOf()).toBe('The first clause. Before.')
    await type(house, hanoi, ' After.')
    expect(refusalOf(hanoi)).toEqual({
      type: 'refused',
      code: 'locked',
      frame: hanoi.documentFrames,
      clauses: ['clause0001'],
      locked: ['clause0001', 'clause0003'],
    })
    expect(seoul.textOf()).toBe('The first clause. Before.')
    await type(house, seoul, ' Beside.', 1)
    expect(hanoi.textOf(1)).toBe('The second clause. Beside.')
    expect(seoul.acknowledged).toBe(seoul.documentFrames)
    expect(house.refused()).toEqual(['locked'])
  })

  test('[LI2] everybody at the text is told that locks have changed', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    await lock(house)
    expect(hanoi.messages).toContainEqual({ type: 'fact-changed', fact: 'locks' })
  })

  test('[LI2] a stock client that touches a locked clause is closed for good', async () => {
    const house = new SyncHouse()
    const stock = await house.enter('hanoi', { isStock: true })
    await lock(house)
    await type(house, stock, ' After.')
    expect(stock.closed).toEqual({ code: CLOSE.locked, reason: 'locked' })
    expect(clauseText(house.stored(), 0).toString()).toBe('The first clause.')
  })

  test('[LI2] an offline batch that touches a locked clause is refused as a whole', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    const away = new Y.Doc()
    Y.applyUpdate(away, Y.encodeStateAsUpdate(hanoi.doc))
    clauseText(away, 0).insert(0, 'Offline. ')
    clauseText(away, 1).insert(0, 'Offline. ')
    await lock(house)
    const back = await house.enter('seoul', { doc: away })
    await house.surroundings.settle()
    expect(refusalOf(back)).toMatchObject({ code: 'locked', clauses: ['clause0001'] })
    expect(hanoi.textOf(1)).toBe('The second clause.')
  })

  test('[LI3] a lock holds against the secretariat too, until it unlocks', async () => {
    const house = new SyncHouse()
    const secretariat = await house.enter('tokyo', { role: 'secretariat' })
    await lock(house)
    await type(house, secretariat, ' Mine.')
    expect(refusalOf(secretariat)).toMatchObject({ code: 'locked' })
    await unlock(house)
    const again = await house.enter('tokyo', { role: 'secretariat' })
    await type(house, again, ' Mine.')
    expect(clauseText(house.stored(), 0).toString()).toBe('The first clause. Mine.')
  })

  test('[LI4] locks outlive a restart', async () => {
    const house = new SyncHouse()
    await lock(house)
    house.rooms.end()
    const hanoi = await house.enter('hanoi')
    await type(house, hanoi, ' After.')
    expect(refusalOf(hanoi)).toMatchObject({ code: 'locked' })
    expect(house.errors).toEqual([])
  })

  test('[LI5] an edit that was judged before another process locked is judged again, under the lock', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    const room = await house.room()
    const item = await room.writer.exclusive(async (at) => at.clause('clause0001'))
    if (!item || isRefusal(item)) throw new Error('no clause')
    const { read } = house.storage
    house.run(
      read.insertInto('clause_lock').values({
        text_id: TEXT,
        clause_id: 'clause0001',
        item_client: item.item.client,
        item_clock: item.item.clock,
        digest: item.digest,
        form: 'plenary-canon/1',
        person_id: 'elsewhere',
        at: new Date(0).toISOString(),
      }),
      read.updateTable('text').set({ lock_epoch: 1 }),
    )
    await type(house, hanoi, ' After.')
    expect(refusalOf(hanoi)).toMatchObject({ code: 'locked' })
    expect(clauseText(house.stored(), 0).toString()).toBe('The first clause.')
  })
})

describe('closing', () => {
  test('[LI8] after closing nobody writes anywhere, and the version has the words', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
    hanoi.type(' Before.')
    const { version, digest } = await close(house)
    await type(house, seoul, ' After.', 2)
    expect(refusalOf(seoul)).toMatchObject({ code: 'closed', clauses: [] })
    const { read } = house.storage
    const stored = await read
      .selectFrom('version_text')
      .where('version_id', '=', version)
      .selectAll()
      .execute()
    expect(stored).toHaveLength(1)
    expect(stored[0]?.content).toContain('The first clause. Before.')
    expect(stored[0]?.seq).toBe(2)
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(shown(house.stored())).not.toContain('After')
  })

  test('[LI8] a viewer’s attempt is refused for the role, closed or not', async () => {
    const house = new SyncHouse()
    const viewer = await house.enter('hanoi', { role: 'viewer' })
    await close(house)
    await type(house, viewer, ' Mine.')
    expect(refusalOf(viewer)).toMatchObject({ code: 'read-only' })
  })

  test('[LI9] after reopening people write again, but not in what was locked before', async () => {
    const house = new SyncHouse()
    await lock(house)
    await close(house)
    await reopen(house)
    const hanoi = await house.enter('hanoi')
    await type(house, hanoi, ' Open.', 1)
    expect(clauseText(house.stored(), 1).toString()).toBe('The second clause. Open.')
    await type(house, hanoi, ' Locked.')
    expect(refusalOf(hanoi)).toMatchObject({ code: 'locked' })
  })
})

describe('the alarm', () => {
  const auditOf = async (house: SyncHouse) =>
    (await house.storage.read.selectFrom('audit').select(['action', 'subject', 'data']).execute()).filter(
      ({ action }) => action === 'guard-alarm',
    )
  const frozen = { type: 'refused', code: 'frozen' }

  test('[LI12] should the guard let something through, nothing of the batch is written, and the text is frozen', async () => {
    const house = new SyncHouse(() => ({ kind: 'ok' }))
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
    await lock(house)
    const before = shown(house.stored())
    hanoi.type(' Through the hole.')
    seoul.type(' Beside.', 1)
    await house.surroundings.settle()
    expect(shown(house.stored())).toBe(before)
    expect(refusalOf(hanoi)).toMatchObject(frozen)
    expect(refusalOf(seoul)).toMatchObject(frozen)
    expect(await auditOf(house)).toEqual([
      { action: 'guard-alarm', subject: `text:${TEXT}`, data: '{"clauses":["clause0001"]}' },
    ])
    expect(house.errors.map(({ message }) => message)).toEqual([
      'locked words are not what was locked; the text is frozen',
    ])
    expect(await house.registry.metrics()).toContain('plenary_frozen_texts 1')
  })

  test('[LI12] a frozen text takes no command, and is frozen still when it was unloaded in between', async () => {
    const house = new SyncHouse(() => ({ kind: 'ok' }))
    const hanoi = await house.enter('hanoi')
    await lock(house)
    await type(house, hanoi, ' Through the hole.')
    const attempt = () =>
      unlockClause(house.context, 'system', { declarationId, clauseId: 'clause0001', reason: 'x' })
    const refused = attempt()
    await house.surroundings.settle()
    expect(await refused).toEqual({ refused: 'frozen' })
    hanoi.leave()
    await house.surroundings.advance(40_000)
    expect(house.rooms.size).toBe(0)
    const later = attempt()
    await house.surroundings.settle()
    expect(await later).toEqual({ refused: 'frozen' })
  })

  test('[LI12] a closed text is compared as a whole', async () => {
    const house = new SyncHouse(() => ({ kind: 'ok' }))
    const hanoi = await house.enter('hanoi')
    await close(house)
    await type(house, hanoi, ' Through the hole.', 2)
    expect(refusalOf(hanoi)).toMatchObject(frozen)
  })

  test('[LI12] a text whose locked words differ when it is loaded is frozen before anybody writes', async () => {
    const house = new SyncHouse()
    await lock(house)
    const altered = house.stored()
    const vector = Y.encodeStateVector(altered)
    clauseText(altered, 0).insert(0, 'Altered. ')
    house.rooms.end()
    house.append(Y.encodeStateAsUpdate(altered, vector))
    const hanoi = await house.enter('hanoi')
    await type(house, hanoi, ' Beside.', 1)
    expect(refusalOf(hanoi)).toMatchObject(frozen)
    expect(await auditOf(house)).toHaveLength(1)
  })

  test('[LI12] a locked clause that is gone when the text is loaded freezes it', async () => {
    const house = new SyncHouse()
    await lock(house)
    const altered = house.stored()
    const vector = Y.encodeStateVector(altered)
    const clauses = altered.getXmlFragment('declaration').get(2) as Y.XmlElement
    clauses.delete(0, 1)
    house.rooms.end()
    house.append(Y.encodeStateAsUpdate(altered, vector))
    const hanoi = await house.enter('hanoi')
    await type(house, hanoi, ' Beside.', 1)
    expect(refusalOf(hanoi)).toMatchObject(frozen)
  })

  test('[LI12] nobody is alarmed by honest work beside locks', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    await lock(house)
    for (let count = 0; count < 20; count += 1) await type(house, hanoi, ` ${count}`, 1)
    await unlock(house)
    await type(house, hanoi, ' Unlocked.')
    expect(house.errors).toEqual([])
    expect(refusalOf(hanoi)).toBeUndefined()
  })
})
