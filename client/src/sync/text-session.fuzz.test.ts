// Tabs of one person at random: they type, lose the network, die and return, while the server restarts, hangs, locks and refuses.
// The law of docs/spec/client-sync.md holds at the end of every run.
import { CLOSE } from '@plenary/shared/protocol/frames'
import { type Random, seededRandom } from '@plenary/shared/testing/random'
import { expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { TestDevice, TestTab } from '../testing/test-tab.ts'

const LONG = import.meta.env.PLENARY_TEST_LONG === '1'
/** Once lost a draft: typed meanwhile, the edits could no longer be brought in. */
const KEPT_SEEDS = [1_128, 1_351, 1_353]
const SEEDS = [...KEPT_SEEDS, ...Array.from({ length: LONG ? 400 : 5 }, (_, index) => index + 1)]
const STEPS = 60
/** The gate refuses it, so it cannot be brought in either. */
const REFUSED = '\u202e'
const CLAUSES = ['clauseone', 'clausetwo'] as const

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

class Run {
  readonly server = new TestSyncServer()
  readonly device = new TestDevice()
  readonly tabs: TestTab[] = []
  /** Tokens of each living tab that the page has promised nothing about yet. */
  readonly fresh = new Map<TestTab, string[]>()
  readonly promised: string[] = []
  readonly lost: string[] = []
  readonly #random: Random
  #count = 0

  constructor(random: Random) {
    this.#random = random
    this.open()
  }

  open(): void {
    if (this.tabs.length === 3) return
    const tab = new TestTab(this.server, { device: this.device })
    this.tabs.push(tab)
    this.fresh.set(tab, [])
  }

  type(tab: TestTab): void {
    if (!tab.session.state.isEditable) return
    const token = `⟦${this.#random.chance(0.06) ? REFUSED : ''}${this.#count++}⟧`
    tab.type(token, this.#random.pick(CLAUSES))
    this.fresh.get(tab)?.push(token)
  }

  /** Takes note of what the page promises in this moment. */
  look(tab: TestTab): void {
    const { saveState } = tab.session.state
    const isPromise = saveState.kind === 'saved' || (saveState.kind === 'offline' && saveState.kept)
    if (isPromise) this.promised.push(...(this.fresh.get(tab)?.splice(0) ?? []))
  }

  die(tab: TestTab): void {
    this.look(tab)
    this.lost.push(...(this.fresh.get(tab) ?? []))
    tab.die()
    this.fresh.delete(tab)
    this.tabs.splice(this.tabs.indexOf(tab), 1)
  }

  async step(): Promise<void> {
    const random = this.#random
    if (this.tabs.length === 0) this.open()
    const tab = random.pick(this.tabs)
    const draw = random.int(100)
    if (draw < 60) this.type(tab)
    else if (draw < 68) tab.unplug()
    else if (draw < 78) tab.plugIn()
    else if (draw < 82) this.open()
    else if (draw < 86) this.die(tab)
    else if (draw < 90) this.server.holdDisk()
    else if (draw < 94) this.server.releaseDisk()
    else if (draw < 96) this.server.lock(random.pick(CLAUSES))
    else if (draw < 98) for (const clause of CLAUSES) this.server.unlock(clause)
    else this.server.closeAll(CLOSE.restarting)
    for (const each of this.tabs) each.clock.advance(random.int(900))
    await pause(random.int(4))
    for (const each of this.tabs) this.look(each)
  }

  /** Everything works again; answers what the tray has in the end. */
  async calm(): Promise<string> {
    this.server.releaseDisk()
    for (const tab of this.tabs) tab.plugIn()
    await eventually(() => {
      for (const tab of this.tabs) {
        tab.clock.advance(500)
        if (tab.saveState.kind === 'cannot-save') expect(tab.session.state.isEditable).toBe(false)
        else expect(tab.saveState.kind).toBe('saved')
        this.look(tab)
      }
    })
    await pause(20)
    for (const tab of [...this.tabs]) this.die(tab)
    this.open()
    const [last] = this.tabs
    await eventually(() => expect(last?.saveState.kind).toBe('saved'))
    await pause(20)
    const wordings = (last?.session.state.drafts ?? []).map(({ wording }) => wording)
    last?.session.destroy()
    return wordings.join('\n')
  }
}

test.each(SEEDS)(
  '[CS24] whatever tabs, networks, disks and refusals do, no promised word is lost or doubled: seed %i',
  async (seed) => {
    const run = new Run(seededRandom(seed))
    for (let step = 0; step < STEPS; step += 1) await run.step()
    const tray = await run.calm()
    const text = CLAUSES.map((clause) => run.server.words(clause)).join('\n')
    const times = (token: string) => text.split(token).length - 1
    expect(run.promised.length).toBeGreaterThan(0)
    expect(run.promised.filter((token) => times(token) === 0 && !tray.includes(token))).toEqual([])
    expect([...run.promised, ...run.lost].filter((token) => times(token) > 1)).toEqual([])
    expect(text).not.toContain(REFUSED)
  },
)
