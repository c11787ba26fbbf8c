// Stock y-websocket clients and raw sockets against the sync server on a real port.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { CLOSE } from '@plenary/shared/protocol/frames'
import { Registry } from 'prom-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { systemSurroundings } from '../surroundings.ts'
import { ORIGIN, SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText, shown } from '../testing/test-client.ts'
import { createSyncServer, type SyncServer } from './sync-server.ts'

let house: SyncHouse
let sync: SyncServer
let server: Server
let port: number
const providers: WebsocketProvider[] = []

beforeEach(async () => {
  house = new SyncHouse()
  sync = createSyncServer({
    storage: house.storage,
    announcements: house.announcements,
    surroundings: systemSurroundings,
    registry: new Registry(),
    log: { error: (fields, message) => house.errors.push({ fields, message }), info: () => {} },
    origin: ORIGIN,
    findSignedIn: async (headers) => house.people.get(headers.get('cookie') ?? ''),
  })
  server = createServer().listen(0, '127.0.0.1')
  server.on('upgrade', sync.handleUpgrade)
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy()
  await sync.drain()
  server.close()
})

/** A stock client, signed in by its cookie as a browser is. */
function stock(name: string, doc = new Y.Doc()): WebsocketProvider {
  if (!house.people.has(name)) house.signIn(name)
  class SignedInSocket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { cookie: name }, origin: ORIGIN })
    }
  }
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, TEXT, doc, {
    WebSocketPolyfill: SignedInSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  providers.push(provider)
  return provider
}

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !condition(); ) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${condition}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

test('[SY130] stock clients write together, offline too, and see who is there', async () => {
  const [hanoi, seoul] = [stock('hanoi'), stock('seoul')]
  await until(() => hanoi.synced && seoul.synced)
  clauseText(hanoi.doc, 0).insert(0, 'Hanoi: ')
  clauseText(seoul.doc, 0).insert(4, 'very ')
  await until(() => shown(hanoi.doc).includes('very') && shown(hanoi.doc) === shown(seoul.doc))
  hanoi.awareness.setLocalStateField('cursor', null)
  await until(() => seoul.awareness.getStates().get(hanoi.doc.clientID)?.user?.name === 'Drafter, hanoi')

  hanoi.disconnect()
  await until(() => !seoul.awareness.getStates().has(hanoi.doc.clientID))
  clauseText(hanoi.doc, 1).insert(0, 'Offline: ')
  clauseText(seoul.doc, 1).insert(4, 'meanwhile ')
  hanoi.connect()
  await until(() => shown(seoul.doc).includes('Offline') && shown(hanoi.doc) === shown(seoul.doc))
  await until(() => seoul.awareness.getStates().has(hanoi.doc.clientID))
  expect(shown(house.stored())).toBe(shown(hanoi.doc))
  expect(house.errors).toEqual([])
})

test('[SY131] a stock client that is refused stops for good and says why', async () => {
  const hanoi = stock('hanoi')
  await until(() => hanoi.synced)
  const closed: { code: number; reason: string }[] = []
  hanoi.on('closed', (event) => closed.push({ code: event.code, reason: event.reason }))
  hanoi.doc.getMap('hidden').set('payload', 'x')
  await until(() => closed.length > 0)
  expect(closed).toEqual([{ code: CLOSE.malformed, reason: 'forbidden-structure' }])
  expect(hanoi.shouldConnect).toBe(false)
})

test('[SY132] a frame that breaks the WebSocket protocol closes its socket and nothing else', async () => {
  const hanoi = stock('hanoi')
  await until(() => hanoi.synced)
  const raw = connect(port, '127.0.0.1')
  raw.on('error', () => {})
  raw.write(
    `GET /sync/${TEXT} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: ${ORIGIN}\r\nCookie: hanoi\r\n\r\n`,
  )
  await once(raw, 'data')
  raw.write(new Uint8Array([0xc2, 0x80, 1, 2, 3, 4]))
  await once(raw, 'close')
  clauseText(hanoi.doc, 0).insert(0, 'Still here: ')
  await until(() => shown(house.stored()).includes('Still here'))
})

test('[SY133] a frame above the bound, and text instead of bytes, close their socket', async () => {
  house.signIn('hanoi')
  const open = async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${TEXT}`, {
      headers: { cookie: 'hanoi' },
      origin: ORIGIN,
    })
    await once(socket, 'open')
    return socket
  }
  const [large, text] = [await open(), await open()]
  large.send(new Uint8Array(5 * 1024 * 1024))
  expect((await once(large, 'close'))[0]).toBe(1009)
  text.send('hello')
  expect((await once(text, 'close'))[0]).toBe(CLOSE.malformed)
})

test('[SY134] other addresses are no sockets', async () => {
  for (const path of ['/', '/sync/', '/sync/a/b', '/sync/UPPER', '/sync/%00']) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { origin: ORIGIN })
    const [error] = await once(socket, 'error')
    expect(String(error)).toContain('404')
  }
})

test('[SY135] draining ends every socket with 1012, and a stalled one is cut', async () => {
  const hanoi = stock('hanoi')
  await until(() => hanoi.synced)
  const codes: number[] = []
  hanoi.on('connection-close', (event) => event && codes.push(event.code))
  const stalled = connect(port, '127.0.0.1')
  stalled.on('error', () => {})
  stalled.write(
    `GET /sync/${TEXT} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: ${ORIGIN}\r\nCookie: hanoi\r\n\r\n`,
  )
  await once(stalled, 'data')
  stalled.pause()
  const startedAt = performance.now()
  await sync.drain()
  expect(performance.now() - startedAt).toBeLessThan(8_000)
  await until(() => codes.length > 0)
  expect(codes[0]).toBe(CLOSE.restarting)
  stalled.destroy()
})
