// Lets an HTTP server listen on several addresses of one port, such as both loopback addresses: which of them
// `localhost` means differs between browsers.
import { once } from 'node:events'
import type { Server } from 'node:http'
import { createServer, type Server as NetServer } from 'node:net'

/**
 * Listens on the first address and, where the machine has them, on the others; undefined means all. The answer closes
 * the others' doors: the first one's is the server's own.
 */
export async function listen(
  server: Server,
  port: number,
  [first, ...others]: readonly (string | undefined)[],
): Promise<() => void> {
  await open(server, port, first)
  const doors: NetServer[] = []
  for (const address of others) {
    const door = createServer((socket) => server.emit('connection', socket))
    try {
      await open(door, port, address)
      doors.push(door)
    } catch (error) {
      if (!isWithoutAddress(error)) throw error
    }
  }
  return () => {
    for (const door of doors) door.close()
  }
}

async function open(server: NetServer, port: number, address: string | undefined): Promise<void> {
  server.listen(port, address)
  await once(server, 'listening')
}

function isWithoutAddress(error: unknown): boolean {
  return ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? '')
}
