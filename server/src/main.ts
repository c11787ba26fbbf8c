// The command line: start, demo, backup FILE, restore FILE [--replace], verify-audit, verify FILE. Each loads only what it needs.
import { type Config, ConfigError, parseConfig } from './config.ts'
import { OperationError } from './operations/operation-error.ts'
import { systemSurroundings as surroundings } from './surroundings.ts'

const commands: Record<string, (config: Config, words: string[]) => Promise<void>> = {
  start: async (config) => (await import('./operations/start.ts')).start(config),
  demo: async (config) => (await import('./operations/demo.ts')).demo(config),
  backup: async (config, [file]) => {
    if (!file) throw new OperationError('Name the file to write: npm run backup -- FILE')
    const { backUp } = await import('./operations/back-up.ts')
    await backUp(config.dataFolder, file, surroundings.now())
    console.log(`Backed up and checked: ${file}`)
  },
  restore: async (config, words) => {
    const file = words.find((word) => !word.startsWith('--'))
    if (!file) throw new OperationError('Name the backup: npm run restore -- FILE [--replace]')
    const { restore } = await import('./operations/restore.ts')
    const { now, randomBytes } = surroundings
    await restore(config.dataFolder, file, { replace: words.includes('--replace'), now: now(), randomBytes })
    console.log(
      `Restored into ${config.dataFolder}. Everybody signs in again; words that the backup lacks come to their authors as drafts, from their own browsers.`,
    )
  },
  'verify-audit': async (config) => {
    const { verifyAudit } = await import('./operations/verify-audit.ts')
    console.log(`The audit log holds: ${verifyAudit(config.dataFolder)} entries, unbroken.`)
  },
  verify: async (_config, words) => {
    const { verifySigned } = await import('./operations/verify-signed.ts')
    process.exitCode = await verifySigned(words, console.log)
  },
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
