// The worker thread that writes. Whatever has arrived while a group was being committed becomes the next group.
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { JobMessage, ResultMessage } from './jobs.ts'
import { WriteConnection } from './write-connection.ts'

/** A group stays small enough that nobody waits long for the first of it. */
const LARGEST_GROUP = 256

if (!parentPort) throw new Error('the writing worker runs as a worker')
const port = parentPort
const connection = new WriteConnection((workerData as { file: string }).file)

port.on('message', (first: JobMessage | 'close') => {
  const group: JobMessage[] = []
  let isClosing = false
  for (let next: JobMessage | 'close' | undefined = first; next !== undefined; next = receive()) {
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
})
port.postMessage('ready')

function receive(): JobMessage | 'close' | undefined {
  return receiveMessageOnPort(port)?.message
}
