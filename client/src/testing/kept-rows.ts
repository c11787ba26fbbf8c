// What a device has in its store, read behind the store's back.
import type { TestDevice } from './test-tab.ts'

const STORES = ['replicas', 'knowledge', 'edits', 'drafts'] as const

/** How many rows each of the stores has. */
export async function countRows(device: TestDevice): Promise<Record<(typeof STORES)[number], number>> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = device.indexedDB.open('plenary')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
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
  return Object.fromEntries(counts) as Record<(typeof STORES)[number], number>
}
