// A process that packs the log of the file it is given, until it is killed; it says so when it begins.
import { PastThread } from '../history/past-thread.ts'
import { Upkeep } from '../history/upkeep.ts'
import { SqliteStorage } from '../storage/sqlite/sqlite-storage.ts'

const [, , file = ''] = process.argv
const storage = await SqliteStorage.open(file)
const past = new PastThread(file)
const log = { error: () => process.exit(1) }
const schedule = (_: number, task: () => void) => {
  setImmediate(task)
  return () => undefined
}
await past.momentOf('t1', 0)
process.stdout.write('begins\n')
await new Upkeep({ storage, past, surroundings: { schedule }, log }).look()
setInterval(() => undefined, 1_000)
