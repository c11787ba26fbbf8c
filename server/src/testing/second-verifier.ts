// The verifier that was written from docs/SIGNED-TEXT.md with openssl and text tools, run on unpacked bundles.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export class SecondVerifier {
  readonly #folder = mkdtempSync(join(tmpdir(), 'plenary-second-'))

  /** @param files by path; the root that is trusted is the one among them, unless another is given */
  judge(
    files: Readonly<Record<string, Uint8Array>>,
    root = files['root.pem'],
  ): { status: number | null; said: string } {
    const place = mkdtempSync(join(this.#folder, 'bundle-'))
    for (const [path, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(place, path)), { recursive: true })
      writeFileSync(join(place, path), bytes)
    }
    const pem = join(this.#folder, 'root.pem')
    writeFileSync(pem, root ?? '')
    const script = join(import.meta.dirname, 'second-verifier.sh')
    const { status, stdout, stderr } = spawnSync('bash', [script, place, pem], { encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true })
  }
}
