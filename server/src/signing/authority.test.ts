import { execFileSync } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  isCertifiedBy,
  isListOf,
  parseCertificate,
  parseRevocationList,
} from '@plenary/shared/signing/certificate'
import { pemOf } from '@plenary/shared/signing/pem'
import { makeSigningKey, type Subtle } from '@plenary/shared/signing/subtle'
import { expect, onTestFinished, test } from 'vitest'
import { FakeSurroundings } from '../testing/fake-surroundings.ts'
import { makeAuthority, openAuthority } from './authority.ts'
import { readAuthoritySecret } from './authority-secret.ts'

const subtle: Subtle = webcrypto.subtle
const secret = 'a secret of the operator'
const made = (surroundings = new FakeSurroundings()) =>
  makeAuthority(
    { number: 2, network: 'Азиатская сеть крупных городов XXI века и ещё больше слов', secret },
    surroundings,
  )

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-authority-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('[SG49] a certificate is valid as long as its root, thirty years, and says that it certifies nobody', async () => {
  const surroundings = new FakeSurroundings()
  const { authority } = await made(surroundings)
  await surroundings.advance(5 * 365 * 24 * 60 * 60 * 1000)
  const { spki } = await makeSigningKey(subtle)
  const names = { commonName: '#00', title: 'Мэр', organization: 'ホスト、市', unit: 'a+b=c,d' }
  const leaf = parseCertificate(await authority.certify(spki, names, 's1/city-hanoi'))
  const root = parseCertificate(authority.root)
  if (!leaf || !root) throw new Error('not read')
  expect(leaf.names).toEqual(names)
  expect(leaf.use).toBe('s1/city-hanoi')
  expect(root.names.commonName).toMatch(/^Азиатская сеть .* – root 2$/)
  expect(root.names.commonName.length).toBeLessThanOrEqual(64)
  expect(leaf.notAfter).toBe(root.notAfter)
  expect([root.notBefore, root.notAfter]).toEqual(['2010-11-08T09:00:00.000Z', '2040-11-08T09:00:00.000Z'])
  expect(leaf.notBefore > root.notBefore).toBe(true)
  expect([root.isAuthority, leaf.isAuthority]).toEqual([true, false])
  expect(await isCertifiedBy(subtle, leaf, root)).toBe(true)

  const folder = await newFolder()
  await writeFile(join(folder, 'root.pem'), pemOf(authority.root))
  await writeFile(join(folder, 'leaf.pem'), pemOf(leaf.der))
  const verified = execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', 'root.pem', 'leaf.pem'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(verified).toBe('leaf.pem: OK\n')
})

test('[SG50] the key of the authority is stored sealed: another secret does not open it, nor does what was altered', async () => {
  const { row, authority } = await made()
  const opened = await openAuthority(row, secret, new FakeSurroundings(2))
  const { spki } = await makeSigningKey(subtle)
  const names = { commonName: 'Hanoi', title: '', organization: '', unit: '' }
  const leaf = parseCertificate((await opened?.certify(spki, names, 's1/city-hanoi')) ?? new Uint8Array())
  const root = parseCertificate(authority.root)
  expect(leaf && root && (await isCertifiedBy(subtle, leaf, root))).toBe(true)
  expect(await openAuthority(row, `${secret}.`, new FakeSurroundings())).toBeUndefined()
  const altered = row.sealed_key.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))
  expect(await openAuthority({ ...row, sealed_key: altered }, secret, new FakeSurroundings())).toBeUndefined()
  expect(await openAuthority({ ...row, sealed_key: 'short' }, secret, new FakeSurroundings())).toBeUndefined()
})

test('[SG51] a revocation list names what is void, and is the root’s', async () => {
  const { authority } = await made()
  const at = '2010-11-09T10:00:00.000Z'
  const given = await authority.revocationList([{ serial: '4a00ff', at, reason: null }])
  const list = parseRevocationList(given)
  const empty = parseRevocationList(await authority.revocationList([]))
  const root = parseCertificate(authority.root)
  const stranger = parseCertificate((await made(new FakeSurroundings(3))).authority.root)
  if (!list || !root || !stranger) throw new Error('not read')
  expect([...list.revoked]).toEqual([['4a00ff', at]])
  expect(empty?.revoked.size).toBe(0)
  expect(await isListOf(subtle, list, root)).toBe(true)
  expect(await isListOf(subtle, list, stranger)).toBe(false)
})

test('[SG185] [SG186] programs of others read why a certificate is void, and until when a list is good', async () => {
  const { authority } = await made()
  const at = '2010-11-08T10:00:00.000Z'
  const reasons = ['unused', 'superseded', 'aborted', null] as const
  const revocations = reasons.map((reason, index) => ({ serial: `4a00f${index}`, at, reason }))
  const read = async (lifetime?: number) => {
    const input = await authority.revocationList(revocations, lifetime === undefined ? {} : { lifetime })
    return execFileSync('openssl', ['crl', '-inform', 'DER', '-noout', '-text'], { input, encoding: 'utf8' })
  }
  const text = await read(7 * 24 * 60 * 60 * 1000)
  expect(
    text.match(/(Serial Number: |Code: \n +)[\w ]+/g)?.map((each) => each.split(/: (?:\n +)?/)[1]),
  ).toEqual([
    ...['4A00F0', 'Cessation Of Operation', '4A00F1', 'Superseded', '4A00F2', 'Cessation Of Operation'],
    '4A00F3',
  ])
  expect(text).toMatch(/Last Update: Nov {2}8 09:00:00 2010 GMT\n +Next Update: Nov 15 09:00:00 2010 GMT/)
  expect(await read()).toMatch(/Next Update: Nov {2}8 09:00:00 2040 GMT/)
})

test('[SG52] the secret is made once in the data folder, for the server’s own user only', async () => {
  const folder = await newFolder()
  const secrets = await Promise.all([1, 2].map(() => readAuthoritySecret(folder, { kind: 'made' })))
  expect(secrets[0]).toMatch(/^[\w-]{64}$/)
  expect(secrets[1]).toBe(secrets[0])
  expect((await stat(join(folder, 'ca-secret'))).mode & 0o777).toBe(0o600)
  expect(await readAuthoritySecret(folder, { kind: 'given', secret })).toBe(secret)
})

test('[SG52] a secret that others can read, or that is too short, refuses the start in words', async () => {
  const folder = await newFolder()
  const path = join(folder, 'secret')
  await writeFile(path, `${secret}\n`, { mode: 0o600 })
  expect(await readAuthoritySecret(folder, { kind: 'file', path })).toBe(secret)
  await chmod(path, 0o640)
  await expect(readAuthoritySecret(folder, { kind: 'file', path })).rejects.toThrow(/chmod 600/)
  await writeFile(path, 'short')
  await chmod(path, 0o600)
  await expect(readAuthoritySecret(folder, { kind: 'file', path })).rejects.toThrow(/at least 20 characters/)
})
