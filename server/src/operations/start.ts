// The command that serves a data folder.
import { isRefusal } from '@plenary/shared/refusal'
import type { CommandContext } from '../commands/command-context.ts'
import { issueSetupLink } from '../commands/issue-setup-link.ts'
import type { Config } from '../config.ts'
import { createLog } from '../log.ts'
import { systemSurroundings } from '../surroundings.ts'
import { runServer } from './run-server.ts'
import { runUntilSignal } from './run-until-signal.ts'

/** Prints a setup link while there is no secretariat. */
export async function start(config: Config): Promise<void> {
  let setupLink: string | undefined
  const prepare = async (context: CommandContext) => {
    const setup = await issueSetupLink(context)
    if (!isRefusal(setup)) setupLink = setup.link
  }
  const log = createLog(config.logLevel)
  const { origin } = await runUntilSignal(() => runServer(config, log, systemSurroundings, { prepare }))
  console.log(`Plenary is at ${origin}`)
  if (setupLink)
    console.log(`Make the first account of the secretariat (the link works once):\n  ${setupLink}`)
}
