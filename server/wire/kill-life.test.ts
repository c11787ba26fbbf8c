// The server ends in the midst of locking, closing, adopting, opening and aborting a signing, reopening, unlocking: the act is
// there with its record and all that belongs to it, or nothing of it is.
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Digests, Lock } from '@plenary/shared/api/life-routes'
import type { Signing } from '@plenary/shared/api/signing-routes'
import type { Version } from '@plenary/shared/api/version-routes'
import { declarationDigest, textDigest } from '@plenary/shared/canon/digests'
import type { ContentJson } from '@plenary/shared/schema/content'
import { expect, test } from 'vitest'
import { createText } from './create-text.ts'
import { nextWrite } from './next-write.ts'
import { DEMO_PASSWORD, freePort, type Product, runCommand, startProduct } from './product.ts'
import { listDeclarations, signIn } from './target.ts'
import { clauseText, WireClient } from './wire-client.ts'

const COUNT = process.env.PLENARY_TEST_LONG ? 96 : 4

/**
 * Of eight ends, seven are without warning, one in each act, and the last is polite. The short run makes three of the seven, others
 * with every seed, and the polite one.
 */
function roundsOf(seed: number): number[] {
  if (COUNT === 4) return [...[0, 2, 4].map((each) => (seed + each) % 7), 7]
  return Array.from({ length: COUNT }, (_, round) => round)
}

const LOCKED = 'clause000001'

test('[LI16] killed or asked to end in the midst of an act, the server has done it whole or not at all', {
  timeout: COUNT * 20_000,
}, async () => {
  const seed = Number(process.env.PLENARY_SEED ?? Date.now() % 100_000)
  const rounds = roundsOf(seed)
  process.stdout.write(`[LI16] seed ${seed}, ${rounds.length} rounds\n`)
  const folder = await mkdtemp(join(tmpdir(), 'plenary-life-'))
  const port = await freePort()
  let product = await startProduct(folder, { port })
  try {
    const secretariat = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
    const textId = await createText(product, secretariat, 'Killed', 3)
    const all = await listDeclarations(product, secretariat)
    const id = all.find(({ texts }) => texts.some((text) => text.id === textId))?.id ?? ''
    for (const round of rounds) {
      const house = { folder, product, secretariat, declaration: `/api/declarations/${id}`, textId }
      const pause = round < 8 ? 0 : (seed * 7919 + round * 104_729) % 12
      const done = await actUntilEnd(house, round, pause)
      product = await startProduct(folder, { port })
      expect(await check({ ...house, product })).toEqual(expect.arrayContaining(done))
    }
    await runCommand(folder, ['verify-audit'])
  } finally {
    await product.end('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
})

interface House {
  readonly folder: string
  readonly product: Product
  readonly secretariat: string
  /** The declaration's address. */
  readonly declaration: string
  readonly textId: string
}

/**
 * Does each act once, whatever state the declaration was left in; then again, and ends the server in one of them, as soon as
 * something of it reaches the file. Answers what each act that was answered as done leaves in the record.
 */
async function actUntilEnd(house: House, round: number, pause: number): Promise<string[]> {
  const done: string[] = []
  const acts = [
    ['lock', { clause: LOCKED }],
    ['close', {}],
    ['adopt', {}],
    ['signing', {}],
    ['signing/abort', { reason: `abort ${round}` }],
    ['reopen', { reason: `reopen ${round}` }],
    ['unlock', { clause: LOCKED, reason: `unlock ${round}` }],
  ] as const
  const act = async ([name, body]: (typeof acts)[number]) => {
    const answer = await send(house, name, body).catch(() => undefined)
    if (answer === undefined) return
    if ('reason' in body) done.push(body.reason)
    if (name === 'close') done.push((JSON.parse(answer) as { version: string }).version)
  }
  for (const each of acts) await act(each)
  await writeWord(house)
  for (const [index, each] of acts.entries()) {
    if (index < round % acts.length) await act(each)
  }
  const isWritten = nextWrite(house.folder)
  const last = act(acts[round % acts.length] ?? acts[0])
  await isWritten
  await new Promise((resolve) => setTimeout(resolve, pause))
  await house.product.end(round % 8 < 7 ? 'SIGKILL' : 'SIGTERM')
  await last
  return done
}

/** So that no version is like the one before. */
async function writeWord({ product, textId, secretariat }: House): Promise<void> {
  const writer = new WireClient({ target: product, textId, cookie: secretariat, schema: 1 })
  await writer.synced()
  clauseText(writer.doc, 2).insert(0, 'Words. ')
  await writer.saved()
  await writer.close()
}

/** The body of the answer; undefined when the act was refused. Rejects when the answer was torn. */
async function send(
  { product, secretariat, declaration }: House,
  name: string,
  body: object,
): Promise<string | undefined> {
  const answer = await fetch(`${product.url}${declaration}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url, cookie: secretariat },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  return answer.ok ? text : undefined
}

/** What the record says was done, and nothing else, is so. Answers the reasons and versions that the record names. */
async function check(house: House): Promise<unknown[]> {
  const { declaration, textId } = house
  const lines = (await getText(house, `${declaration}/audit/export`)).trim().split('\n')
  const entries = lines.map((line) => {
    const { action, data } = JSON.parse(line) as { action: string; data: string }
    return { action, data: JSON.parse(data) as Record<string, unknown> }
  })
  const of = (...actions: string[]) => entries.filter(({ action }) => actions.includes(action))
  const { state } = await get<{ state: string }>(house, declaration)
  const versions = await get<Version[]>(house, `${declaration}/versions`)
  const locks = await get<Lock[]>(house, `/api/texts/${textId}/locks`)
  const digests = await get<Digests>(house, `/api/texts/${textId}/digests`)
  const closings = of('text-closed')
  const last = of(...Object.keys(STATE_AFTER)).at(-1)?.action
  expect(state).toBe(STATE_AFTER[last ?? 'text-reopened'])
  const ofKind = (kind: Version['kind']) => versions.filter((each) => each.kind === kind)
  expect(ofKind('reopened')).toHaveLength(of('text-reopened').length)
  expect(
    ofKind('closed')
      .map(({ id, number, digest }) => [id, number, digest])
      .reverse(),
  ).toEqual(closings.map(({ data }, index) => [data.version, index + 1, data.digest]))
  for (const { id, digest } of versions.slice(0, 3)) {
    const whole = await get<{ texts: VersionText[] }>(house, `${declaration}/versions/${id}`)
    const texts = whole.texts.map((text) => ({ ...text, digest: textDigest(text.content) }))
    expect(declarationDigest(texts)).toBe(digest)
    if (state !== 'drafting' && id === versions[0]?.id) expect(texts[0]?.digest).toBe(digests.text)
  }
  await checkSigning(house, state)
  const isLocked = of('clause-locked', 'clause-unlocked').at(-1)?.action === 'clause-locked'
  const locked = digests.clauses.filter(({ clauseId }) => isLocked && clauseId === LOCKED)
  expect(locks.map(({ clauseId, digest }) => ({ clauseId, digest }))).toEqual(locked)
  return entries.flatMap(({ data }) => [data.reason, data.version])
}

/** While it is open, there are all its cities and the whole of what was sealed; else there is none. */
async function checkSigning(house: House, state: string): Promise<void> {
  const signing = await get<Signing | null>(house, `${house.declaration}/signing`)
  expect(signing === null).toBe(state !== 'signing')
  if (!signing) return
  expect(signing.cities).toHaveLength(11)
  const pdf = Buffer.from(await getBytes(house, `${house.declaration}/signing/pdf`))
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(signing.sealed.digest)
}

const STATE_AFTER: Record<string, string> = {
  'text-closed': 'closed',
  'declaration-adopted': 'adopted',
  'signing-opened': 'signing',
  'signing-aborted': 'adopted',
  'text-reopened': 'drafting',
}

interface VersionText {
  readonly language: string
  readonly status: 'authentic'
  readonly content: ContentJson
}

async function get<Answer>(house: House, path: string): Promise<Answer> {
  return JSON.parse(await getText(house, path)) as Answer
}

async function getText(house: House, path: string): Promise<string> {
  return new TextDecoder().decode(await getBytes(house, path))
}

async function getBytes({ product, secretariat }: House, path: string): Promise<ArrayBuffer> {
  const answer = await fetch(`${product.url}${path}`, { headers: { cookie: secretariat } })
  if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`)
  return answer.arrayBuffer()
}
