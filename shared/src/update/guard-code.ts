// Why the guard refuses an update: a closed union; each has its sentence in words/.

export const GUARD_CODES = ['locked', 'closed'] as const
export type GuardCode = (typeof GUARD_CODES)[number]
