// From a later moment to an earlier one, on a text that many wrote.
import { seededRandom } from '@plenary/shared/testing/random'
import { afterEach, expect, test } from 'vitest'
import { PastReader } from '../storage/sqlite/past-reader.ts'
import { PastHall } from '../testing/past-hall.ts'
import { SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText } from '../testing/test-client.ts'
import { TextHistory } from './text-history.ts'

/** Counts how often a part of the log is looked through for one item. */
class CountingReader extends PastReader {
  looks = 0

  override rowsOfClient(...given: Parameters<PastReader['rowsOfClient']>) {
    this.looks += 1
    return super.rowsOfClient(...given)
  }
}

const readers: PastReader[] = []
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close()
})

function read(file: string) {
  const reader = new CountingReader(file)
  readers.push(reader)
  return { reader, history: new TextHistory(reader) }
}

test('[PA61] from a later moment to an earlier one, what goes is named after whoever wrote it, what comes back after whoever deleted it', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  const before = house.updates().length
  hanoi.type(' Written later.')
  await house.surroundings.settle()
  clauseText(seoul.doc, 1).delete(0, 'The second'.length)
  await house.surroundings.settle()
  const { history } = read(house.file)
  const { authors = [], parts = [] } = history.compare(TEXT, house.updates().length, before) ?? {}
  const changes = parts.flatMap(({ pieces }) =>
    pieces.flatMap((piece) =>
      piece.kind === 'kept'
        ? []
        : [[piece.kind, piece.text.trim(), ...piece.by.map(({ author }) => authors[author]?.cityId)]],
    ),
  )
  expect(changes).toEqual([
    ['deleted', 'Written later.', 'city-hanoi'],
    ['inserted', 'The second', 'city-seoul'],
  ])
})

test('[PA62] from a later moment to an earlier one, the log is read once, not for every change', async () => {
  const hall = new PastHall(seededRandom(5))
  for (const city of ['hanoi', 'seoul', 'tokyo']) await hall.enter(city)
  await hall.play(150)
  const { reader, history } = read(hall.house.file)
  const [first, last] = [hall.noted[0]?.sequence ?? 0, hall.noted.at(-1)?.sequence ?? 0]
  const { parts = [] } = history.compare(TEXT, last, first) ?? {}
  const changes = parts.flatMap(({ pieces }) => pieces).filter(({ kind }) => kind !== 'kept')
  expect(changes.length).toBeGreaterThan(10)
  expect(changes.filter((change) => 'by' in change && change.by.length === 0)).toEqual([])
  expect(reader.looks).toBeLessThan(5)
})
