import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { getMigrations } from 'better-auth/db/migration'
import type { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { authOptions } from '../../auth/auth-options.ts'
import type { Tables } from '../../ports/tables.ts'
import { systemSurroundings } from '../../surroundings.ts'
import { passingFolder } from '../../testing/passing-folder.ts'
import { openAuthDatabase } from './sqlite-auth-database.ts'
import { SqliteStorage } from './sqlite-storage.ts'

const at = '2010-11-09T02:00:00.000Z'
const person = { id: 'p1', name: 'A', email: 'a@b.example', emailVerified: 1 as const, image: null }
let folder: string
let storage: SqliteStorage
let database: Kysely<Tables>

beforeEach(async () => {
  folder = passingFolder('plenary-auth-')
  storage = await SqliteStorage.open(join(folder, 'plenary.db'))
  database = openAuthDatabase(storage)
})
afterEach(async () => {
  await storage.close()
  await rm(folder, { recursive: true, force: true })
})

test('[ST17] the schema has everything that better-auth expects of it', async () => {
  const options = authOptions({
    database,
    dialect: 'sqlite',
    secret: 's'.repeat(64),
    origin: 'http://localhost:3000',
    randomBytes: systemSurroundings.randomBytes,
    onSessionEnd: () => undefined,
    onError: () => undefined,
  })
  const { toBeCreated, toBeAdded } = await getMigrations(options)
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
})

test('[ST18] what better-auth writes goes through the writing connection, and is read at once', async () => {
  const row = { ...person, createdAt: at, updatedAt: at }
  expect(await database.insertInto('user').values(row).returningAll().executeTakeFirst()).toEqual(row)
  expect(await storage.read.selectFrom('user').selectAll().execute()).toEqual([row])
  const updated = await database
    .updateTable('user')
    .set({ name: 'B' })
    .where('id', '=', 'p1')
    .executeTakeFirst()
  expect(updated.numUpdatedRows).toBe(1n)
  await expect(database.insertInto('user').values(row).execute()).rejects.toThrow(/constraint/)
})

test('[ST19] a transaction that would stay open across an await is refused', async () => {
  const transaction = database.transaction().execute(async (tx) => tx.deleteFrom('user').execute())
  await expect(transaction).rejects.toThrow(/across an await/)
})
