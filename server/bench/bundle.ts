// What the bundle of thirty cities costs: its size, its making and what the main thread does for it, and a verifier's time.
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Bytes } from '@plenary/shared/signing/subtle'
import { verifyFile } from '@plenary/shared/verify/verify-file'
import { unzipSync } from 'fflate'
import { createCity } from '../src/commands/create-city.ts'
import { createDeclaration } from '../src/commands/create-declaration.ts'
import { putRosterEntry } from '../src/commands/put-roster-entry.ts'
import { createSignedPage } from '../src/commands/set-signed-page.ts'
import { Bundles } from '../src/http/bundles.ts'
import { readTextsToSeal } from '../src/http/queries/read-texts-to-seal.ts'
import { readVerifier } from '../src/http/site.ts'
import { nodeSurroundings } from '../src/operations/verify-signed.ts'
import { PageFonts } from '../src/page/page-fonts.ts'
import { PageThread } from '../src/page/page-thread.ts'
import { tokyo } from '../src/testing/exported-declarations.ts'
import { furnish, type Guest, type House, must, openHouse, type Scene } from '../src/testing/http-house.ts'
import { SigningBrowser } from '../src/testing/signing-browser.ts'
import { percentile } from '../wire/honest-pair.ts'

const CITIES = 30
const MADE = 5
const VERIFIED = 10
const BUILT = join(import.meta.dirname, '..', '..', 'client', 'dist')

export async function benchBundle(): Promise<string> {
  const pages = new PageThread(new PageFonts())
  const house = await openHouse({
    makePage: (parts) =>
      createSignedPage(parts, {
        readTexts: (asked) => readTextsToSeal(parts.storage.read, asked),
        renderPage: (texts) => pages.renderPage(texts, 'signing'),
      }),
    setStamp: (content) => pages.renderStamp(content),
  })
  const declaration = await signedByThirty(house)
  const bundles = new Bundles(
    { ...house.context, authorityKeys: house.authorityKeys },
    await readVerifier(BUILT),
  )
  const zip = must(await bundles.of(declaration)).bytes
  const made: Work[] = []
  const anew = async () => {
    await house.storage.write({ statements: [{ query: house.read.deleteFrom('bundle').compile() }] })
    await bundles.of(declaration)
  }
  for (let time = 0; time < MADE; time += 1) made.push(await watched(anew))
  const kept: Work[] = []
  for (let time = 0; time < MADE; time += 1) kept.push(await watched(() => bundles.of(declaration)))
  const files = unzipSync(zip)
  const pdf = new Uint8Array(files['signed.pdf'] ?? [])
  const rows = [await verified('the bundle', zip), await verified('its PDF alone', pdf)]
  await house.close()
  await pages.close()
  const work = (name: string, all: readonly Work[]) => {
    const cells = (['took', 'main', 'longest'] as const).map((what) => median(all.map((one) => one[what])))
    return `| ${[name, ...cells].join(' | ')} |`
  }
  return [
    '## The bundle',
    '',
    `Of the Tokyo declaration, signed in the browser by ${CITIES} cities: ${kilobytes(zip)} kB, ${Object.keys(files).length} files; its PDF ${kilobytes(pdf)} kB. Milliseconds, medians of ${MADE}:`,
    '',
    '| | until it is there | the main thread computes | its longest pause |',
    '|---|---|---|---|',
    work('made', made),
    work('given out again', kept),
    '',
    `Verified in Node, milliseconds, the first and the median of ${VERIFIED} more:`,
    '',
    '| | first | warm |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

interface Work {
  readonly took: number
  /** Of the processor. */
  readonly main: number
  readonly longest: number
}

/** Twice: to look every millisecond whether it waits would be most of what the main thread does. */
async function watched(work: () => Promise<unknown>): Promise<Work> {
  const [startedAt, before] = [performance.now(), process.threadCpuUsage()]
  await work()
  const [{ user, system }, took] = [process.threadCpuUsage(before), performance.now() - startedAt]
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await work()
  delay.disable()
  return { took, main: (user + system) / 1_000, longest: delay.max / 1e6 }
}

async function verified(name: string, bytes: Bytes): Promise<string> {
  const took: number[] = []
  for (let time = 0; time <= VERIFIED; time += 1) {
    const startedAt = performance.now()
    await verifyFile(nodeSurroundings, bytes, { roots: [], fingerprints: [], lists: [] })
    took.push(performance.now() - startedAt)
  }
  const [first = Number.NaN, ...warm] = took
  return `| ${name} | ${first.toFixed(0)} | ${median(warm)} |`
}

function median(values: readonly number[]): string {
  return percentile(values, 0.5).toFixed(1)
}

function kilobytes({ length }: Uint8Array): number {
  return Math.round(length / 1_000)
}

/** Its id, once all have signed, each with a code. */
async function signedByThirty(house: House): Promise<string> {
  const scene = await furnish(house)
  const { secretariat, head, otherCityHead } = scene.people
  const { plenaryId } = scene.own
  const signing = new Map<string, Guest>([
    [scene.hanoi, head],
    [scene.seoul, otherCityHead],
  ])
  while (signing.size < CITIES) {
    const number = signing.size
    const cityId = await addCity(house, scene, `City ${number}`)
    signing.set(cityId, await house.addPerson(`head@city${number}.example`, 'head', plenaryId, cityId))
  }
  const { content } = tokyo().text
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content } as const
  const { id } = must(
    await createDeclaration(house.context, 'system', { plenaryId, title: 'Tokyo Declaration', text }),
  )
  const act = async (path: string) => {
    const answer = await house.ask(`POST /api/declarations/${id}/${path}`, { as: secretariat })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer
  }
  for (const path of ['close', 'adopt', 'signing']) await act(path)
  for (const [cityId, as] of signing) {
    const { code } = (await (await act(`signing/cities/${cityId}/code`)).json()) as { code: string }
    const browser = new SigningBrowser(house, { declaration: id, as, cityId })
    await browser.begin()
    const prepared = await browser.prepare({ way: 'code', code })
    if (typeof prepared === 'string') throw new Error(prepared)
    await browser.finish(prepared)
  }
  await act('signing/conclude')
  return id
}

async function addCity({ context }: House, { own: { plenaryId } }: Scene, name: string): Promise<string> {
  const names = { names: { en: name }, sortName: name, codes: { en: name.slice(-2) } }
  const { id: cityId } = must(await createCity(context, 'system', names))
  const all = { member: true, present: true, counts: true, named: true, signs: true }
  must(await putRosterEntry(context, 'system', { plenaryId, cityId, ...all }))
  return cityId
}
