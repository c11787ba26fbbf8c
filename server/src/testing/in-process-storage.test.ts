import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { testStorageContract } from '../storage/storage-contract.ts'
import { InProcessStorage } from './in-process-storage.ts'
import { passingFolder } from './passing-folder.ts'

testStorageContract('SQLite in the process of the test', async () => {
  const folder = passingFolder('plenary-in-process-')
  return {
    open: async () => new InProcessStorage(join(folder, 'plenary.db')),
    clear: () => rm(folder, { recursive: true, force: true }),
  }
})
