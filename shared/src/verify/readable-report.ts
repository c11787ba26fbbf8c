// A report as people read it: what stands in a file of others moves no cursor of a console and turns no line of a page around.
import { withoutForbidden } from '../schema/forbidden-characters.ts'
import type { Report } from './report.ts'

export function readableReport(report: Report): Report {
  return readable(report) as Report
}

function readable(value: unknown): unknown {
  if (typeof value === 'string') return withoutForbidden(value)
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, readable(each)]))
}
