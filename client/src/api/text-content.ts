// The durable content of a text, where no editor has it open.
import { useQuery } from '@tanstack/react-query'
import { call } from './call.ts'

export function contentKey(text: string): readonly string[] {
  return ['content', text]
}

export function useTextContent(text: string) {
  return useQuery({
    queryKey: contentKey(text),
    queryFn: ({ signal }) => call('GET /api/texts/:text/content', { params: { text }, signal }),
  })
}
