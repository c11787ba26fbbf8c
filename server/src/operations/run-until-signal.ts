// The end of a process that serves: by Ctrl-C or SIGTERM.
import type { RunningServer } from './run-server.ts'

const LONGEST_END = 9_500

/**
 * Ctrl-C and SIGTERM end the server cleanly within ten seconds, also while it is still starting; a second Ctrl-C ends it
 * at once. Either way nothing that was acknowledged is lost.
 */
export function runUntilSignal(
  run: () => Promise<RunningServer>,
  afterwards: () => Promise<void> = async () => undefined,
): Promise<RunningServer> {
  let isEnding = false
  const end = async () => {
    if (isEnding) process.exit(130)
    isEnding = true
    console.log('Saving and closing …')
    setTimeout(breakOff, LONGEST_END).unref()
    const running = await starting
    await running.stop()
    await afterwards()
    process.exit(0)
  }
  process.on('SIGTERM', () => void end())
  process.on('SIGINT', () => void end())
  const starting = run()
  return starting
}

/** `process.exit` would wait for the writing worker, and that for a disk that may never answer. */
function breakOff(): void {
  console.error(
    'The disk did not answer in time: ended without closing the data. Nothing that was acknowledged is lost.',
  )
  process.kill(process.pid, 'SIGKILL')
}
