// What endpoints work with.
import type { Auth } from '../auth/create-auth.ts'
import type { CommandContext } from '../commands/command-context.ts'
import type { TextReader } from '../ports/text-reader.ts'

export interface EndpointParts {
  readonly context: CommandContext
  readonly auth: Auth
  readonly textReader: TextReader
}
