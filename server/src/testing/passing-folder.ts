// A folder that nobody keeps, for what is shown of something else than the disk.
import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const ENOUGH = 2 ** 30

/** A new folder: in memory where a system has much of it, since whatever is acknowledged waits for the disk. Remove it after the test. */
export function passingFolder(name: string): string {
  return mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), name))
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > ENOUGH
}
