// The roles that a person can have on a declaration, and the states a declaration can be in.

/** Roles on a declaration, the most powerful first. `public` is everybody, signed in or not. */
export const ROLES = ['secretariat', 'head', 'drafter', 'viewer', 'observer', 'public'] as const
export type Role = (typeof ROLES)[number]

/** Roles that an invitation can give. */
export const INVITABLE_ROLES = ['secretariat', 'head', 'drafter', 'viewer', 'observer'] as const
export type InvitableRole = (typeof INVITABLE_ROLES)[number]

/** Roles that belong to a city's delegation. */
export const DELEGATION_ROLES = ['head', 'drafter', 'viewer'] as const
export type DelegationRole = (typeof DELEGATION_ROLES)[number]

/** Roles at a plenary: those that a person there can be given instead of the one that the person has. */
export const PLENARY_ROLES = [...DELEGATION_ROLES, 'observer'] as const
export type PlenaryRole = (typeof PLENARY_ROLES)[number]

export function isDelegationRole(role: Role): role is DelegationRole {
  return (DELEGATION_ROLES as readonly Role[]).includes(role)
}

/** The states in the life of a declaration (DESIGN: drafting → closed → adopted → signing → signed). */
export const DECLARATION_STATES = ['drafting', 'closed', 'adopted', 'signing', 'signed'] as const
export type DeclarationState = (typeof DECLARATION_STATES)[number]
