// The secret under which the authority's key is sealed: of the operator's, in the environment or in a file, or made once in the data
// folder. No backup holds it: whoever gets hold of a backup must not be able to certify.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuthoritySecretSettings } from '../config.ts'
import { makeSecret } from '../make-secret.ts'
import { CannotOpen } from '../ports/cannot-open.ts'

const FILE = 'ca-secret'
const SHORTEST = 20

/** Throws `CannotOpen` where a file is readable by others or holds too little: an open secret would be worse than not starting. */
export async function readAuthoritySecret(
  folder: string,
  settings: AuthoritySecretSettings,
): Promise<string> {
  if (settings.kind === 'given') return settings.secret
  if (settings.kind === 'file') return readSecretFile(settings.path)
  const path = join(folder, FILE)
  await makeSecret(path)
  return readSecretFile(path)
}

async function readSecretFile(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { mode } = await file.stat()
    if ((mode & 0o077) !== 0) {
      throw new CannotOpen(`${path} can be read by others. Make it yours alone with: chmod 600 ${path}`)
    }
    const secret = (await file.readFile('utf8')).trim()
    if (secret.length < SHORTEST) {
      throw new CannotOpen(
        `${path} must hold at least ${SHORTEST} characters. If the secret is lost, remove the file, start again and make a new root: what was signed stays valid.`,
      )
    }
    return secret
  } finally {
    await file.close()
  }
}
