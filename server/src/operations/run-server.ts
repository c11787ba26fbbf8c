// Runs the server on a data folder from start to end: lock, migrate, serve, drain.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { CommandContext } from '../commands/command-context.ts'
import { compose } from '../compose.ts'
import { type Config, withPort } from '../config.ts'
import type { Log } from '../log.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import { lockFolder } from '../storage/sqlite/folder-lock.ts'
import { NewerSchema } from '../storage/sqlite/migrations.ts'
import { OperationError } from './operation-error.ts'
import { reservePort } from './reserve-port.ts'

export interface RunningServer {
  readonly origin: string
  readonly context: CommandContext
  stop(): Promise<void>
}

/**
 * @param hosts the addresses to listen on; none means all
 * @param prepare runs when the data is open, before anybody is served
 */
export async function runServer(
  config: Config,
  log: Log,
  surroundings: Surroundings,
  {
    host,
    prepare = async () => undefined,
  }: { host?: string; prepare?: (context: CommandContext) => Promise<void> } = {},
): Promise<RunningServer> {
  const lock = lockFolder(config.dataFolder)
  if (!lock) {
    throw new OperationError(
      `${config.dataFolder} is in use by another Plenary process. End that one first, or name another folder with PLENARY_DATA.`,
    )
  }
  try {
    const settled = withPort(config, await reservePort(config.port))
    const { server, context, stop } = await compose(settled, log, surroundings)
    await prepare(context)
    const failed = once(server, 'error').then(([error]) => Promise.reject(error))
    server.listen(settled.port, host)
    await Promise.race([once(server, 'listening'), failed])
    log.info({ origin: settled.origin, port: (server.address() as AddressInfo).port }, 'listening')
    return {
      origin: settled.origin,
      context,
      stop: async () => {
        await stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw inWords(error, config)
  }
}

function inWords(error: unknown, { port }: Config): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof NewerSchema) return new OperationError(error.message)
  if (code === 'EADDRINUSE') return new OperationError(`Port ${port} is in use. Name another one with PORT.`)
  if (code === 'EACCES')
    return new OperationError(`Port ${port} may not be opened by this user. Name one above 1023 with PORT.`)
  return error
}
