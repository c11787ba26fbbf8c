// `npm run bench`: the figures of docs/performance.md, from one run on one machine. Prints Markdown tables.
// Only ratios within a run mean anything: the product and a bare relay, the same load, the same minutes.
import { benchBundle } from './bundle.ts'
import { benchGate } from './gate.ts'
import { benchGuard } from './guard.ts'
import { benchJoin } from './join.ts'
import { benchPage } from './page.ts'
import { benchPast } from './past.ts'
import { benchRoom } from './room.ts'
import { benchSigning } from './signing.ts'
import { benchLockVisible, benchPositionVisible } from './visible.ts'

const parts: Record<string, () => Promise<string>> = {
  gate: benchGate,
  guard: benchGuard,
  lock: benchLockVisible,
  position: benchPositionVisible,
  room: benchRoom,
  join: benchJoin,
  past: benchPast,
  page: benchPage,
  signing: benchSigning,
  bundle: benchBundle,
}
const chosen = process.argv.slice(2)

for (const [name, run] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.log(await run())
}
process.exit(0)
