// Opening a text whose clauses hold a long past: a real editing trace, played twice (259,778 edits and more) and dealt
// to 200 seeded authors, against a text of the same size without one, and against a relay that sends a file.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FRAME, SYNC } from '@plenary/shared/protocol/frames'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createText } from '../wire/create-text.ts'
import { percentile } from '../wire/honest-pair.ts'
import { DEMO_PASSWORD, startProduct } from '../wire/product.ts'
import { signIn, socketUrl } from '../wire/target.ts'
import { syncFrame } from '../wire/wire-client.ts'
import { storePast } from './store-past.ts'
import { startRelay } from './subjects.ts'
import { readTrace } from './trace.ts'

const COLD_ROUNDS = 5
const WARM_ROUNDS = 20
const JOINERS = 100

interface Opening {
  cold: number[]
  warm: number[]
  atOnce: number[]
  state: Uint8Array
}

export async function benchJoin(): Promise<string> {
  const trace = readTrace()
  if (!trace) return '## Opening a text with a long past\n\nThe editing trace is not there.\n'
  const folder = await mkdtemp(join(tmpdir(), 'plenary-join-'))
  const product = await startProduct(folder)
  const cookie = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  const withPast = await createText(product, cookie, 'With a past', 4)
  const without = await createText(product, cookie, 'Without a past', 4)
  await product.end('SIGTERM')
  const { edits, authors } = await storePast(folder, withPast, without, trace)
  const [past, plain] = [await openings(folder, withPast), await openings(folder, without)]
  const relay = await sendFile(past.state)
  await rm(folder, { recursive: true, force: true })
  const row = (name: string, { cold, warm, atOnce, state }: Opening) => {
    const cells = [cold, warm, atOnce].map((values) =>
      values.length > 0 ? percentile(values, 0.5).toFixed(1) : '–',
    )
    return `| ${name} | ${(state.length / 1024).toFixed(0)} | ${cells.join(' | ')} |`
  }
  return [
    '## Opening a text with a long past',
    '',
    `${edits} edits by ${authors} authors. Milliseconds from the socket's start until the first sync has arrived, median; cold: the first after a start of the server; ${JOINERS} at once: until the last has it.`,
    '',
    `| text | kB | cold | warm | ${JOINERS} at once |`,
    '|---|---|---|---|---|',
    row('with its past', past),
    row('the same words without one', plain),
    row('a relay that sends the file', relay),
    '',
  ].join('\n')
}

async function openings(folder: string, textId: string): Promise<Opening> {
  const opening: Opening = { cold: [], warm: [], atOnce: [], state: new Uint8Array() }
  for (let round = 0; round < COLD_ROUNDS; round += 1) {
    const product = await startProduct(folder)
    const cookie = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
    const receive = () => receiveState(socketUrl(product, textId), { origin: product.url, cookie })
    const first = await receive()
    opening.cold.push(first.took)
    opening.state = first.state
    for (let again = 0; again < WARM_ROUNDS; again += 1) opening.warm.push((await receive()).took)
    opening.atOnce.push(await allAtOnce(receive))
    await product.end('SIGTERM')
  }
  return opening
}

async function sendFile(state: Uint8Array): Promise<Opening> {
  const relay = await startRelay(state, 0)
  const [person] = relay.people(1)
  if (!person) throw new Error('nobody')
  const receive = () => receiveState(person.url, person.headers)
  const warm: number[] = []
  for (let again = 0; again < WARM_ROUNDS; again += 1) warm.push((await receive()).took)
  const atOnce: number[] = []
  for (let round = 0; round < COLD_ROUNDS; round += 1) atOnce.push(await allAtOnce(receive))
  await relay.end()
  return { cold: [], warm, atOnce, state }
}

async function allAtOnce(receive: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: JOINERS }, receive))
  return performance.now() - startedAt
}

/** Opens a socket and waits for the first sync; its bytes are not applied, since that is the client's time. */
function receiveState(
  url: string,
  headers: Record<string, string>,
): Promise<{ took: number; state: Uint8Array }> {
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers, perMessageDeflate: false })
    socket.on('open', () => socket.send(syncFrame(SYNC.step1, Y.encodeStateVector(new Y.Doc()))))
    socket.on('message', (data: Buffer) => {
      if (data[0] !== FRAME.sync || data[1] !== SYNC.step2) return
      resolve({ took: performance.now() - startedAt, state: stateIn(new Uint8Array(data)) })
      socket.terminate()
    })
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('error', reject)
  })
}

function stateIn(frame: Uint8Array): Uint8Array {
  let at = 2
  while ((frame[at] ?? 0) >= 128) at += 1
  return frame.slice(at + 1)
}
