// Versions by themselves: looks every minute for work that has ended, or has gone on for an hour. All that it must know is
// in the tables: what was written before a crash becomes a version after it.
import type { TextCommandContext } from '../commands/command-context.ts'
import { versionWork } from '../commands/version-work.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import { findWork } from './find-work.ts'

const MINUTE = 60_000

export interface VersionJobParts extends TextCommandContext {
  readonly surroundings: Surroundings
  readonly log: { error(details: Record<string, unknown>, message: string): void }
}

export interface VersionJob {
  /** Looks in a minute, and every minute then. */
  start(): void
  /** What the job does every minute; resolves when it is done, and never rejects. */
  look(): Promise<void>
  /** Nothing is begun any more; what is under way ends with the texts. */
  stop(): void
}

export function createVersionJob(parts: VersionJobParts): VersionJob {
  const { surroundings, storage, log } = parts
  /** The heads at which a text says what the newest version says. */
  const known = new Map<string, number>()
  let isStopped = false
  let cancel = () => {}

  async function makeDue(): Promise<void> {
    const due = await findWork(
      storage.read,
      surroundings.now(),
      ({ textId, head }) => known.get(textId) === head,
    )
    for (const [declarationId, works] of Map.groupBy(due, (work) => work.declarationId)) {
      if (isStopped) return
      const refusal = await versionWork(parts, declarationId)
      if (!refusal) for (const { textId, head } of works) known.set(textId, head)
      else if (refusal.refused === 'storage-failed') throw new Error(refusal.refused)
    }
  }

  async function look(): Promise<void> {
    try {
      await makeDue()
    } catch (error) {
      if (!isStopped)
        log.error({ error }, 'a version of what was written could not be made; it is tried again in a minute')
    }
  }

  function lookLater(): void {
    cancel = surroundings.schedule(MINUTE, async () => {
      await look()
      if (!isStopped) lookLater()
    })
  }

  return {
    start: lookLater,
    look,
    stop: () => {
      isStopped = true
      cancel()
    },
  }
}
