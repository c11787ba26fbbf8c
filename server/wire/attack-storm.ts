// A process that attacks without a pause until it is ended, so that the people who are measured meanwhile don't share
// their processor time with the attackers. Its one argument is the context of the attacks as JSON.
import { setPriority } from 'node:os'
import { type AttackContext, attacks } from './attacks.ts'

/** What takes long by itself, and not of the server's time. */
const SLOW = /garbage|eight megabytes/

setPriority(19)
const context = JSON.parse(process.argv[2] ?? '') as AttackContext
let rounds = 0
for (;;) {
  for (const attack of attacks.filter(({ name }) => !SLOW.test(name))) await attack.run(context)
  rounds += 1
  process.send?.({ rounds })
}
