// What may be said about saving, and how a session connects (docs/spec/client-sync.md), against a sync server in this process.
import { CLOSE } from '@plenary/shared/protocol/frames'
import { FACTS, type Fact } from '@plenary/shared/protocol/messages'
import { describe, expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { TestSyncServer, testContent } from '../testing/test-sync-server.ts'
import { openTab, settle } from '../testing/test-tab.ts'

describe('saved', () => {
  test('[CS1] saved is said when everything is acknowledged, with the server’s time', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved', at: server.now })
    server.holdDisk()
    tab.type(' One.')
    tab.type(' Two.')
    expect(tab.saveState).toEqual({ kind: 'saving', changes: 2 })
    await eventually(() => expect(server.frames).toHaveLength(3))
    expect(tab.saveState).toEqual({ kind: 'saving', changes: 2 })
    server.now += 5_000
    server.releaseDisk()
    await tab.until({ kind: 'saved', at: server.now })
    expect(server.words('clauseone')).toBe('The first. One. Two.')
  })

  test('[CS2] a deletion counts as a change until it is acknowledged', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.holdDisk()
    tab.erase(4)
    await settle()
    expect(tab.saveState).toEqual({ kind: 'saving', changes: 1 })
    server.releaseDisk()
    await tab.until({ kind: 'saved' })
    expect(server.words('clauseone')).toBe('first.')
  })

  test('[CS3] after a cut nothing counts as saved until the new socket’s frames are acknowledged', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.holdDisk()
    tab.type(' Sent, not answered.')
    await settle()
    tab.unplug()
    expect(tab.saveState).toMatchObject({ kind: 'offline', changes: 1 })
    server.releaseDisk()
    await settle()
    server.holdDisk()
    tab.plugIn()
    await tab.until({ kind: 'saving', changes: 1 })
    tab.type(' Typed before the answer.')
    await settle()
    expect(tab.saveState).toEqual({ kind: 'saving', changes: 2 })
    server.releaseDisk()
    await tab.until({ kind: 'saved' })
    expect(server.words('clauseone')).toBe('The first. Sent, not answered. Typed before the answer.')
  })

  test('[CS3] a reconnection without changes is not called saved before its first acknowledgement', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    tab.unplug()
    server.holdDisk()
    tab.plugIn()
    await eventually(() => expect(server.connections).toBe(2))
    await settle()
    expect(tab.saveState.kind).toBe('offline')
    server.releaseDisk()
    await tab.until({ kind: 'saved' })
  })

  test('[CS4] when the server cannot write, the page says so, and when it can again', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.holdDisk()
    tab.type(' Held.')
    server.tell({ type: 'fact-changed', fact: 'storage', detail: 'failing' })
    await tab.until({ kind: 'cannot-save', reason: 'storage', changes: 1 })
    server.tell({ type: 'fact-changed', fact: 'storage', detail: 'working' })
    server.releaseDisk()
    await tab.until({ kind: 'saved' })
  })

  test('[CS5] an edit that is not acknowledged within ten seconds is not called “saving” any more', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.holdDisk()
    tab.type(' Unanswered.')
    tab.clock.advance(10_000)
    expect(tab.saveState).toEqual({ kind: 'cannot-save', reason: 'unanswered', changes: 1 })
    server.releaseDisk()
    await tab.until({ kind: 'saved' })
  })

  test('[CS6] without words from server or device the page says that it could not load them, and goes on trying', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server, { reception: 'fail' })
    tab.http = undefined
    await settle()
    expect(tab.saveState.kind).toBe('loading')
    tab.clock.advance(1_000)
    await tab.until({ kind: 'load-failed', reason: 'unreachable' })
    expect(tab.session.state.replica).toBeUndefined()
    tab.plugIn()
    await tab.until({ kind: 'saved' })
    expect(tab.words()).toBe('The first.')
  })

  test('[CS6] a server that turns newcomers away for now is not called unreachable', async () => {
    const server = new TestSyncServer()
    server.closeWith = CLOSE.tryAgainLater
    const tab = openTab(server)
    await settle()
    tab.clock.advance(2_000)
    await tab.until({ kind: 'load-failed', reason: 'try-later' })
  })
})

describe('readers', () => {
  test('[CS22] whoever may not edit sends no document frame, whatever the page writes into its document', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server, { mayEdit: false })
    await tab.until({ kind: 'read-only' })
    expect(tab.session.state.isEditable).toBe(false)
    tab.type(' A side effect.')
    await settle()
    tab.unplug()
    tab.plugIn()
    await tab.until({ kind: 'read-only' })
    await settle()
    expect(server.frames).toEqual([])
    expect(server.words('clauseone')).toBe('The first.')
  })

  test('[CS22] a reader reads live', async () => {
    const server = new TestSyncServer()
    const [reader, writer] = [openTab(server, { mayEdit: false }), openTab(server, { personId: 'person2' })]
    await Promise.all([reader.until({ kind: 'read-only' }), writer.until({ kind: 'saved' })])
    writer.type(' Live.')
    await eventually(() => expect(reader.words()).toBe('The first. Live.'))
  })
})

describe('connection', () => {
  test('[CS50] after a restart everybody comes back at another moment, and nobody at once', async () => {
    const server = new TestSyncServer()
    const backAfter = async (random: number) => {
      const tab = openTab(server, { personId: `person${random}`, change: { random: () => random } })
      await tab.until({ kind: 'saved' })
      const before = server.connections
      server.closeAll(CLOSE.restarting)
      await tab.until({ kind: 'offline', changes: 0 })
      let waited = 0
      while (server.connections === before) {
        tab.clock.advance(20)
        waited += 20
        await Promise.resolve()
        await Promise.resolve()
      }
      tab.session.destroy()
      return waited
    }
    const [soonest, middle, latest] = [await backAfter(0), await backAfter(0.5), await backAfter(1)]
    expect(soonest).toBeGreaterThanOrEqual(100)
    expect(middle).toBeGreaterThan(soonest + 400)
    expect(latest).toBeGreaterThan(middle + 400)
    expect(latest).toBeLessThanOrEqual(2_000)
  })

  test('[CS50] attempts grow apart, to five seconds at most', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server, { reception: 'fail' })
    tab.http = undefined
    let attempts = 0
    Object.defineProperty(tab, 'reception', {
      get() {
        attempts += 1
        return 'fail'
      },
    })
    await settle()
    for (let second = 0; second < 60; second += 1) {
      tab.clock.advance(1_000)
      await Promise.resolve()
      await Promise.resolve()
    }
    expect(attempts).toBeGreaterThanOrEqual(12)
    expect(attempts).toBeLessThan(30)
  })

  test('[CS51] when the device loses its network the page knows at once, and comes back with it', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    tab.unplug()
    expect(tab.saveState.kind).toBe('offline')
    tab.type(' Offline.')
    tab.plugIn()
    await tab.until({ kind: 'saved' })
    expect(server.words('clauseone')).toBe('The first. Offline.')
  })

  test('[CS52] where sockets fail while HTTP answers, the text is polled, and live again once a socket works', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server, { reception: 'fail' })
    let sequence = 7
    const content = testContent()
    tab.http = (path) => {
      if (path === '/healthz') return new Response('ok')
      return Response.json({ sequence, epoch: server.epoch, content })
    }
    for (let attempt = 0; attempt < 6 && tab.saveState.kind !== 'polling'; attempt += 1) {
      await settle()
      tab.clock.advance(3_000)
    }
    await tab.until({ kind: 'polling', changes: 0 })
    expect(tab.session.state).toMatchObject({ isEditable: false, polled: { sequence: 7, content } })
    const { polled } = tab.session.state
    tab.clock.advance(3_000)
    await settle()
    expect(tab.session.state.polled).toBe(polled)
    sequence = 8
    tab.clock.advance(3_000)
    await eventually(() => expect(tab.session.state.polled?.sequence).toBe(8))
    tab.reception = 'open'
    tab.clock.advance(31_000)
    await tab.until({ kind: 'saved' })
    expect(tab.session.state.polled).toBeUndefined()
    expect(tab.session.state.isEditable).toBe(true)
  })

  test('[CS52] a server that is away is not mistaken for a network that blocks', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server, { reception: 'fail' })
    tab.http = () => new Response('starting', { status: 503 })
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await settle()
      tab.clock.advance(5_000)
    }
    expect(tab.saveState.kind).toBe('load-failed')
    expect(tab.requests.every((path) => path === '/healthz')).toBe(true)
  })

  test('[CS53] an attempt that hangs is given up after fifteen seconds, and another one made', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server, { reception: 'hang' })
    await settle()
    tab.reception = 'open'
    tab.clock.advance(15_000)
    await settle()
    tab.clock.advance(400)
    await tab.until({ kind: 'saved' })
  })

  test('[CS54] after every connection, the first included, every fact counts as changed', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    const facts: Fact[] = []
    tab.session.onFactChanged((fact) => facts.push(fact))
    await tab.until({ kind: 'saved' })
    expect(facts).toEqual(FACTS)
    facts.length = 0
    server.tell({ type: 'fact-changed', fact: 'roster' })
    await eventually(() => expect(facts).toEqual(['roster']))
    tab.unplug()
    tab.plugIn()
    await eventually(() => expect(facts).toEqual(['roster', ...FACTS]))
  })

  test('[CS54] a fact of a newer server is none that this page asks about', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.tell({ type: 'fact-changed', fact: 'weather' as Fact })
    tab.type(' Goes on.')
    await tab.until({ kind: 'saved' })
    expect(server.connections).toBe(1)
    expect(tab.faults).toEqual([])
  })

  test('[CS55] a session that is destroyed at once never connects', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    tab.session.destroy()
    await settle()
    expect(server.connections).toBe(0)
    const next = openTab(server)
    await next.until({ kind: 'saved' })
    expect(server.connections).toBe(1)
  })
})
