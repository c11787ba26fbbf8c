// Reads JSON that others have written: what is not as it should be is `NotSo`, and whoever asked makes a finding of it.
import { parseBoundedJson } from '../canon/bounded-json.ts'

/** The list of a bundle has some hundred lines; one entry of the record, a consent and a statement have one. */
const LONGEST = 5_000_000

export class NotSo extends Error {}

export type JsonObject = Readonly<Record<string, unknown>>

export function parseObject(text: string): JsonObject {
  try {
    return objectOf(parseBoundedJson(text, LONGEST))
  } catch {
    throw new NotSo('no JSON object')
  }
}

export function objectOf(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotSo('no object')
  return value as JsonObject
}

export function listOf<Value>(value: unknown, read: (item: unknown) => Value): Value[] {
  if (!Array.isArray(value)) throw new NotSo('no list')
  return value.map(read)
}

export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new NotSo('no text')
  return value
}

export function wholeOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new NotSo('no whole number')
  return value
}

export function orNull<Value>(value: unknown, read: (value: unknown) => Value): Value | null {
  return value === null ? null : read(value)
}

/** Undefined where anything in it is not so. */
export function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof NotSo) return undefined
    throw error
  }
}
