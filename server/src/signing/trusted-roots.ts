// The roots of others that the operator trusts: a file of PEM, or a folder of such files. Read at the start: one that is no root is
// told of then, not when a city has signed.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '@plenary/shared/signing/subtle'
import { readCertificates } from '@plenary/shared/verify/trust'
import { ConfigError } from '../config.ts'

/** DER. Throws `ConfigError`, in words for the operator. @param path undefined: nobody is trusted */
export async function readTrustedRoots(path: string | undefined): Promise<Bytes[]> {
  if (path === undefined) return []
  const files = await filesAt(path)
  const roots = await Promise.all(files.map(readRoots))
  if (files.length === 0) throw new ConfigError(`PLENARY_TRUSTED_ROOTS: ${path} holds no file.`)
  return roots.flat()
}

async function filesAt(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const entries = await readdir(path, { withFileTypes: true })
    const files = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    return files.map(({ name }) => join(path, name)).sort()
  } catch {
    throw new ConfigError(`PLENARY_TRUSTED_ROOTS: ${path} cannot be read.`)
  }
}

async function readRoots(path: string): Promise<Bytes[]> {
  const bytes = await readFile(path).catch(() => {
    throw new ConfigError(`PLENARY_TRUSTED_ROOTS: ${path} cannot be read.`)
  })
  const text = bytes.toString('latin1')
  const found = readCertificates(new Uint8Array(bytes), text)
  const named = text.match(/-----BEGIN /g)?.length ?? 1
  if (found.length !== named || !found.every(({ isAuthority }) => isAuthority)) {
    throw new ConfigError(
      `PLENARY_TRUSTED_ROOTS: ${path} must hold certificates of authorities only, as PEM (-----BEGIN CERTIFICATE-----) or one as DER.`,
    )
  }
  return found.map(({ der }) => der)
}
