// Runs the server on a data folder from start to end: lock, migrate, serve, drain.
import type { CommandContext } from '../commands/command-context.ts'
import { type Composition, compose } from '../compose.ts'
import { type Config, withPort } from '../config.ts'
import type { Log } from '../log.ts'
import { PageFonts } from '../page/page-fonts.ts'
import { CannotOpen } from '../ports/cannot-open.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import { type FolderLock, lockFolder } from '../storage/sqlite/folder-lock.ts'
import { listen } from './listen.ts'
import { OperationError } from './operation-error.ts'
import { reservePort } from './reserve-port.ts'

export interface RunningServer {
  readonly origin: string
  readonly context: CommandContext
  stop(): Promise<void>
}

export interface RunOptions {
  /** Whether other machines can't reach the server. */
  readonly onLoopbackOnly?: boolean
  /** Runs when the data is open, before anybody is served. */
  readonly prepare?: (context: CommandContext) => Promise<void>
}

/** Throws `OperationError` when the folder, the port or a file is not to be had; then nothing is left open. */
export async function runServer(
  config: Config,
  log: Log,
  surroundings: Surroundings,
  { onLoopbackOnly = false, prepare }: RunOptions = {},
): Promise<RunningServer> {
  let lock: FolderLock | undefined
  let composition: Composition | undefined
  try {
    lock = lockFolder(config.dataFolder)
    if (!lock) {
      throw new OperationError(
        `${config.dataFolder} is in use by another Plenary process. End that one first, or name another folder with PLENARY_DATA.`,
      )
    }
    const held = lock
    const { port, origin, ...settings } = withPort(config, await reservePort(config.port))
    composition = await compose({ ...settings, port, origin }, log, surroundings)
    const { server, context, stop } = composition
    await prepare?.(context)
    const closeDoors = await listen(server, port, onLoopbackOnly ? ['127.0.0.1', '::1'] : [undefined])
    log.info({ origin, port }, 'listening')
    tellMissingFonts(config, log)
    return {
      origin,
      context,
      stop: async () => {
        closeDoors()
        await stop()
        held.release()
        log.info({ origin }, 'stopped')
      },
    }
  } catch (error) {
    await composition?.stop()
    lock?.release()
    throw inWords(error, config)
  }
}

function tellMissingFonts({ fontFolder }: Config, log: Log): void {
  const { folder, missing } = new PageFonts(fontFolder)
  if (missing.length === 0) return
  log.info(
    { folder, missing },
    `fonts are missing in ${folder}: texts that need them can't be made into a PDF; apt-get install ${missing.join(' ')}`,
  )
}

function inWords(error: unknown, { port, dataFolder }: Config): unknown {
  if (error instanceof CannotOpen)
    return new OperationError(`The data in ${dataFolder} can't be opened. ${error.message}`)
  const { code, syscall, path } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return new OperationError(`Port ${port} is in use. Name another one with PORT.`)
  if (code === 'EACCES' && syscall === 'listen')
    return new OperationError(`Port ${port} may not be opened by this user. Name one above 1023 with PORT.`)
  if (path !== undefined) return new OperationError(`${path} can't be used: ${(error as Error).message}.`)
  return error
}
