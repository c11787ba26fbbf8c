// The moment at which something reaches a server's file, heard without keeping a processor busy.
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'

/** Resolves when the next write of the server on `folder` begins to reach its file. */
export async function nextWrite(folder: string): Promise<void> {
  const watcher = watch(join(folder, 'plenary.db-wal'))
  await once(watcher, 'change')
  watcher.close()
}
