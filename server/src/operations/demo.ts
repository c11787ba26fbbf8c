// The command that serves an example to look around in.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newToken } from '@plenary/shared/ids'
import type { CommandContext } from '../commands/command-context.ts'
import type { Config } from '../config.ts'
import { createLog } from '../log.ts'
import { systemSurroundings as surroundings } from '../surroundings.ts'
import { type DemoLink, demoLinks, isEmpty, loadDemo } from './load-demo.ts'
import { runServer } from './run-server.ts'
import { runUntilSignal } from './run-until-signal.ts'

/** On loopback only. Without PLENARY_DATA in a throw-away folder; with it, the example goes into an empty folder only. */
export async function demo(config: Config): Promise<void> {
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
