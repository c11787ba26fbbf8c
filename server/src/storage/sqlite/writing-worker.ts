// The worker thread that writes. Whatever has arrived while a group was being committed becomes the next group.
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { JobMessage, ReadyMessage, ResultMessage } from './jobs.ts'
import { WriteConnection } from './write-connection.ts'

/** A group stays small enough that nobody waits long for the first of it. */
const LARGEST_GROUP = 256

if (!parentPort) throw new Error('the writing worker runs as a worker')
open(parentPort, (workerData as { file: string }).file)

/** The reason crosses to the main thread as words: an error would arrive there without its class. */
function open(port: MessagePort, file: string): void {
  try {
    const connection = new WriteConnection(file)
    port.on('message', (first: JobMessage | 'close') => writeGroup(port, connection, first))
    port.postMessage({ ready: true } satisfies ReadyMessage)
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    port.postMessage({ ready: false, because } satisfies ReadyMessage)
  }
}

function writeGroup(port: MessagePort, connection: WriteConnection, first: JobMessage | 'close'): void {
  const group: JobMessage[] = []
  let isClosing = false
  for (let next: JobMessage | 'close' | undefined = first; next !== undefined; next = receive(port)) {
    if (next === 'close') isClosing = true
    else group.push(next)
    if (isClosing || group.length === LARGEST_GROUP) break
  }
  if (group.length > 0) {
    const results = connection.writeGroup(group.map(({ job }) => job))
    group.forEach(({ id }, index) => {
      const result = results[index]
      if (result) port.postMessage({ id, result } satisfies ResultMessage)
    })
  }
  if (isClosing) {
    connection.close()
    port.close()
  }
}

function receive(port: MessagePort): JobMessage | 'close' | undefined {
  return receiveMessageOnPort(port)?.message
}
