// The past of a text: as it was at a moment, who worked on it when, and what was changed between two moments.
import type { exportComparison, getComparison, getPastText, listWork } from '@plenary/shared/api/past-routes'
import { refuse } from '@plenary/shared/refusal'
import { ComparisonThread } from '../export/comparison-thread.ts'
import { moment } from '../ports/surroundings.ts'
import { COMPARISON_TYPES, comparisonFileName } from './comparison-file.ts'
import type { Endpoint } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { FewAtOnce } from './few-at-once.ts'
import { findMoment } from './queries/find-moment.ts'
import { nameAuthors } from './queries/name-authors.ts'
import { readComparison } from './queries/read-comparison.ts'
import { readExportedComparison } from './queries/read-exported-comparison.ts'
import { readTextForm } from './queries/read-text-form.ts'
import { ofText } from './scopes.ts'

/** So many periods an answer. */
const PAGE = 50
/** So many comparisons of one person at once: whoever wants more waits. */
const COMPARISONS = 3
/** Of somebody's other questions: who goes through the past by key asks some before the first is answered. */
const QUESTIONS = 12

export function pastEndpoints({ context, past }: EndpointParts): {
  getPastText: Endpoint<typeof getPastText>
  listWork: Endpoint<typeof listWork>
  getComparison: Endpoint<typeof getComparison>
  exportComparison: Endpoint<typeof exportComparison>
} {
  const { read } = context.storage
  const comparisons = new FewAtOnce(COMPARISONS)
  const questions = new FewAtOnce(QUESTIONS)
  const files = new ComparisonThread()
  const ofItsText = ({ params }: { params: { text: string } }) => ofText(read, params.text)

  return {
    getPastText: {
      scope: ofItsText,
      answer: ({ actor, params, query }) =>
        questions.run(actor.personId, async () => {
          const { at, moment } = query
          const asked = moment ?? `sequence:${await past.sequenceAt(params.text, at ?? '')}`
          const found = await findMoment({ read, past }, params.text, asked)
          const then = found && (await past.content(params.text, found.sequence))
          const form = await readTextForm(read, params.text)
          if (!then || !form) return refuse('not-found')
          return { ...found, ...form, digest: then.digest, content: then.content }
        }),
    },
    listWork: {
      scope: ofItsText,
      answer: ({ actor, params, query }) =>
        questions.run(actor.personId, async () => {
          const found = await past.work(params.text, query.before, PAGE + 1)
          const shown = found.slice(0, PAGE)
          const periods = await Promise.all(
            shown.map(async (period) => ({ ...period, authors: await nameAuthors(read, period.authors) })),
          )
          return { periods, before: found.length > PAGE ? (shown.at(-1)?.fromSequence ?? null) : null }
        }),
    },
    getComparison: {
      scope: ofItsText,
      answer: ({ actor, params, query }) =>
        comparisons.run(
          actor.personId,
          async () => (await readComparison({ read, past }, params.text, query)) ?? refuse('not-found'),
        ),
    },
    exportComparison: {
      scope: ofItsText,
      answer: ({ actor, params, query }) =>
        comparisons.run(actor.personId, async () => {
          const { format } = query
          const at = moment(context.surroundings)
          const comparison = await readExportedComparison({ read, past }, params.text, query, at)
          if (!comparison) return refuse('not-found')
          const bytes = await files.write({ comparison, format, at })
          return { name: comparisonFileName(comparison, format, at), type: COMPARISON_TYPES[format], bytes }
        }),
    },
  }
}
