// The chunk of a view of the desk.
import { ProblemError } from '../api/problem-error.ts'

/** Where it cannot be fetched that is `unreachable`, and the desk stays: the router would load the whole page anew. */
export function viewChunk<Chunk>(chunk: Promise<Chunk>): Promise<Chunk> {
  return chunk.catch(() => {
    throw new ProblemError('unreachable', 0)
  })
}
