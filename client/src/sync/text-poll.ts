// Reads the text over HTTP every few seconds, for networks that block WebSocket. docs/PROTOCOL.md.
import type { Surroundings } from './surroundings.ts'
import type { PolledText } from './text-session.ts'

const INTERVAL = 3_000
/** A network that swallows a connection never says so. */
const LONGEST_ANSWER = 15_000

export interface TextPollOptions {
  readonly textId: string
  readonly surroundings: Pick<Surroundings, 'clock' | 'fetch'>
  /** The text as it is now: the same object while it has not changed. */
  onText(text: PolledText, epoch: string): void
  /** The server refuses, with this HTTP status. */
  onRefused(status: number): void
}

type Answer = PolledText & { epoch: string }

/** Starts at once; goes on through failures of the network. Answers how to stop. */
export function pollText({ textId, surroundings, onText, onRefused }: TextPollOptions): () => void {
  const { clock, fetch } = surroundings
  let isStopped = false
  let stopTimer: (() => void) | undefined
  let last: PolledText | undefined

  const read = async () => {
    const response = await fetch(`/api/texts/${encodeURIComponent(textId)}/content`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(LONGEST_ANSWER),
    }).catch(() => undefined)
    const answer: Answer | undefined = response?.ok ? await response.json().catch(() => undefined) : undefined
    if (isStopped) return
    if (answer) {
      const { epoch, ...text } = answer
      if (text.sequence !== last?.sequence) last = text
      onText(last, epoch)
    } else if (response && response.status >= 400 && response.status < 500 && response.status !== 429) {
      onRefused(response.status)
      return
    }
    stopTimer = clock.after(INTERVAL, read)
  }
  void read()
  return () => {
    isStopped = true
    stopTimer?.()
  }
}
