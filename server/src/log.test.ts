import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(
  level: 'error' | 'info' | 'debug',
  write: (log: ReturnType<typeof createLog>) => void,
): string {
  let output = ''
  const destination = new Writable({
    write: (chunk, _, done) => {
      output += chunk
      done()
    },
  })
  write(createLog(level, destination))
  return output
}

test('[OP2] the log hides what would be a secret, also one level down', () => {
  const output = logged('info', (log) =>
    log.info({ token: 'canary-1', person: { password: 'canary-2', id: 'kept' } }, 'signed in'),
  )
  expect(output).not.toContain('canary')
  expect(JSON.parse(output)).toMatchObject({ level: 'info', person: { id: 'kept' }, msg: 'signed in' })
})

test('[OP3] below the chosen level nothing is written', () => {
  expect(logged('error', (log) => log.info({}, 'listening'))).toBe('')
})
