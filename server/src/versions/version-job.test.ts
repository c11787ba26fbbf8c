// Versions by themselves, in a house whose clock is moved by hand.
import { isRefusal } from '@plenary/shared/refusal'
import { Registry } from 'prom-client'
import { describe, expect, test, vi } from 'vitest'
import { closeDeclaration } from '../commands/close-declaration.ts'
import { holdTexts } from '../commands/hold-texts.ts'
import { makeVersion } from '../commands/make-version.ts'
import { versionOfNewWords } from '../commands/version-rows.ts'
import { writeUnit } from '../commands/write-unit.ts'
import { Reception } from '../sync/reception.ts'
import { ORIGIN, SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText, type TestClient } from '../testing/test-client.ts'
import { createVersionJob, type VersionJob } from './version-job.ts'

const MINUTE = 60_000
const declarationId = 'declaration-1'

function jobOf(house: SyncHouse, texts = house.rooms): VersionJob & { errors: string[] } {
  const errors: string[] = []
  const log = { error: (_: object, message: string) => void errors.push(message) }
  const job = createVersionJob({ ...house.context, surroundings: house.surroundings, texts, log })
  return { ...job, errors }
}

/** The texts of another process on the same tables, or of the same after a restart. */
function roomsOf({ storage, announcements, surroundings }: SyncHouse) {
  const log = { error: () => {}, info: () => {} }
  const registry = new Registry()
  const findSignedIn = async () => undefined
  return new Reception({ storage, announcements, surroundings, registry, log, origin: ORIGIN, findSignedIn })
    .textRooms
}

async function open(): Promise<{ house: SyncHouse; hanoi: TestClient; job: ReturnType<typeof jobOf> }> {
  const house = new SyncHouse()
  const hanoi = await house.enter('hanoi')
  const job = jobOf(house)
  job.start()
  return { house, hanoi, job }
}

const versions = (house: SyncHouse) =>
  house.storage.read
    .selectFrom('version')
    .innerJoin('version_text', 'version_id', 'version.id')
    .orderBy('serial')
    .select(['kind', 'number', 'person_id as person', 'role', 'seq', 'content'])
    .execute()
const kinds = async (house: SyncHouse) => (await versions(house)).map(({ kind }) => kind)

async function type(house: SyncHouse, client: TestClient, words: string): Promise<void> {
  client.type(words)
  await house.surroundings.settle()
}

async function named(house: SyncHouse): Promise<void> {
  const words = { declarationId, name: undefined, note: undefined }
  const made = makeVersion(house.context, 'system', words)
  await house.surroundings.settle()
  if (isRefusal(await made)) throw new Error('not made')
}

describe('a period of work', () => {
  test('[VE10][VE8] has ended when nobody wrote for ten minutes', async () => {
    const { house, hanoi } = await open()
    await type(house, hanoi, ' One.')
    await house.surroundings.advance(9 * MINUTE)
    await type(house, hanoi, ' Two.')
    await house.surroundings.advance(9 * MINUTE)
    expect(await versions(house)).toEqual([])
    await house.surroundings.advance(2 * MINUTE)
    const [version, ...others] = await versions(house)
    expect(others).toEqual([])
    expect(version).toMatchObject({ kind: 'worked', number: null, person: 'system', role: 'system', seq: 3 })
    expect(version?.content).toContain('The first clause. One. Two.')
    expect(hanoi.messages).toContainEqual({ type: 'fact-changed', fact: 'versions' })
    await house.surroundings.advance(180 * MINUTE)
    expect(await versions(house)).toHaveLength(1)
  })

  test('[VE10] is kept every hour while people go on', async () => {
    const { house, hanoi } = await open()
    for (let minute = 0; minute < 150; minute += 5) {
      await type(house, hanoi, ` ${minute}.`)
      await house.surroundings.advance(5 * MINUTE)
    }
    const [first, second, ...others] = await versions(house)
    expect(others).toEqual([])
    expect(first?.content).toMatch(/ 5[05]\."/)
    expect(second?.content).toMatch(/ 1(15|20)\."/)
  })

  test('[VE10] the hour counts from the version before, where the first edit since is packed away', async () => {
    const { house, hanoi } = await open()
    await named(house)
    await house.surroundings.advance(30 * MINUTE)
    await type(house, hanoi, ' First.')
    house.run(house.storage.read.deleteFrom('text_update').where('seq', '=', 2))
    for (let minute = 0; minute < 25; minute += 5) {
      await type(house, hanoi, ` ${minute}.`)
      await house.surroundings.advance(5 * MINUTE)
    }
    expect(await kinds(house)).toEqual(['named'])
    await type(house, hanoi, ' Last.')
    await house.surroundings.advance(6 * MINUTE)
    expect(await kinds(house)).toEqual(['named', 'worked'])
  })
})

describe('no version is made', () => {
  test('[VE11] of a text in which nobody wrote, nor of one that is named or closed as it stands', async () => {
    const { house, hanoi } = await open()
    await house.surroundings.advance(90 * MINUTE)
    expect(await versions(house)).toEqual([])
    await type(house, hanoi, ' One.')
    await named(house)
    await house.surroundings.advance(90 * MINUTE)
    await type(house, hanoi, ' Two.')
    const closed = closeDeclaration(house.context, 'system', { declarationId })
    await house.surroundings.settle()
    expect(await closed).toMatchObject({ number: 2 })
    await house.surroundings.advance(90 * MINUTE)
    expect(await kinds(house)).toEqual(['named', 'closed'])
  })

  test('[VE11] of work that was undone, which is looked at once', async () => {
    const { house, hanoi } = await open()
    await named(house)
    await type(house, hanoi, ' One.')
    const words = clauseText(hanoi.doc, 0)
    words.delete(words.length - 5, 5)
    const held = vi.spyOn(house.rooms, 'exclusive')
    await house.surroundings.advance(90 * MINUTE)
    expect(await kinds(house)).toEqual(['named'])
    expect(held).toHaveBeenCalledTimes(1)
    held.mockRestore()
  })

  test('[VE11] twice, when two processes look at once', async () => {
    const { house, hanoi, job } = await open()
    job.stop()
    await type(house, hanoi, ' One.')
    await house.surroundings.advance(11 * MINUTE)
    const jobs = [jobOf(house), jobOf(house, roomsOf(house)), jobOf(house, roomsOf(house))]
    const looks = Promise.all(jobs.map((each) => each.look()))
    await house.surroundings.settle()
    await looks
    expect(await kinds(house)).toEqual(['worked'])
    expect(jobs.flatMap(({ errors }) => errors)).toEqual([])
  })

  test('[VE13] before a restoration, of words that the newest version has', async () => {
    const { house, hanoi } = await open()
    const keepWords = async () => {
      const kept = holdTexts(house.context, declarationId, async (held) => {
        const version = await versionOfNewWords(house.context, held, 'restored')
        return writeUnit(house.context, { statements: version?.statements ?? [] })
      })
      await house.surroundings.settle()
      expect(await kept).toBeUndefined()
    }
    await named(house)
    await keepWords()
    expect(await kinds(house)).toEqual(['named'])
    await type(house, hanoi, ' One.')
    await keepWords()
    await keepWords()
    expect(await kinds(house)).toEqual(['named', 'restored'])
  })
})

describe('whatever happens', () => {
  test('[VE12] what was written before a crash becomes a version after it', async () => {
    const { house, hanoi, job } = await open()
    await type(house, hanoi, ' One.')
    await house.surroundings.advance(5 * MINUTE)
    job.stop()
    house.rooms.end()
    const again = jobOf(house, roomsOf(house))
    again.start()
    await house.surroundings.advance(4 * MINUTE)
    expect(await versions(house)).toEqual([])
    await house.surroundings.advance(3 * MINUTE)
    expect((await versions(house))[0]?.content).toContain('The first clause. One.')
  })

  test('[VE12] while the disk fails it is tried every minute, and told to the operator', async () => {
    const { house, hanoi, job } = await open()
    await type(house, hanoi, ' One.')
    await house.surroundings.advance(9 * MINUTE)
    const failed = { outcome: 'failed', cause: new Error('disk full') } as const
    house.storage.onWrite = () => Promise.resolve(failed)
    await house.surroundings.advance(3 * MINUTE)
    expect(await versions(house)).toEqual([])
    expect(job.errors.length).toBeGreaterThan(0)
    house.storage.onWrite = () => undefined
    await house.surroundings.advance(3 * MINUTE)
    expect(await kinds(house)).toEqual(['worked'])
    expect(clauseText(house.stored(), 0).toString()).toBe('The first clause. One.')
  })

  test('[VE12] the end of the process does not wait for it, and nothing is begun after', async () => {
    const { house, hanoi, job } = await open()
    await type(house, hanoi, ' One.')
    await house.surroundings.advance(9 * MINUTE)
    const hangs = Promise.withResolvers<{ outcome: 'failed'; cause: Error }>()
    house.storage.onWrite = () => hangs.promise
    await house.surroundings.advance(2 * MINUTE)
    job.stop()
    const drained = house.reception.drain()
    await house.surroundings.advance(10_000)
    await drained
    hangs.resolve({ outcome: 'failed', cause: new Error('closed') })
    house.storage.onWrite = () => undefined
    await house.surroundings.advance(90 * MINUTE)
    expect(await versions(house)).toEqual([])
    expect(job.errors).toEqual([])
    expect(house.storage.text(TEXT).head).toBe(2)
  })
})
