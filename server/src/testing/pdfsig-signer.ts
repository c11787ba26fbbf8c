// Somebody who signs a PDF with poppler's pdfsig and a certificate of another authority, in a store of NSS.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bytes } from '@plenary/shared/signing/subtle'

const NICK = 'Qualified Person'

export class PdfsigSigner {
  readonly #folder = mkdtempSync(join(tmpdir(), 'plenary-pdfsig-'))
  readonly #store = `sql:${join(this.#folder, 'nss')}`

  constructor() {
    mkdirSync(join(this.#folder, 'nss'))
    writeFileSync(this.#path('noise'), new Uint8Array(2048).fill(7))
    this.#certutil(['-N', '--empty-password'])
    const made = ['-v', '120', '-k', 'rsa', '-g', '2048', '-Z', 'SHA256', '-z', this.#path('noise')]
    const root = ['-S', '-n', 'CA', '-s', 'CN=Qualified Trust CA', '-x', '-t', 'C,C,C', '-m', '1', ...made]
    // Asked on the console: an authority, of any length, and critical.
    this.#certutil(['-2', ...root], 'y\n\ny\n')
    const issued = ['-s', 'CN=Nguyen Van Qualified,O=Hanoi', '-c', 'CA', '-t', 'u,u,u', '-m', '2']
    this.#certutil(['-S', '-n', NICK, ...issued, ...made])
  }

  /** @param place of the field, from 1, in the order in which pdfsig lists them */
  sign(pdf: Bytes, place: number): Bytes {
    writeFileSync(this.#path('in.pdf'), pdf)
    const [from, to] = [this.#path('in.pdf'), this.#path('out.pdf')]
    this.#run('pdfsig', '-nssdir', this.#store, from, to, '-sign', String(place), '-nick', NICK)
    return new Uint8Array(readFileSync(to))
  }

  /** The certificate of who issued, DER. */
  root(): Bytes {
    const args = ['-d', this.#store, '-L', '-n', 'CA', '-r']
    return new Uint8Array(execFileSync('certutil', args))
  }

  close(): void {
    rmSync(this.#folder, { recursive: true })
  }

  #certutil(args: readonly string[], input = ''): void {
    execFileSync('certutil', ['-d', this.#store, ...args], { input, stdio: ['pipe', 'ignore', 'pipe'] })
  }

  #run(program: string, ...args: string[]): void {
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  }

  #path(name: string): string {
    return join(this.#folder, name)
  }
}
