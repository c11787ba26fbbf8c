// Pages for tests of signing: tagged PDF/A with a box for each city, and stamps of the boxes' size.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { FieldBox } from '../signing/pdf-fields.ts'

const [WIDTH, HEIGHT] = [130, 50]
const AT = Date.UTC(2010, 10, 8, 9) / 1000

const compiler = NodeCompiler.create()

function render(source: string, pdfStandard: 'a-3a' | 'a-2b'): { pdf: Bytes; boxes: unknown[] } {
  const { result } = compiler.compile({ mainFileContent: source })
  if (!result) throw new Error('Typst did not compile')
  const options = { pdfStandard, pdfTags: pdfStandard === 'a-3a', creationTimestamp: AT }
  const pdf = new Uint8Array(compiler.pdf(result, options))
  return { pdf, boxes: compiler.query(result, { selector: '<box>', field: 'value' }) as unknown[] }
}

/** A declaration of two pages with a link, and its boxes. The labels are in the ids' order. */
export function taggedPage(labels: readonly (readonly [string, string])[]): {
  page: Bytes
  boxes: FieldBox[]
} {
  const ids = JSON.stringify(labels.map(([cityId]) => cityId)).replaceAll(/[[\]]/g, '')
  const { pdf, boxes } = render(
    `#set document(title: "Tokyo Declaration", date: auto)
#set text(lang: "en")
= Tokyo Declaration
We, the cities, declare what stands at #link("https://anmc.example")[this place].
+ Cities shall cooperate.
#pagebreak()
#for id in (${ids},) [#box(width: ${WIDTH}pt, height: ${HEIGHT}pt, stroke: 0.5pt, context {
  let at = here().position()
  [#metadata((cityId: id, page: at.page, x: at.x.pt(), y: at.y.pt())) <box>]
}) ]`,
    'a-3a',
  )
  const placed = boxes as Omit<FieldBox, 'label' | 'width' | 'height'>[]
  const names = new Map(labels)
  return {
    page: pdf,
    boxes: placed.map((box) => ({
      ...box,
      label: names.get(box.cityId) ?? '',
      width: WIDTH,
      height: HEIGHT,
    })),
  }
}

export function typedStamp(words: string): Bytes {
  const source = `#set page(width: ${WIDTH}pt, height: ${HEIGHT}pt, margin: 4pt)
#set document(title: "Stamp", date: auto)
#set text(size: 8pt)
${JSON.stringify(words).replace(/^/, '#')}`
  return render(source, 'a-2b').pdf
}
