// What changes the list of declarations: a new one, another title in the list.
import type { createDeclaration } from '@plenary/shared/api/declaration-routes'
import type { BodyOf } from '@plenary/shared/api/route'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

export type NewDeclarationBody = BodyOf<typeof createDeclaration>

/** Creates a declaration with its first text. */
export function useCreateDeclaration() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewDeclarationBody) => call('POST /api/declarations', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['declarations'] }),
  })
}

/** Changes the title in the list; the text is not touched. */
export function useRenameDeclaration() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ declaration, title }: { declaration: string; title: string }) =>
      call('PATCH /api/declarations/:declaration', { params: { declaration }, body: { title } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['declarations'] }),
  })
}
