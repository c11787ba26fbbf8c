// The command, on files as somebody has them on a disk.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { concatBytes, utf8Bytes } from '@plenary/shared/signing/bytes'
import { pemOf } from '@plenary/shared/signing/pem'
import { zipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { writeBundle } from '../export/bundle.ts'
import { signedBundle } from '../testing/signed-bundle.ts'
import { OperationError } from './operation-error.ts'
import { verifySigned } from './verify-signed.ts'

async function files() {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-verify-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const { data, sign } = await signedBundle()
  const path = async (name: string, bytes: Uint8Array | string) => {
    await writeFile(join(folder, name), bytes)
    return join(folder, name)
  }
  return {
    data,
    path,
    bundle: await path('bundle.zip', await writeBundle(data, sign)),
    root: await path('root.pem', pemOf(new Uint8Array(data.root))),
  }
}

async function run(...words: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  return { code: await verifySigned(words, (line) => lines.push(line)), said: lines.join('\n') }
}

test('[VF40] a bundle ends with 0 only with the root at hand; every city and reason is said', async () => {
  const { bundle, root } = await files()
  const known = await run(bundle, '--root', root)
  expect(known.code).toBe(0)
  expect(known.said).toContain('✓ The signatures of 2 cities and everything else in this file hold.')
  expect(known.said).toContain('✓ Jakarta · Anh, Governor · by proxy, Hanoi · 2010-11-08T11:25:00.000Z')
  const alone = await run(bundle)
  expect(alone.code).toBe(2)
  expect(alone.said).toContain('? Who issued the certificate is not known here.')
  const fingerprint = /root certificate ([0-9a-f]{64})/.exec(alone.said)?.[1] ?? ''
  expect((await run(bundle, '--fingerprint', fingerprint.replaceAll(/(..)/g, '$1:').slice(0, -1))).code).toBe(
    0,
  )
})

test('[VF40] of a PDF alone, what only the bundle knows is not known', async () => {
  const { data, path, root } = await files()
  const pdf = await path('signed.pdf', data.pdf)
  const { code, said } = await run(
    pdf,
    '--root',
    root,
    '--crl',
    await path('revoked.crl', data.revocationList ?? ''),
  )
  expect(code).toBe(2)
  expect(said.split('\n').filter((line) => /^ *\?/.test(line))).toEqual([
    expect.stringContaining('not everything is known'),
    '? Whether other cities signed later cannot be seen from the PDF alone. The bundle says which did.',
  ])
})

test('[VF33] a ZIP of something else, such as a document of a word processor, is not known rather than called altered', async () => {
  const { path } = await files()
  const content = utf8Bytes('<w:document/>')
  const document = await path('letter.docx', zipSync({ 'word/document.xml': content }))
  expect(await run(document)).toMatchObject({
    code: 2,
    said: expect.stringContaining('neither a PDF nor a bundle'),
  })
})

test('[VF40] what is broken ends with 1, and anything else than a file with words', async () => {
  const { data, path } = await files()
  const altered = await path('altered.pdf', concatBytes(data.pdf, utf8Bytes('more')))
  expect(await run(altered)).toEqual({
    code: 1,
    said: expect.stringContaining('✗ More bytes follow the last signature (4).'),
  })
  for (const words of [
    [],
    ['nowhere.pdf'],
    [altered, '--root'],
    [altered, '--root', altered],
    [altered, '--color', 'red'],
  ])
    await expect(run(...words)).rejects.toThrow(OperationError)
})
