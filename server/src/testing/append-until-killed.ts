// Appends to the text `t1` of the file named on the command line until it is killed; prints every acknowledged head.
import { writeSync } from 'node:fs'
import { SqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import { appendUnit } from '../storage/storage-contract.ts'

const storage = await SqliteStorage.open(process.argv[2] ?? '')
let head = (await storage.loadText('t1'))?.head ?? 0
for (;;) {
  const { outcome } = await storage.write(appendUnit('t1', head, ['x', 'y']))
  if (outcome !== 'written') throw new Error(outcome)
  head += 2
  writeSync(1, `${head}\n`)
}
