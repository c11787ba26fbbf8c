// A certificate authority of its own kind: the least that X.509 asks for, written without any library, for tests of those who read it.

import { asciiBytes, utf8Bytes } from '../signing/bytes.ts'
import { type SubjectNames, USER_ID } from '../signing/certificate.ts'
import { contextTag, der, derInteger, derOctets, derOid, derSequence, derSetOf, TAG } from '../signing/der.ts'
import { rawToDer } from '../signing/ecdsa.ts'
import { OID } from '../signing/signed-attributes.ts'
import { type Bytes, makeSigningKey, type SigningKey, type Subtle, signBytes } from '../signing/subtle.ts'

export interface TestAuthority {
  readonly key: SigningKey
  /** DER. */
  readonly root: Bytes
  certify(spki: Bytes, names: SubjectNames, use: string, validity?: Validity): Promise<Bytes>
}

export interface Validity {
  readonly notBefore: string
  readonly notAfter: string
}

const TWENTIES: Validity = { notBefore: '20100101000000Z', notAfter: '20391231235959Z' }
const ROOT_NAMES: SubjectNames = { commonName: 'Root of a test', title: '', organization: '', unit: '' }

export async function makeTestAuthority(subtle: Subtle): Promise<TestAuthority> {
  const key = await makeSigningKey(subtle)
  let serial = 0
  const write = async (
    spki: Bytes,
    [names, use]: readonly [SubjectNames, string],
    { notBefore, notAfter }: Validity,
    isRoot: boolean,
  ) => {
    const part = derSequence(
      der(contextTag(0), derInteger(Uint8Array.of(2))),
      derInteger(Uint8Array.of(++serial)),
      algorithm,
      nameOf(ROOT_NAMES, ''),
      derSequence(...[notBefore, notAfter].map((time) => der(TAG.generalizedTime, asciiBytes(time)))),
      nameOf(names, use),
      spki,
      ...(isRoot ? [der(contextTag(3), derSequence(mayCertify))] : []),
    )
    const signature = rawToDer(await signBytes(subtle, key.privateKey, part))
    return derSequence(part, algorithm, der(TAG.bitString, Uint8Array.of(0), signature))
  }
  return {
    key,
    root: await write(key.spki, [ROOT_NAMES, ''], TWENTIES, true),
    certify: (spki, names, use, validity = TWENTIES) => write(spki, [names, use], validity, false),
  }
}

const algorithm = derSequence(derOid(OID.ecdsaWithSha256))
const yes = der(TAG.boolean, Uint8Array.of(0xff))
const mayCertify = derSequence(derOid('2.5.29.19'), yes, derOctets(derSequence(yes)))

function nameOf({ commonName, title, organization, unit }: SubjectNames, use: string): Bytes {
  const parts: [string, string][] = [
    ['2.5.4.3', commonName],
    ['2.5.4.12', title],
    ['2.5.4.10', organization],
    ['2.5.4.11', unit],
    [USER_ID, use],
  ]
  return derSequence(
    ...parts
      .filter(([, name]) => name !== '')
      .map(([type, name]) => derSetOf(derSequence(derOid(type), der(TAG.utf8String, utf8Bytes(name))))),
  )
}
