import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testStorageContract } from '../storage/storage-contract.ts'
import { InProcessStorage } from './in-process-storage.ts'

testStorageContract('SQLite in the process of the test', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-in-process-'))
  return {
    open: async () => new InProcessStorage(join(folder, 'plenary.db')),
    clear: () => rm(folder, { recursive: true, force: true }),
  }
})
