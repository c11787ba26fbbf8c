import { execFileSync } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeTestAuthority } from '../testing/test-authority.ts'
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from './base64.ts'
import { asciiBytes, equalBytes } from './bytes.ts'
import { isCertifiedBy, parseCertificate } from './certificate.ts'
import { boundCertificateOf, messageDigestOf, parseSignedData, writeSignedData } from './cms.ts'
import { DerNode, derInteger, derOid, derSetOf, MalformedDer, readDer } from './der.ts'
import { derToRaw, rawToDer } from './ecdsa.ts'
import { isSignedJws, parseJws, signJws } from './jws.ts'
import { signedAttributes } from './signed-attributes.ts'
import { type Bytes, makeSigningKey, type Subtle, sha256, signBytes } from './subtle.ts'

const subtle: Subtle = webcrypto.subtle
const names = { commonName: 'ဗိုလ်ချုပ်', title: 'Mayor', organization: '東京', unit: 'Tokyo Declaration' }

async function signedContent(content: Bytes) {
  const authority = await makeTestAuthority(subtle)
  const key = await makeSigningKey(subtle)
  const certificate = await authority.certify(key.spki, names, 's1/city-tokyo')
  const attributes = await signedAttributes(subtle, await sha256(subtle, content), certificate)
  const signature = await signBytes(subtle, key.privateKey, attributes)
  const cms = writeSignedData({ attributes, signature, certificate, root: authority.root })
  return { authority, key, certificate, attributes, cms }
}

test('[SG43] what the browser signed is a CMS signature, with no other tool than openssl to say so', async () => {
  const content = asciiBytes('the bytes of a document')
  const { authority, cms, certificate } = await signedContent(content)
  const folder = mkdtempSync(join(tmpdir(), 'cms-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const pem = `-----BEGIN CERTIFICATE-----\n${toBase64(authority.root)}\n-----END CERTIFICATE-----\n`
  const verify = (signed: Uint8Array) =>
    execFileSync(
      'openssl',
      ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any', '-out', '/dev/null']
        .concat(['-in', file('signature.der', cms), '-content', file('content', signed)])
        .concat(['-CAfile', file('root.pem', pem)]),
      { stdio: 'pipe' },
    )
  verify(content)
  expect(() => verify(asciiBytes('other bytes'))).toThrow()

  const read = parseSignedData(cms)
  const [signer] = read?.signers ?? []
  if (!read || !signer) throw new Error('not read')
  expect(messageDigestOf(signer)).toEqual(await sha256(subtle, content))
  expect(boundCertificateOf(signer)?.digest).toEqual(await sha256(subtle, certificate))
  expect(read.certificates).toContainEqual(certificate)
})

test('[SG43] a certificate is read with names in any script, and its root is known by its signature', async () => {
  const { authority, certificate } = await signedContent(asciiBytes(''))
  const [leaf, root] = [parseCertificate(certificate), parseCertificate(authority.root)]
  const stranger = parseCertificate((await makeTestAuthority(subtle)).root)
  if (!leaf || !root || !stranger) throw new Error('not read')
  expect(leaf.names).toEqual(names)
  expect([leaf.notBefore, leaf.isAuthority, root.isAuthority]).toEqual([
    '2010-01-01T00:00:00.000Z',
    false,
    true,
  ])
  expect(await isCertifiedBy(subtle, leaf, root)).toBe(true)
  expect(await isCertifiedBy(subtle, leaf, stranger)).toBe(false)
  expect(await isCertifiedBy(subtle, leaf, leaf)).toBe(false)
})

test('[SG43] what is no DER, cut off, or followed by something, is not read', async () => {
  const { certificate, cms } = await signedContent(asciiBytes(''))
  for (let length = 0; length < certificate.length; length += 7) {
    expect(parseCertificate(certificate.slice(0, length))).toBeUndefined()
    expect(parseSignedData(cms.slice(0, length))).toBeUndefined()
  }
  expect(parseCertificate(Uint8Array.of(...certificate, 0))).toBeUndefined()
  expect(() => readDer(Uint8Array.of(4, 0x81, 1, 0))).toThrow(MalformedDer)
  expect(() => readDer(Uint8Array.of(4, 0x80))).toThrow(MalformedDer)
  expect(readDer(derOid('2.16.840.1.101.3.4.2.1')).oid()).toBe('2.16.840.1.101.3.4.2.1')
  expect(derInteger(Uint8Array.of(0, 0, 0x80))).toEqual(Uint8Array.of(2, 2, 0, 0x80))
  expect(derSetOf(Uint8Array.of(4, 0), Uint8Array.of(2, 1, 0)).subarray(2, 4)).toEqual(Uint8Array.of(2, 1))
  expect(readDer(Uint8Array.of(4, 0))).toBeInstanceOf(DerNode)
})

test('[SG43] r and s keep their leading zeros', () => {
  const raw = new Uint8Array(64).fill(0x11).with(0, 0).with(1, 0x80).with(32, 0xff)
  const back = derToRaw(rawToDer(raw))
  expect(back && equalBytes(back, raw)).toBe(true)
  expect(derToRaw(asciiBytes('no'))).toBeUndefined()
})

test('[SG44] a statement is a JWS over canonical JSON that whoever changes a letter of breaks', async () => {
  const { authority, key, certificate } = await signedContent(asciiBytes(''))
  const payload = { title: '東京宣言', city: 'Hà Nội', version: 7 }
  const jws = await signJws(subtle, key.privateKey, payload, [certificate, authority.root])
  const read = parseJws(jws)
  if (!read) throw new Error('not read')
  expect(read.payload).toEqual(payload)
  expect(read.chain).toEqual([certificate, authority.root])
  expect(await isSignedJws(subtle, read, key.spki)).toBe(true)
  expect(await isSignedJws(subtle, read, authority.key.spki)).toBe(false)

  const [header = '', body = '', signature = ''] = jws.split('.')
  const text = Buffer.from(body, 'base64url').toString()
  const said = (words: string) => Buffer.from(words).toString('base64url')
  const altered = parseJws([header, said(text.replace('7', '8')), signature].join('.'))
  expect(altered && (await isSignedJws(subtle, altered, key.spki))).toBe(false)
  expect(parseJws([header, said(`${text} `), signature].join('.'))).toBeUndefined()
  expect(parseJws([said('{"alg":"none","x5c":["AA=="]}'), body, ''].join('.'))).toBeUndefined()
  expect(parseJws([header, body].join('.'))).toBeUndefined()
})

test('[SG44] bytes have one spelling in base64', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
  for (const length of [0, 1, 2, 3, 255, 256]) {
    const some = bytes.slice(0, length)
    expect(toBase64(some)).toBe(Buffer.from(some).toString('base64'))
    expect(toBase64Url(some)).toBe(Buffer.from(some).toString('base64url'))
    expect(fromBase64(toBase64(some))).toEqual(some)
    expect(fromBase64Url(toBase64Url(some))).toEqual(some)
  }
  for (const text of ['A', 'AB==C', 'AB=', 'AB', 'AF==', 'A-==', 'AAA '])
    expect(fromBase64(text)).toBeUndefined()
})
