// Somebody who signs outside: with a certificate of another authority, by openssl, in a PDF that is written letter by letter.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asciiBytes, concatBytes, hexOf, textOfAscii } from '@plenary/shared/signing/bytes'
import { pdfTime } from '@plenary/shared/signing/pdf-time'
import type { Bytes } from '@plenary/shared/signing/subtle'
import { increment, previous } from '@plenary/shared/testing/test-signed-pdf'

const KEYS = {
  rsa: ['rsa:2048'],
  short: ['rsa:1024'],
  p256: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
} as const
export type KeyKind = keyof typeof KEYS

const ISSUER = '/C=VN/O=Trust Services Ltd/CN=Qualified Trust CA'
const SUBJECT = '/C=VN/O=Hanoi/CN=Nguyen Van Qualified'
const SIGNED_DATA = ['-binary', '-outform', 'DER', '-nosmimecap']

export class OutsideSigner {
  readonly #folder = mkdtempSync(join(tmpdir(), 'plenary-outside-'))
  readonly #made = new Set<string>()

  constructor() {
    this.#run(['req', '-x509', '-days', '3650', '-subj', ISSUER, ...this.#newKey('root', 'p256')])
  }

  /** CMS over the content. The certificate is valid for a day. */
  sign(content: Bytes, key: KeyKind, ...options: string[]): Bytes {
    this.#certify(key)
    writeFileSync(this.#path('content'), content)
    const by = ['-signer', this.#path(`${key}.pem`), '-inkey', this.#path(`${key}.key`)]
    const files = [
      '-in',
      this.#path('content'),
      '-out',
      this.#path('cms'),
      '-certfile',
      this.#path('root.pem'),
    ]
    this.#run(['cms', '-sign', ...SIGNED_DATA, ...by, ...files, ...options])
    return new Uint8Array(readFileSync(this.#path('cms')))
  }

  close(): void {
    rmSync(this.#folder, { recursive: true })
  }

  #certify(key: KeyKind): void {
    if (this.#made.has(key)) return
    this.#made.add(key)
    this.#run(['req', '-x509', '-days', '1', '-subj', SUBJECT, ...this.#newKey('request', key)])
    const issued = ['-CA', this.#path('root.pem'), '-CAkey', this.#path('root.key'), '-CAcreateserial']
    const files = ['-in', this.#path('request.pem'), '-out', this.#path(`${key}.pem`)]
    this.#run(['x509', '-days', '1', ...issued, ...files])
    writeFileSync(this.#path(`${key}.key`), readFileSync(this.#path('request.key')))
  }

  #newKey(name: string, kind: KeyKind): string[] {
    return [
      '-newkey',
      ...KEYS[kind],
      '-nodes',
      '-keyout',
      this.#path(`${name}.key`),
      '-out',
      this.#path(`${name}.pem`),
    ]
  }

  #path(name: string): string {
    return join(this.#folder, name)
  }

  #run(args: readonly string[]): void {
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  }
}

const ROOM = 8_000
const FIRST_NUMBER = 700

export interface OutsideIncrement {
  /** Of the field's object. */
  readonly field: number
  /** Makes the CMS. */
  readonly sign: (content: Bytes) => Bytes
  readonly kind?: string
  /** When it says that it was signed; nothing where it is empty. */
  readonly at?: string
  /** More entries of the signature, and of the field. */
  readonly entries?: string
  readonly ofField?: string
  /** Other objects that are written beside it. */
  readonly more?: readonly (readonly [number, string])[]
  /** What ends the range before the end of the file. */
  readonly short?: number
}

/** The PDF with one signature more. */
export function signOutside(base: Bytes, wanted: OutsideIncrement): Bytes {
  const { kind = 'ETSI.CAdES.detached', at = '2010-11-08T11:30:00.000Z', short = 0 } = wanted
  const number = FIRST_NUMBER + base.length
  const empty = `<${'0'.repeat(ROOM)}>`
  const placeholder = '[0 0000000000 0000000000 0000000000]'
  const time = at === '' ? '' : `/M (${pdfTime(at)})`
  const signature = `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${kind} ${time} ${wanted.entries ?? ''} /ByteRange ${placeholder} /Contents ${empty} >>`
  const field = objectIn(base, wanted.field).replace(/>>$/, `/V ${number} 0 R ${wanted.ofField ?? ''} >>`)
  const objects = [[wanted.field, field], [number, signature], ...(wanted.more ?? [])] as const
  const prepared = textOfAscii(increment(base, objects, previous(base)))
  const before = prepared.indexOf(empty, base.length)
  const after = before + empty.length
  const numbers = [before, after, prepared.length - after - short].map((place) =>
    String(place).padStart(10, '0'),
  )
  const whole = prepared.replace(placeholder, `[0 ${numbers.join(' ')}]`)
  const content = concatBytes(
    asciiBytes(whole.slice(0, before)),
    asciiBytes(whole.slice(after, whole.length - short)),
  )
  const digits = hexOf(wanted.sign(content)).padEnd(ROOM, '0')
  return asciiBytes(whole.slice(0, before + 1) + digits + whole.slice(after - 1))
}

/** An object as it was written last, in a PDF that is written letter by letter. */
export function objectIn(pdf: Bytes, number: number): string {
  const text = textOfAscii(pdf)
  const start = text.lastIndexOf(`\n${number} 0 obj\n`)
  return text.slice(text.indexOf('<<', start), text.indexOf('\nendobj', start))
}
