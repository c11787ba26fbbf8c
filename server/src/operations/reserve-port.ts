// A port that is known before the server listens: links and the origin have it in them.
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** The port itself, or for 0 one that is free just now. */
export async function reservePort(port: number): Promise<number> {
  if (port !== 0) return port
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port: free } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return free
}
