import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readAuthSecret } from './auth-secret.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plenary-secret-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('[PE24] the secret is made once, for the server’s own user only', async () => {
  const secrets = await Promise.all([readAuthSecret(folder), readAuthSecret(folder)])
  expect(secrets[0]).toMatch(/^[\w-]{64}$/)
  expect(await readAuthSecret(folder)).toBe(secrets[0])
  expect((await stat(join(folder, 'auth-secret'))).mode & 0o777).toBe(0o600)
})

test('[PE24] a damaged secret refuses the start in words', async () => {
  await writeFile(join(folder, 'auth-secret'), 'short')
  await expect(readAuthSecret(folder)).rejects.toThrow(/damaged. Remove it/)
})
