// What becomes of the words that are not acknowledged when a session ends for good.
import type { RefusalCode } from '@plenary/shared/refusal'
import type { LeftCopy } from './device-store.ts'
import type { LiveReplica } from './live-replica.ts'
import type { Ending } from './save-state.ts'
import type { Tray } from './tray.ts'

export interface Accounts {
  /** The documents that are open, the one with the edits first. */
  readonly replicas: readonly LiveReplica[]
  /** Copies of other epochs whose words have not been compared with the text. */
  readonly strays: readonly LeftCopy[]
  readonly why: Ending
  /** Set when they will never be accepted. */
  readonly code: RefusalCode | undefined
  readonly tray: Tray
}

/** Afterwards they are in the tray, or wait on this device for the next session. */
export async function settleAccounts({ replicas, strays, why, code, tray }: Accounts): Promise<void> {
  for (const replica of replicas) {
    if (code) await tray.takeAllFrom(replica, code)
    else {
      replica.connection.destroy()
      if (!replica.retiredFor) await replica.copy.flush()
      const isIn = replica.retiredFor === undefined && replica.pending.areKept
      if (!isIn) await tray.takeFrom(replica, why === 'too-many' ? 'too-many-connections' : why)
    }
  }
  if (code) await tray.takeLeft(strays, 'epoch')
}
