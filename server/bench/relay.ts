// The yardstick: a bare relay of the same traffic. It coalesces what arrives within a tick, writes and syncs it to disk,
// then sends it to everybody; it judges nothing, knows no document and forgets everything. Run as a child process.
import { fdatasync, openSync, readFileSync, write } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FRAME, SYNC } from '@plenary/shared/protocol/frames'
import * as decoding from 'lib0/decoding'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { syncFrame } from '../wire/wire-client.ts'

const append = promisify(write)
const sync = promisify(fdatasync)
const file = openSync(join(tmpdir(), `plenary-relay-${process.pid}.log`), 'w')
const state = new Uint8Array(readFileSync(process.env.RELAY_STATE ?? ''))
const tick = Number(process.env.RELAY_TICK ?? 0)
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
const readers = new Set<WebSocket>()
let queue: Uint8Array[] = []
let isWriting = false

server.on('listening', () => {
  const address = server.address()
  if (typeof address === 'object' && address) process.send?.({ port: address.port })
})

server.on('connection', (socket) => {
  readers.add(socket)
  socket.on('close', () => readers.delete(socket))
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    if (decoding.readVarUint(decoder) !== FRAME.sync) return
    const step = decoding.readVarUint(decoder)
    if (step === SYNC.step1) socket.send(syncFrame(SYNC.step2, state))
    if (step !== SYNC.update) return
    queue.push(decoding.readVarUint8Array(decoder))
    if (!isWriting) void writeBatch()
  })
})

async function writeBatch(): Promise<void> {
  isWriting = true
  while (queue.length > 0) {
    if (tick > 0) await new Promise((resolve) => setTimeout(resolve, tick))
    const batch = queue
    queue = []
    await append(file, Buffer.concat(batch))
    await sync(file)
    const frame = syncFrame(
      SYNC.update,
      batch.length === 1 ? (batch[0] as Uint8Array) : Y.mergeUpdates(batch),
    )
    for (const reader of readers) reader.send(frame)
  }
  isWriting = false
}
