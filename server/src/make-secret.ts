// A secret of the server's own: made once, readable by its own user only.
import { randomBytes } from 'node:crypto'
import { link, rm, writeFile } from 'node:fs/promises'

/** Does nothing where the file is there. It appears with all that is in it: a start that was killed leaves no half of a secret. */
export async function makeSecret(path: string): Promise<void> {
  const whole = `${path}.${randomBytes(8).toString('hex')}`
  try {
    await writeFile(whole, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true })
    await link(whole, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(whole, { force: true })
  }
}
