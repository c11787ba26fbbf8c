// What a device has in its store, read behind the store's back.
import { expect } from 'vitest'
import { eventually } from './eventually.ts'
import type { TestDevice, TestTab } from './test-tab.ts'

const STORES = ['replicas', 'knowledge', 'edits', 'drafts'] as const

type RowCounts = Record<(typeof STORES)[number], number>

/** Lets the time of these tabs run until the device's stores have so many rows. */
export function untilRows(
  device: TestDevice,
  tabs: readonly TestTab[],
  rows: Partial<RowCounts>,
): Promise<void> {
  return eventually(async () => {
    for (const { clock } of tabs) clock.advance(2_000)
    expect(await countRows(device)).toMatchObject(rows)
  })
}

/** How many rows each of the stores has. */
export async function countRows(device: TestDevice): Promise<RowCounts> {
  const database = await openStore(device)
  const counts = await Promise.all(
    STORES.map(
      (name) =>
        new Promise<[string, number]>((resolve, reject) => {
          const request = database.transaction(name).objectStore(name).count()
          request.onsuccess = () => resolve([name, request.result])
          request.onerror = () => reject(request.error)
        }),
    ),
  )
  database.close()
  return Object.fromEntries(counts) as RowCounts
}

/** Puts bytes that are no update among what the first copy knows. */
export async function damageFirstCopy(device: TestDevice): Promise<void> {
  const database = await openStore(device)
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('knowledge', 'readwrite')
    const store = transaction.objectStore('knowledge')
    const first = store.openCursor()
    first.onsuccess = () => first.result?.update({ ...first.result.value, update: new Uint8Array([1, 2, 3]) })
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(transaction.error)
  })
  database.close()
}

function openStore(device: TestDevice): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = device.indexedDB.open('plenary')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
