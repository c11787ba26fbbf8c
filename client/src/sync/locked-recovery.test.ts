// Refusals of edits in locked clauses, and of writing as a whole (docs/spec/client-sync.md): no word is lost, and nothing twice.
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { eventually } from '../testing/eventually.ts'
import { countRows, untilRows } from '../testing/kept-rows.ts'
import { TestSyncServer, textOf } from '../testing/test-sync-server.ts'
import { openTab, settle, TestDevice, type TestTab } from '../testing/test-tab.ts'

function draftsOf({ session }: TestTab) {
  return session.state.drafts.map(({ clauseId, wording, before, code }) => ({
    clauseId,
    wording,
    before,
    code,
  }))
}

function clauseList(doc: Y.Doc): Y.XmlElement {
  return doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
}

const LOCKED = { clauseId: 'clauseone', before: 'The first.', code: 'locked' }

describe('locks', () => {
  test('[CS62] a lock while typing: the wording of the locked clause is in the tray, the rest goes on', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    server.lock('clauseone')
    tab.type(' Mine.')
    tab.type(' Beside it.', 'clausetwo')
    await eventually(() => expect(tab.replica.generation).toBe(1))
    await tab.until({ kind: 'saved' })
    expect(draftsOf(tab)).toEqual([{ ...LOCKED, wording: 'The first. Mine.' }])
    expect([server.words('clauseone'), server.words('clausetwo')]).toEqual([
      'The first.',
      'The second. Beside it.',
    ])
    await untilRows(device, [tab], { replicas: 1, edits: 0, drafts: 1 })
  })

  test('[DK90] where the code for it is not there, what was typed beside the lock is in the tray too', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server, {
      change: { loadRebase: () => Promise.reject(new TypeError('Failed to fetch')) },
    })
    await tab.until({ kind: 'saved' })
    server.lock('clauseone')
    tab.type(' Mine.')
    tab.type(' Beside it.', 'clausetwo')
    await eventually(() => expect(tab.replica.generation).toBe(1))
    await tab.until({ kind: 'saved' })
    expect(draftsOf(tab).map(({ wording }) => wording)).toEqual([
      'The first. Mine.',
      'The second. Beside it.',
    ])
    expect(server.words('clausetwo')).toBe('The second.')
    expect(tab.faults).toEqual([])
  })

  test('[CS62] a blank typed into a locked clause makes no draft', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.lock('clauseone')
    tab.type(' ')
    await eventually(() => expect(tab.replica.generation).toBe(1))
    await tab.until({ kind: 'saved' })
    expect(draftsOf(tab)).toEqual([])
  })

  test('[CS62] after hours offline: edits beside the lock arrive merged with those of another city', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    const other = openTab(server, { personId: 'person2' })
    await Promise.all([tab.until({ kind: 'saved' }), other.until({ kind: 'saved' })])
    tab.unplug()
    tab.type(' Offline.', 'clausetwo')
    tab.erase(4)
    const made = new Y.XmlElement('clause')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('A third.')])
    made.setAttribute('id', 'clausethree')
    made.insert(0, [paragraph])
    clauseList(tab.replica.doc).insert(2, [made])
    other.erase(4, 'clausetwo')
    await other.until({ kind: 'saved' })
    server.lock('clauseone')
    tab.plugIn()
    await tab.until({ kind: 'saved' })
    expect(draftsOf(tab)).toEqual([{ ...LOCKED, wording: 'first.' }])
    expect(server.words('clauseone')).toBe('The first.')
    expect(server.words('clausetwo')).toBe('second. Offline.')
    expect(server.words('clausethree')).toBe('A third.')
  })

  test('[CS61] a locked clause that was deleted stays', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.lock('clauseone')
    clauseList(tab.replica.doc).delete(0, 1)
    await eventually(() => expect(tab.replica.generation).toBe(1))
    await tab.until({ kind: 'saved' })
    expect(tab.words()).toBe('The first.')
    expect(draftsOf(tab)).toEqual([{ ...LOCKED, wording: '' }])
  })

  test('[CS63] what is typed until the fresh document is there goes on in it', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.lock('clauseone')
    const old = tab.replica
    tab.type(' Mine.')
    let typed = 0
    const stop = tab.session.subscribe(() => {
      if (tab.session.state.replica !== old || typed === 5) return
      typed += 1
      queueMicrotask(() => textOf(old.doc, 'clausetwo').insert(0, `${typed}`))
    })
    await eventually(() => expect(tab.replica.generation).toBe(1))
    stop()
    await tab.until({ kind: 'saved' })
    expect(typed).toBeGreaterThan(1)
    expect(server.words('clausetwo').length).toBe('The second.'.length + typed)
    expect(draftsOf(tab)).toEqual([{ ...LOCKED, wording: 'The first. Mine.' }])
  })

  test.each(Array.from({ length: 25 }, (_, ms) => ms))(
    '[CS64] a tab that dies %i ms after a refusal neither loses words nor doubles them',
    async (ms) => {
      const server = new TestSyncServer()
      const device = new TestDevice()
      const tab = openTab(server, { device })
      await tab.until({ kind: 'saved' })
      server.holdDisk()
      tab.type(' Mine.')
      tab.type(' Beside it.', 'clausetwo')
      await eventually(async () => expect(await countRows(device)).toMatchObject({ edits: 2 }))
      server.lock('clauseone')
      server.releaseDisk()
      if (ms > 0) await settle(ms / 2)
      tab.die()
      await settle()
      const returned = openTab(server, { device })
      await eventually(() => expect(returned.session.state.drafts).toHaveLength(1))
      await returned.until({ kind: 'saved' })
      expect(draftsOf(returned)).toEqual([{ ...LOCKED, wording: 'The first. Mine.' }])
      expect(server.words('clausetwo')).toBe('The second. Beside it.')
      await untilRows(device, [returned], { replicas: 1, edits: 0, drafts: 1 })
    },
  )

  test('[CS65] a lock that comes meanwhile is recovered from as well', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.lock('clauseone')
    tab.session.subscribe(() => {
      if (tab.session.state.drafts.length > 0) server.lock('clausetwo')
    })
    tab.type(' Mine.')
    tab.type(' Also mine.', 'clausetwo')
    tab.type(' and more', 'title')
    await eventually(() => expect(tab.replica.generation).toBe(2))
    await tab.until({ kind: 'saved' })
    expect(draftsOf(tab)).toMatchObject([
      { clauseId: 'clauseone', wording: 'The first. Mine.' },
      { clauseId: 'clausetwo', wording: 'The second. Also mine.' },
    ])
    expect(textOf(server.doc, 'title').toString()).toBe('Tokyo Declaration and more')
  })

  test('[CS64] what can no longer be brought in when it is computed anew is in the tray, beside what was there', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    server.lock('clauseone')
    tab.session.subscribe(() => {
      const { drafts, replica } = tab.session.state
      if (drafts.length === 1 && replica?.generation === 0 && !tab.words('clausetwo').includes('\u202e')) {
        tab.type(' \u202eForbidden.', 'clausetwo')
      }
    })
    tab.type(' Mine.')
    tab.type(' Beside it.', 'clausetwo')
    await eventually(() => expect(tab.replica.generation).toBe(1))
    await tab.until({ kind: 'saved' })
    await tab.leave()
    const returned = openTab(server, { device })
    await returned.until({ kind: 'saved' })
    const wordings = ['The first. Mine.', 'The second. Beside it. \u202eForbidden.']
    expect(draftsOf(returned).map(({ wording }) => wording)).toEqual(wordings)
    expect(server.words('clausetwo')).toBe('The second.')
  })

  test('[CS66] two tabs of one person recover each its own edits, without a store too', async () => {
    for (const change of [{}, { indexedDB: undefined }]) {
      const server = new TestSyncServer()
      const device = new TestDevice()
      const tabs = [openTab(server, { device, change }), openTab(server, { device, change })]
      for (const tab of tabs) await tab.until({ kind: 'saved' })
      for (const tab of tabs) tab.unplug()
      for (const [index, tab] of tabs.entries()) {
        tab.type(` Locked ${index}.`)
        tab.type(` Open ${index}.`, 'clausetwo')
      }
      server.lock('clauseone')
      for (const tab of tabs) tab.plugIn()
      for (const [index, tab] of tabs.entries()) {
        await tab.until({ kind: 'saved' })
        expect(draftsOf(tab)).toEqual([{ ...LOCKED, wording: `The first. Locked ${index}.` }])
      }
      for (const index of [0, 1]) expect(server.words('clausetwo').split(`Open ${index}.`)).toHaveLength(2)
    }
  })

  test('[CS67] caret and selection are found again', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.lock('clauseone')
    const { replica } = tab
    tab.type(' Mine.')
    tab.type(' Beside it.', 'clausetwo')
    const words = textOf(replica.doc, 'clausetwo')
    const at = (index: number) =>
      JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(words, index)))
    replica.awareness.setLocalState({ cursor: { anchor: at(4), head: at(16) } })
    await eventually(() => expect(tab.replica.generation).toBe(1))
    const { caret, doc } = tab.replica
    const found = [caret?.anchor, caret?.head].map(
      (position) => position && Y.createAbsolutePositionFromRelativePosition(position, doc),
    )
    expect(found).toMatchObject([{ index: 4 }, { index: 16 }])
    expect(found.every((place) => place?.type === textOf(doc, 'clausetwo'))).toBe(true)
  })

  test('[CS68] while an input method composes, its document stays on the page', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.lock('clauseone')
    const { replica } = tab
    replica.hold(true)
    tab.type(' Mine.')
    await settle()
    tab.type(' Composed.', 'clausetwo')
    await settle()
    expect(tab.replica).toBe(replica)
    replica.hold(false)
    await eventually(() => expect(tab.replica.generation).toBe(1))
    await tab.until({ kind: 'saved' })
    expect(server.words('clausetwo')).toBe('The second. Composed.')
  })

  test('[CS72] what is composed after the first transaction is on the device before the composition ends', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    server.lock('clauseone')
    let isComposing = false
    tab.session.subscribe(() => {
      if (isComposing || tab.session.state.drafts.length === 0) return
      isComposing = true
      tab.replica.hold(true)
      tab.type(' Composed.', 'clausetwo')
    })
    tab.type(' Mine.')
    await eventually(() => expect(isComposing).toBe(true))
    tab.unplug()
    await tab.until({ kind: 'offline', changes: 2, kept: true })
    tab.type(' And more.', 'clausetwo')
    await tab.until({ kind: 'offline', changes: 3, kept: true })
    expect(tab.replica.generation).toBe(0)
    tab.die()
    const returned = openTab(server, { device })
    await returned.until({ kind: 'saved' })
    expect(server.words('clausetwo')).toBe('The second. Composed. And more.')
    expect(draftsOf(returned)).toEqual([{ ...LOCKED, wording: 'The first. Mine.' }])
  })
})

describe('writing as a whole', () => {
  test('[CS70] closed: everything is in the tray; when the text is open again, the same session writes on', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    const facts: string[] = []
    tab.session.onFactChanged((fact) => facts.push(fact))
    await tab.until({ kind: 'saved' })
    server.isClosed = true
    tab.type(' Too late.')
    await eventually(() => expect(tab.replica.generation).toBe(1))
    await tab.until({ kind: 'saved' })
    expect(facts).toContain('declaration')
    expect(draftsOf(tab)).toMatchObject([{ code: 'closed', wording: 'The first. Too late.' }])
    for (const generation of [2, 3, 4]) {
      tab.type(' Again.', 'clausetwo')
      await eventually(() => expect(tab.replica.generation).toBe(generation))
    }
    server.isClosed = false
    tab.type(' In time.')
    await tab.until({ kind: 'saved' })
    expect(server.words('clauseone')).toBe('The first. In time.')
  })

  test('[CS69] frozen: everything is in the tray, and the session goes on for a reader', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.refuse = () => 'frozen'
    tab.type(' Too late.')
    await tab.until({ kind: 'read-only' })
    expect(draftsOf(tab)).toMatchObject([{ code: 'frozen', wording: 'The first. Too late.' }])
  })

  test('[CS65] locks that come again and again, with nothing left to bring, do not end writing', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    for (const [round, clause] of ['clauseone', 'clausetwo', 'clauseone', 'clausetwo'].entries()) {
      server.lock(clause)
      tab.type(' Too late.', clause)
      await eventually(() => expect(tab.replica.generation).toBe(round + 1))
      server.unlock(clause)
    }
    tab.type(' In time.')
    await tab.until({ kind: 'saved' })
    expect(server.words('clauseone')).toBe('The first. In time.')
  })

  test('[CS64] what is typed while the tray is stored, by somebody who then leaves, waits on the device', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    const old = tab.replica
    server.lock('clauseone')
    tab.type(' Mine.')
    let left: Promise<void> | undefined
    tab.session.subscribe(() => {
      if (left || tab.session.state.drafts.length === 0) return
      textOf(old.doc, 'clausetwo').insert(0, 'Typed. ')
      left = tab.leave()
    })
    await eventually(() => expect(left).toBeDefined())
    await left
    const returned = openTab(server, { device })
    await returned.until({ kind: 'saved' })
    expect(server.words('clausetwo') + draftsOf(returned).map(({ wording }) => wording)).toContain('Typed. ')
  })

  test.each(['locked', 'closed'])(
    '[CS64] %s, and the disk takes the drafts only at the second attempt: the words are there after all',
    async (code) => {
      const server = new TestSyncServer()
      const device = new TestDevice()
      const tab = openTab(server, { device })
      await tab.until({ kind: 'saved' })
      server.holdDisk()
      tab.type(' Mine.')
      await eventually(async () => expect(await countRows(device)).toMatchObject({ edits: 1 }))
      if (code === 'locked') server.lock('clauseone')
      else server.isClosed = true
      const { put } = IDBObjectStore.prototype
      const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function full(
        this: IDBObjectStore,
        ...row
      ) {
        if (this.name === 'drafts') throw new DOMException('no room', 'QuotaExceededError')
        return put.apply(this, row)
      })
      server.releaseDisk()
      await eventually(() => expect(tab.replica.generation).toBe(1))
      full.mockRestore()
      for (let wait = 0; wait < 5; wait += 1) {
        tab.clock.advance(5_000)
        await settle()
      }
      tab.die()
      const returned = openTab(server, { device })
      await eventually(() => expect(draftsOf(returned)).toMatchObject([{ wording: 'The first. Mine.' }]))
    },
  )
})
