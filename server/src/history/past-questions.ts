// What the main thread asks the worker of the past, and what comes back.
import type { TextHistory } from './text-history.ts'

type Asked = 'content' | 'momentOf' | 'compare' | 'compareWith' | 'sequenceAt' | 'work' | 'strokeOf' | 'chore'

/** A question is a method of `TextHistory` with its arguments. */
export type Question = { [Name in Asked]: readonly [Name, ...Parameters<TextHistory[Name]>] }[Asked]
export type AnswerTo<Name extends Asked> = ReturnType<TextHistory[Name]>
