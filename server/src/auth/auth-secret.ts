// The secret that signs session cookies: made once, kept in the data folder, readable by the server's own user only.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeSecret } from '../make-secret.ts'
import { CannotOpen } from '../ports/cannot-open.ts'

const FILE = 'auth-secret'

/**
 * Reads the secret of a data folder, or makes it. Throws `CannotOpen` when the file holds something else: signing with a weaker
 * secret would be worse than not starting.
 */
export async function readAuthSecret(folder: string): Promise<string> {
  const path = join(folder, FILE)
  await makeSecret(path)
  const secret = await readFile(path, 'utf8')
  if (!/^[\w-]{64}$/.test(secret)) {
    throw new CannotOpen(`${path} is damaged. Remove it and start again: everybody then has to sign in anew.`)
  }
  return secret
}
