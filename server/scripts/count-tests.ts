// Reads vitest's JSON report, refuses skipped tests and kinds of tests that did not run at all, and ends with the line `N passed, N failed`.
import { readFileSync } from 'node:fs'

interface Report {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[]
}

const report = JSON.parse(readFileSync(process.argv[2] ?? '.cache/tests.json', 'utf8')) as Report
const skipped = report.testResults.flatMap(({ name, assertionResults }) =>
  assertionResults
    .filter(({ status }) => !['passed', 'failed'].includes(status))
    .map(({ fullName }) => `${name}: ${fullName}`),
)
for (const test of skipped) console.error(`skipped: ${test}`)
const kinds = ['client/e2e', 'client/src', 'server/src', 'server/wire', 'shared/src']
const missing = kinds.filter((kind) => !report.testResults.some(({ name }) => name.includes(`/${kind}/`)))
for (const kind of missing) console.error(`no test ran: ${kind}`)
const failed = report.numFailedTests + skipped.length + missing.length
console.log(`${report.numPassedTests} passed, ${failed} failed`)
process.exit(failed > 0 || report.numFailedTestSuites > 0 || report.numPassedTests === 0 ? 1 : 0)
