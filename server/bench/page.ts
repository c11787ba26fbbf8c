// What a page costs: the first, then warm; many clauses; and what is left of three hundred in memory.
import { isRefusal } from '@plenary/shared/refusal'
import type { ClauseJson } from '@plenary/shared/schema/content'
import type { ExportedDeclaration } from '../src/export/exported-declaration.ts'
import { PageFonts } from '../src/page/page-fonts.ts'
import { PageThread } from '../src/page/page-thread.ts'
import { tokyo, tomsk } from '../src/testing/exported-declarations.ts'
import { percentile } from '../wire/honest-pair.ts'

const CLAUSES = 200
const WARM = 20
const RENDERS = 300

export async function benchPage(): Promise<string> {
  const rows: string[] = []
  for (const [name, declaration] of [
    ['Tokyo, English, 5 clauses', tokyo()],
    ['Tomsk, Japanese, 6 clauses', tomsk()],
    [`Tokyo's clauses, ${CLAUSES}`, withClauses(tokyo())],
    [`Tomsk's clauses, ${CLAUSES}`, withClauses(tomsk())],
  ] as const) {
    const thread = new PageThread(new PageFonts())
    const [first, ...warm] = await timed(thread, declaration, 1 + WARM)
    const bytes = await sizeOf(thread, declaration)
    const cells = (of: keyof Took) =>
      [0.5, 0.95].map((share) => {
        const values = warm.map((took) => took[of])
        return percentile(values, share).toFixed(0)
      })
    const row = [name, first?.waited.toFixed(0), ...cells('computed'), ...cells('waited')]
    rows.push(`| ${[...row, (bytes / 1_000).toFixed(0)].join(' | ')} |`)
    await thread.close()
  }
  const grown = await memory()
  return [
    '## A page',
    '',
    'Milliseconds that the process computes, and until the PDF is on the main thread; the first includes the start of the worker and its fonts.',
    '',
    '| | first, waited | warm, computed, p50 | p95 | waited, p50 | p95 | kB |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    `Memory of the process, MB, while one worker sets ${RENDERS} pages, Tokyo's and Tomsk's in turn:`,
    '',
    `| ${grown.map(({ after }) => `after ${after}`).join(' | ')} |`,
    `|${'---|'.repeat(grown.length)}`,
    `| ${grown.map(({ megabytes }) => megabytes).join(' | ')} |`,
    '',
  ].join('\n')
}

async function memory(): Promise<{ after: number; megabytes: number }[]> {
  const thread = new PageThread(new PageFonts())
  const grown: { after: number; megabytes: number }[] = []
  for (let after = 1; after <= RENDERS; after += 1) {
    await sizeOf(thread, after % 2 === 0 ? tokyo() : tomsk())
    if ([2, 50, 100, 200, 300].includes(after))
      grown.push({ after, megabytes: Math.round(process.memoryUsage.rss() / 2 ** 20) })
  }
  await thread.close()
  return grown
}

interface Took {
  readonly waited: number
  readonly computed: number
}

async function timed(thread: PageThread, declaration: ExportedDeclaration, times: number): Promise<Took[]> {
  const took: Took[] = []
  for (let time = 0; time < times; time += 1) {
    const [startedAt, before] = [performance.now(), process.cpuUsage()]
    await sizeOf(thread, declaration)
    const { user, system } = process.cpuUsage(before)
    took.push({ waited: performance.now() - startedAt, computed: (user + system) / 1_000 })
  }
  return took
}

async function sizeOf(thread: PageThread, declaration: ExportedDeclaration): Promise<number> {
  const page = await thread.renderPage([declaration])
  if (isRefusal(page)) throw new Error(`${page.refused}: ${page.field}`)
  return page.bytes.length
}

function withClauses(declaration: ExportedDeclaration): ExportedDeclaration {
  const [title, preamble, clauses, closing] = declaration.text.content.content
  const own = clauses.content ?? []
  const content = Array.from(
    { length: CLAUSES },
    (_, place): ClauseJson => ({
      ...(own[place % own.length] as ClauseJson),
      attrs: { id: `clause${`${place}`.padStart(10, '0')}` },
    }),
  )
  const wide = { type: 'doc' as const, content: [title, preamble, { ...clauses, content }, closing] as const }
  return { ...declaration, text: { ...declaration.text, content: { ...wide, content: [...wide.content] } } }
}
