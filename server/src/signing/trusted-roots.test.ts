// The roots of others that the operator trusts, and the ways that lead to them.
import { execFileSync } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Certificate, parseCertificate } from '@plenary/shared/signing/certificate'
import { readCertificates } from '@plenary/shared/verify/trust'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { passingFolder } from '../testing/passing-folder.ts'
import { trustedPath } from './trusted-path.ts'
import { readTrustedRoots } from './trusted-roots.ts'

const AUTHORITY = 'basicConstraints=critical,CA:true'
const CERTIFIES = 'keyUsage=critical,keyCertSign'
const SIGNS = 'keyUsage=critical,nonRepudiation'

let folder: string
const known = new Map<string, Certificate>()
const at = (name: string) => join(folder, name)
const the = (...names: readonly string[]) => names.map((name) => known.get(name) as Certificate)
const now = new Date(Date.now() + 60_000).toISOString()

/** By openssl, for ten days. */
function certify(name: string, issuer: string, ...extensions: readonly string[]): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', at(`${name}.key`)]
  const by = issuer === name ? [] : ['-CA', at(`${issuer}.pem`), '-CAkey', at(`${issuer}.key`)]
  const has = extensions.flatMap((extension) => ['-addext', extension])
  const made = ['-days', '10', '-subj', `/CN=${name}`, '-out', at(`${name}.pem`)]
  const config = ['-config', at('empty.cnf')]
  execFileSync('openssl', ['req', '-x509', ...config, ...key, ...by, ...made, ...has], { stdio: 'pipe' })
  const text = readFileSync(at(`${name}.pem`), 'latin1')
  const [certificate] = readCertificates(new Uint8Array(), text)
  if (certificate) known.set(name, certificate)
}

beforeAll(async () => {
  folder = await passingFolder('plenary-roots-')
  writeFileSync(at('empty.cnf'), '[req]\ndistinguished_name = dn\n[dn]\n')
  certify('root', 'root', AUTHORITY, CERTIFIES)
  certify('middle', 'root', `${AUTHORITY},pathlen:0`, CERTIFIES)
  certify('person', 'middle', SIGNS)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function isTrusted(name: string, named: readonly string[], more: { at?: string; by?: string } = {}) {
  const [certificate] = the(name) as [Certificate]
  const candidates = { named: the(...named), trusted: the(more.by ?? 'root'), at: more.at ?? now }
  return (await trustedPath(webcrypto.subtle, certificate, candidates)) !== null
}

test('[SG225] an issuer is trusted by a way to a root of the operator’s that was valid then', async () => {
  const [person, middle, root] = the('person', 'middle', 'root') as [Certificate, Certificate, Certificate]
  const path = await trustedPath(webcrypto.subtle, person, { named: [middle], trusted: [root], at: now })
  expect(path).toEqual({
    root: expect.stringMatching(/^[0-9a-f]{64}$/),
    notBefore: person.notBefore > middle.notBefore ? person.notBefore : middle.notBefore,
    notAfter: root.notAfter,
  })
  expect(await isTrusted('person', [])).toBe(false)
  expect(await isTrusted('person', ['middle'], { at: '2010-11-09T00:00:00.000Z' })).toBe(false)
  expect(await isTrusted('person', ['middle'], { by: 'person' })).toBe(false)
  certify('elsewhere', 'elsewhere', AUTHORITY, CERTIFIES)
  expect(await isTrusted('person', ['middle', 'root'], { by: 'elsewhere' })).toBe(false)
})

test('[SG225] who may not certify, or certifies for something else, or sets conditions, leads to nobody', async () => {
  certify('below', 'middle', AUTHORITY, CERTIFIES)
  certify('too long', 'below', SIGNS)
  expect(await isTrusted('too long', ['middle', 'below'])).toBe(false)
  certify('a person', 'person', SIGNS)
  expect(await isTrusted('a person', ['person', 'middle'])).toBe(false)
  const others = {
    'another use': [AUTHORITY, 'keyUsage=critical,digitalSignature'],
    conditions: [AUTHORITY, CERTIFIES, 'nameConstraints=permitted;email:.example.org'],
    strange: [AUTHORITY, CERTIFIES, '1.2.3.4=critical,DER:0500'],
  }
  for (const [name, extensions] of Object.entries(others)) {
    certify(name, 'root', ...extensions)
    certify(`of ${name}`, name, SIGNS)
    expect([name, await isTrusted(`of ${name}`, [name])]).toEqual([name, false])
  }
  const leaves = {
    server: [SIGNS, 'extendedKeyUsage=serverAuth'],
    cipher: ['keyUsage=critical,keyEncipherment'],
  }
  for (const [name, extensions] of Object.entries(leaves)) {
    certify(name, 'root', ...extensions)
    expect([name, await isTrusted(name, [])]).toEqual([name, false])
  }
  certify('mail', 'root', SIGNS, 'extendedKeyUsage=emailProtection')
  expect(await isTrusted('mail', [])).toBe(true)
})

test('[CF7] trusted roots are read from a file or a folder, and what is no authority’s certificate is refused with its file', async () => {
  expect(await readTrustedRoots(undefined)).toEqual([])
  const [root] = the('root') as [Certificate]
  expect(await readTrustedRoots(at('root.pem'))).toEqual([root.der])
  const roots = at('roots')
  mkdirSync(roots)
  await expect(readTrustedRoots(roots)).rejects.toThrow('holds no file')
  writeFileSync(join(roots, 'one.pem'), readFileSync(at('root.pem')))
  writeFileSync(join(roots, 'two.der'), root.der)
  expect((await readTrustedRoots(roots)).map((der) => parseCertificate(der)?.names.commonName)).toEqual([
    'root',
    'root',
  ])
  writeFileSync(join(roots, 'three.pem'), readFileSync(at('person.pem')))
  await expect(readTrustedRoots(roots)).rejects.toThrow(
    /three\.pem must hold certificates of authorities only/,
  )
  await expect(readTrustedRoots(at('person.key'))).rejects.toThrow('person.key must hold')
  await expect(readTrustedRoots(at('nothing'))).rejects.toThrow('cannot be read')
})
