// The load: people who all type in one room. Each has its own small Y.Doc, only to make the bytes of its keystrokes;
// what comes back is counted and, on the probes, applied, to see when a letter arrives on another screen.

import { FRAME, SYNC } from '@plenary/shared/protocol/frames'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { clauseText, syncFrame } from '../wire/wire-client.ts'

export interface TypistsPlan {
  /** Socket addresses and headers, one for each person. */
  people: { url: string; headers: Record<string, string> }[]
  /** Keystrokes a second and person. */
  rate: number
  /** Seconds of typing before measuring, and measuring. */
  warmup: number
  seconds: number
  clauses: number
}

export interface TypistsResult {
  /** Milliseconds from a probe's keystroke to the other probe's document. */
  latencies: number[]
  bytesPerClient: number
  framesPerClient: number
  closed: number
  /** Share of the intended keystrokes that were sent in time; below 0.95 the generator itself was saturated. */
  sentShare: number
}

interface Typist {
  socket: WebSocket
  doc: Y.Doc
  text: () => Y.XmlText
  bytes: number
  frames: number
  isSynced: boolean
  isProbe: boolean
}

export async function runTypists({
  people,
  rate,
  warmup,
  seconds,
  clauses,
}: TypistsPlan): Promise<TypistsResult> {
  const typists: Typist[] = []
  for (const [index, person] of people.entries()) {
    typists.push(open(person, index === 0 ? 0 : 1 + (index % (clauses - 1)), index < 2))
    if (index % 20 === 19) await pause(20)
  }
  await waitUntil(() => typists.every(({ isSynced }) => isSynced), 60_000)
  const arrivals = new Map<string, number>()
  const latencies: number[] = []
  let isMeasuring = false
  const [probe, mirror] = typists as [Typist, Typist]
  mirror.doc.on('update', () => {
    const seen = clauseText(mirror.doc, 0).length
    for (const [key, sentAt] of arrivals) {
      if (Number(key) > seen) continue
      if (isMeasuring) latencies.push(performance.now() - sentAt)
      arrivals.delete(key)
    }
  })

  let sent = 0
  const startedAt = performance.now()
  const timers = typists.map((typist, index) =>
    setTimeout(
      () => {
        const timer = setInterval(() => press(typist), 1000 / rate)
        timers[index] = timer
      },
      (index / typists.length) * (1000 / rate),
    ),
  )
  function press(typist: Typist): void {
    if (typist.socket.readyState !== WebSocket.OPEN) return
    sent += 1
    if (typist === probe) arrivals.set(`${typist.text().length + 1}`, performance.now())
    const text = typist.text()
    text.insert(text.length, 'x')
  }

  await pause(warmup * 1000)
  const [bytesBefore, framesBefore] = [total(typists, 'bytes'), total(typists, 'frames')]
  isMeasuring = true
  await pause(seconds * 1000)
  isMeasuring = false
  const [bytesAfter, framesAfter] = [total(typists, 'bytes'), total(typists, 'frames')]
  for (const timer of timers) clearInterval(timer)
  const intended = (typists.length * rate * (performance.now() - startedAt)) / 1000
  const closed = typists.filter(({ socket }) => socket.readyState !== WebSocket.OPEN).length
  for (const { socket } of typists) socket.terminate()
  return {
    latencies,
    bytesPerClient: (bytesAfter - bytesBefore) / typists.length / seconds,
    framesPerClient: (framesAfter - framesBefore) / typists.length / seconds,
    closed,
    sentShare: sent / intended,
  }
}

function open({ url, headers }: TypistsPlan['people'][number], clause: number, isProbe: boolean): Typist {
  const doc = new Y.Doc()
  const socket = new WebSocket(url, { headers, perMessageDeflate: false })
  const typist: Typist = {
    socket,
    doc,
    text: () => clauseText(doc, clause),
    bytes: 0,
    frames: 0,
    isSynced: false,
    isProbe,
  }
  socket.binaryType = 'nodebuffer'
  socket.on('open', () => socket.send(syncFrame(SYNC.step1, Y.encodeStateVector(doc))))
  socket.on('error', () => undefined)
  socket.on('message', (data: Buffer) => {
    typist.bytes += data.length
    typist.frames += 1
    if (typist.isSynced && !(isProbe && data[0] === FRAME.sync)) return
    const decoder = decoding.createDecoder(new Uint8Array(data))
    if (decoding.readVarUint(decoder) !== FRAME.sync) return
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === SYNC.step1) return
    Y.applyUpdate(doc, bytes, 'server')
    if (step === SYNC.step2) typist.isSynced = true
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server' && socket.readyState === WebSocket.OPEN)
      socket.send(syncFrame(SYNC.update, update))
  })
  return typist
}

function total(typists: readonly Typist[], what: 'bytes' | 'frames'): number {
  return typists.reduce((sum, typist) => sum + typist[what], 0)
}

async function waitUntil(condition: () => boolean, timeout: number): Promise<void> {
  const deadline = performance.now() + timeout
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('the people did not get in')
    await pause(20)
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
