// What waits for its turn at a text: document frames and commands. Frames of one sender keep their order, and none
// passes a command; frames of another may pass those of somebody who sends a great many.
import type { FrameSender, QueuedFrame } from './judge-batch.ts'

/** How much one batch takes. */
const BATCH_BYTES = 1024 * 1024
const BATCH_FRAMES = 2_000
/** How much of it one sender may take, so that nobody's flood holds up the keystrokes of others. */
const SENDER_BYTES = 256 * 1024
const SENDER_FRAMES = 32

export interface Command {
  run(): Promise<void>
  /** Its turn will not come. */
  abandon(): void
}

type Task<Sender extends FrameSender> =
  | { readonly kind: 'frame'; readonly frame: QueuedFrame<Sender> }
  | { readonly kind: 'command'; readonly command: Command }

export class TaskQueue<Sender extends FrameSender> {
  #tasks: Task<Sender>[] = []

  get isEmpty(): boolean {
    return this.#tasks.length === 0
  }

  pushFrame(frame: QueuedFrame<Sender>): void {
    this.#tasks.push({ kind: 'frame', frame })
  }

  pushCommand(command: Command): void {
    this.#tasks.push({ kind: 'command', command })
  }

  /** The command whose turn it is; undefined when it is a frame's turn. */
  takeCommand(): Command | undefined {
    const [next] = this.#tasks
    if (next?.kind !== 'command') return undefined
    this.#tasks.shift()
    return next.command
  }

  /** The frames of the next batch, which stay in the queue until they are taken. */
  nextFrames(): QueuedFrame<Sender>[] {
    const frames: QueuedFrame<Sender>[] = []
    const shares = new Map<Sender, { frames: number; bytes: number }>()
    let bytes = 0
    for (const task of this.#tasks) {
      if (task.kind !== 'frame' || frames.length === BATCH_FRAMES || bytes > BATCH_BYTES) break
      const { sender, update } = task.frame
      const share = shares.get(sender) ?? { frames: 0, bytes: 0 }
      if (share.frames === SENDER_FRAMES || share.bytes > SENDER_BYTES) continue
      shares.set(sender, { frames: share.frames + 1, bytes: share.bytes + update.length })
      frames.push(task.frame)
      bytes += update.length
    }
    return frames
  }

  /** Takes frames that `nextFrames` answered. */
  takeFrames(frames: readonly QueuedFrame<Sender>[]): void {
    const taken = new Set(frames)
    this.#tasks = this.#tasks.filter((task) => task.kind !== 'frame' || !taken.has(task.frame))
  }

  abandon(): void {
    for (const task of this.#tasks) if (task.kind === 'command') task.command.abandon()
    this.#tasks = []
  }
}
