// What programs of others say of a signed PDF: pdfsig with a root that it trusts, openssl for each signature, qpdf for the file.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holeOf, namedByteRanges } from '@plenary/shared/signing/byte-range'
import { bytesOfHex, concatBytes } from '@plenary/shared/signing/bytes'
import { pemOf } from '@plenary/shared/signing/pem'
import type { Bytes } from '@plenary/shared/signing/subtle'

export interface ReadSignature {
  readonly field: string
  readonly name: string
  readonly isValid: boolean
  readonly isTrusted: boolean
  readonly isOfTotal: boolean
}

export class ReadersOfSignatures {
  readonly #folder = mkdtempSync(join(tmpdir(), 'plenary-signed-'))
  readonly #store = join(this.#folder, 'nss')
  readonly #roots = join(this.#folder, 'roots.pem')

  /** @param roots DER of those that are trusted. */
  constructor(roots: readonly Bytes[]) {
    writeFileSync(this.#roots, roots.map(pemOf).join(''))
    mkdirSync(this.#store)
    this.#run('certutil', '-N', '-d', `sql:${this.#store}`, '--empty-password')
    roots.forEach((root, index) => {
      const file = this.#write(`root-${index}.pem`, pemOf(root))
      this.#run(
        'certutil',
        '-A',
        '-d',
        `sql:${this.#store}`,
        '-n',
        `root ${index}`,
        '-t',
        'C,C,C',
        '-i',
        file,
      )
    })
  }

  /** In the order of the fields. */
  pdfsig(pdf: Bytes): ReadSignature[] {
    const said = this.#run('pdfsig', '-nssdir', `sql:${this.#store}`, this.#write('signed.pdf', pdf))
    return said
      .split(/^Signature #\d+:$/m)
      .slice(1)
      .filter((part) => !part.includes('The signature form field is not signed.'))
      .map((part) => ({
        field: /Signature Field Name: (.*)/.exec(part)?.[1] ?? '',
        name: /Signer Certificate Common Name: (.*)/.exec(part)?.[1] ?? '',
        isValid: part.includes('Signature Validation: Signature is Valid.'),
        isTrusted: part.includes('Certificate Validation: Certificate is Trusted.'),
        isOfTotal: part.includes('- Total document signed'),
      }))
  }

  /** How many signatures openssl verified against the roots; throws at the first that it does not. */
  openssl(pdf: Bytes): number {
    const ranges = namedByteRanges(pdf)
    for (const range of ranges) {
      const [start, before, after, rest] = range
      const signed = concatBytes(pdf.subarray(start, before), pdf.subarray(after, after + rest))
      // With the zeros behind it, over which openssl reads: a signature can end in a zero of its own.
      const hole = bytesOfHex(holeOf(pdf, range)) ?? new Uint8Array()
      const files = ['-in', this.#write('cms.der', hole)].concat(
        ['-content', this.#write('content', signed)],
        ['-CAfile', this.#roots],
      )
      const how = ['-cades', '-binary', '-inform', 'DER', '-purpose', 'any', '-out', '/dev/null']
      this.#run('openssl', 'cms', '-verify', ...how, ...files)
    }
    return ranges.length
  }

  /** Throws where the file has a fault. */
  qpdf(pdf: Bytes): void {
    this.#run('qpdf', '--check', this.#write('checked.pdf', pdf))
  }

  close(): Promise<void> {
    return rm(this.#folder, { recursive: true })
  }

  #write(name: string, content: Uint8Array | string): string {
    writeFileSync(join(this.#folder, name), content)
    return join(this.#folder, name)
  }

  #run(program: string, ...args: string[]): string {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  }
}
