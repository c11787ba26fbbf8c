// The command line: start, demo, backup FILE, restore FILE [--replace], verify-audit, verify FILE.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newToken } from '@plenary/shared/ids'
import { isRefusal } from '@plenary/shared/refusal'
import type { CommandContext } from './commands/command-context.ts'
import { issueSetupLink } from './commands/issue-setup-link.ts'
import { type Config, ConfigError, parseConfig } from './config.ts'
import { createLog } from './log.ts'
import { backUp } from './operations/back-up.ts'
import { type DemoLink, demoLinks, isEmpty, loadDemo } from './operations/load-demo.ts'
import { OperationError } from './operations/operation-error.ts'
import { restore } from './operations/restore.ts'
import { type RunningServer, runServer } from './operations/run-server.ts'
import { verifyAudit } from './operations/verify-audit.ts'
import { systemSurroundings as surroundings } from './surroundings.ts'

const LONGEST_END = 9_500

const commands: Record<string, (config: Config, words: string[]) => Promise<void>> = {
  start,
  demo,
  backup: async (config, [file]) => {
    if (!file) throw new OperationError('Name the file to write: npm run backup -- FILE')
    await backUp(config.dataFolder, file, surroundings.now())
    console.log(`Backed up and checked: ${file}`)
  },
  restore: async (config, words) => {
    const file = words.find((word) => !word.startsWith('--'))
    if (!file) throw new OperationError('Name the backup: npm run restore -- FILE [--replace]')
    const { now, randomBytes } = surroundings
    await restore(config.dataFolder, file, { replace: words.includes('--replace'), now: now(), randomBytes })
    console.log(
      `Restored into ${config.dataFolder}. Everybody signs in again; words that the backup lacks come to their authors as drafts, from their own browsers.`,
    )
  },
  'verify-audit': async (config) => {
    console.log(`The audit log holds: ${verifyAudit(config.dataFolder)} entries, unbroken.`)
  },
  verify: async (_config, words) => {
    // A server that starts needs nothing of the verifier.
    const { verifySigned } = await import('./operations/verify-signed.ts')
    process.exitCode = await verifySigned(words, console.log)
  },
}

async function start(config: Config): Promise<void> {
  let setupLink: string | undefined
  const prepare = async (context: CommandContext) => {
    const setup = await issueSetupLink(context)
    if (!isRefusal(setup)) setupLink = setup.link
  }
  const log = createLog(config.logLevel)
  const { origin } = await runUntilSignal(() => runServer(config, log, surroundings, { prepare }))
  console.log(`Plenary is at ${origin}`)
  if (setupLink)
    console.log(`Make the first account of the secretariat (the link works once):\n  ${setupLink}`)
}

/** On loopback only. Without PLENARY_DATA in a throw-away folder; with it, the example goes into an empty folder only. */
async function demo(config: Config): Promise<void> {
  const isThrowAway = !process.env.PLENARY_DATA
  const dataFolder = isThrowAway ? await mkdtemp(join(tmpdir(), 'plenary-demo-')) : config.dataFolder
  const removeFolder = async () => {
    if (isThrowAway) await rm(dataFolder, { recursive: true, force: true })
  }
  const password = config.demoPassword ?? newToken(surroundings.randomBytes).slice(0, 12)
  let isNew = false
  let links: DemoLink[] = []
  const prepare = async (context: CommandContext) => {
    isNew = await isEmpty(context)
    if (isNew) await loadDemo(context, password)
    links = await demoLinks(context)
  }
  const log = createLog(config.logLevel)
  // Its people have made-up addresses: nothing is mailed there.
  const own = { ...config, dataFolder, mail: undefined }
  const run = () => runServer(own, log, surroundings, { onLoopbackOnly: true, prepare })
  const { origin } = await runUntilSignal(run, removeFolder).catch(async (error: unknown) => {
    await removeFolder()
    throw error
  })
  console.log(`Plenary is at ${origin} with the Tokyo plenary of 2010. Sign in, each link works once:`)
  for (const { name, link } of links) console.log(`  ${name.padEnd(28)} ${link}`)
  if (isNew)
    console.log(
      `Or with a password, which is the same for every account (such as drafter@hanoi.example):\n  ${password}`,
    )
}

/**
 * Ctrl-C and SIGTERM end the server cleanly within ten seconds, also while it is still starting; a second Ctrl-C ends it
 * at once. Either way nothing that was acknowledged is lost.
 */
function runUntilSignal(
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

const [command = 'start', ...words] = process.argv.slice(2)
try {
  const run = commands[command]
  if (!run) throw new OperationError(`Plenary knows ${Object.keys(commands).join(', ')}, not ${command}.`)
  await run(parseConfig(process.env), words)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof OperationError)) throw error
  console.error(error.message)
  process.exit(1)
}
