// The log: pino with three levels and no content. `error`: a developer must look. `info`: an operator's change of state.
// `debug`: the rest.
import { type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'error' | 'info' | 'debug'>

/** Fields that would be secrets are never passed; these paths are a second fence. */
const SECRETS = [
  'token',
  'password',
  'cookie',
  'secret',
  'authorization',
  '*.token',
  '*.password',
  '*.cookie',
  '*.authorization',
]

export function createLog(
  level: 'error' | 'info' | 'debug',
  destination: NodeJS.WritableStream = process.stderr,
): Log {
  return pino(
    {
      level,
      base: null,
      redact: { paths: SECRETS, censor: '…' },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.err },
    },
    destination as never,
  )
}
