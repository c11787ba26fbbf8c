// A data file with every table and nothing in them, for what is shown of something else than the schema: made once, and copied.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WriteConnection } from '../storage/sqlite/write-connection.ts'
import { passingFolder } from './passing-folder.ts'

let bytes: Uint8Array | undefined

/** Puts it where no file is yet. */
export function layEmptyDatabase(file: string): void {
  bytes ??= emptyDatabase()
  writeFileSync(file, bytes)
}

function emptyDatabase(): Uint8Array {
  const folder = passingFolder('plenary-empty-')
  const file = join(folder, 'plenary.db')
  new WriteConnection(file).close()
  const made = readFileSync(file)
  rmSync(folder, { recursive: true })
  return made
}
