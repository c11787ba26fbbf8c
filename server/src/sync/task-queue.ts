// What waits for its turn at a text: document frames and commands, in the order in which they came.
import type { FrameSender, QueuedFrame } from './judge-batch.ts'

/** How much one batch takes. */
const BATCH_BYTES = 1024 * 1024
const BATCH_FRAMES = 2_000

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
    let bytes = 0
    for (const task of this.#tasks) {
      if (task.kind !== 'frame' || frames.length === BATCH_FRAMES || bytes > BATCH_BYTES) break
      frames.push(task.frame)
      bytes += task.frame.update.length
    }
    return frames
  }

  takeFrames(count: number): void {
    this.#tasks.splice(0, count)
  }

  abandon(): void {
    for (const task of this.#tasks) if (task.kind === 'command') task.command.abandon()
    this.#tasks = []
  }
}
