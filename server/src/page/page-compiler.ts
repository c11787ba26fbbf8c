// Typst, the one place that knows it: our templates, data for them, and PDF out of it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import { mendedFonts } from './mended-fonts.ts'

const TEMPLATES = join(import.meta.dirname, '..', '..', 'assets', 'page')

export interface PageJob {
  readonly template: 'declaration' | 'stamp'
  /** JSON, read by the template as `/data.json`. */
  readonly data: unknown
  /** Attached as `/canonical.json`. */
  readonly canonical?: Uint8Array
  readonly standard: 'a-3a' | 'a-2b'
  /** When the document says that it was made. */
  readonly at: string
  /** Of what the template left by this label is given back. */
  readonly query?: string
}

export interface Compiled {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly found: readonly unknown[]
}

/** The message is quoted twice, in Rust's notation. */
const WITHOUT_FONT = /the text `\\"(.+?)\\"` could not be displayed/g

export class PageCompiler {
  readonly #compiler: NodeCompiler

  constructor(fontFolder: string) {
    const fontArgs = [{ fontBlobs: mendedFonts(fontFolder) }, { fontPaths: [fontFolder] }]
    this.#compiler = NodeCompiler.create({ workspace: '/', fontArgs })
    for (const template of ['declaration', 'stamp'] as const)
      this.#compiler.mapShadow(`/${template}.typ`, readFileSync(join(TEMPLATES, `${template}.typ`)))
  }

  /** `letter-without-font`, which names it, where none of the families that the data names has a letter. */
  compile({ template, data, canonical, standard, at, query }: PageJob): Compiled | Refusal {
    const compiler = this.#compiler
    compiler.mapShadow('/data.json', Buffer.from(JSON.stringify(data, withoutTabs)))
    compiler.mapShadow('/canonical.json', Buffer.from(canonical ?? '{}'))
    try {
      const compiled = compiler.compile({ mainFilePath: `/${template}.typ` })
      const problem = compiled.takeDiagnostics()
      if (problem || !compiled.result)
        throw new Error(`the page could not be set: ${JSON.stringify(problem?.shortDiagnostics)}`)
      const pdf = compiler.pdf(compiled.result, {
        pdfStandard: standard,
        pdfTags: standard === 'a-3a',
        creationTimestamp: Math.floor(Date.parse(at) / 1_000),
      })
      const found = query ? compiler.query(compiled.result, { selector: `<${query}>`, field: 'value' }) : []
      return { bytes: new Uint8Array(pdf), found }
    } catch (error) {
      const message = error instanceof Error ? error.message : ''
      const letters = [...message.matchAll(WITHOUT_FONT)].map(([, escaped = '']) => unescaped(escaped))
      // A letter is named as well that hangs together with one that has no font.
      const letter = letters.find((each) => /\P{ASCII}/u.test(each)) ?? letters[0]
      if (letter === undefined) throw error
      return refuse('letter-without-font', named(letter))
    } finally {
      compiler.evictCache(0)
    }
  }
}

/** A tab has no width in a font: a space stands for it. */
function withoutTabs(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\t', ' ') : value
}

/** What can't be printed stands by its number in the message. */
function unescaped(letters: string): string {
  return letters.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, code) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  )
}

/** Such as `𓀀 (U+13000)` */
function named(letters: string): string {
  const codes = [...letters].map(
    (each) => `U+${each.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return `${letters} (${codes.join(' ')})`
}
