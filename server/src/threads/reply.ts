// What a worker posts for each question: its answer, or why there is none.

export type Reply<Answer> = { readonly answer: Answer } | { readonly failure: string }

/** What is thrown fails this question, and the worker goes on. */
export function replyWith<Answer>(work: () => Answer): Reply<Answer> {
  try {
    return { answer: work() }
  } catch (error) {
    return { failure: messageOf(error) }
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
