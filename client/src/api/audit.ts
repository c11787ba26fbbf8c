// The record of a declaration: who did what, and when.
import type { AuditFilters } from '@plenary/shared/api/audit-routes'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'

const PAGE = 100

/** The key of a declaration's record, whatever its filters. */
export function auditKey(declaration: string): readonly string[] {
  return ['audit', declaration]
}

/** Page by page, the newest first. */
export function useAudit(declaration: string, filters: AuditFilters) {
  return useInfiniteQuery({
    queryKey: [...auditKey(declaration), filters],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/declarations/:declaration/audit', {
        params: { declaration },
        query: { ...filters, limit: PAGE, ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
}

/** Everybody who stands in the record. */
export function useAuditPeople(declaration: string) {
  return useQuery({
    queryKey: [...auditKey(declaration), 'people'],
    queryFn: ({ signal }) =>
      call('GET /api/declarations/:declaration/audit/people', { params: { declaration }, signal }),
  })
}

/** Where the same entries are as a file. */
export function auditFileAddress(declaration: string, filters: AuditFilters): string {
  const pairs = Object.entries(filters).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const query = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
  return `/api/declarations/${encodeURIComponent(declaration)}/audit/export${query}`
}
