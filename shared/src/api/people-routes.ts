// People: setting up, signing in by link, invitations, the people of a plenary, oneself.
// Sign-in by password, sign-out, password change and sessions are better-auth's own routes below /api/auth.
import * as z from 'zod'
import { INVITABLE_ROLES, PLENARY_ROLES } from '../access/roles.ts'
import { namesSchema } from '../declaration/names.ts'
import { lineSchema } from '../schema/line.ts'
import {
  emailSchema,
  idSchema,
  momentSchema,
  noBody,
  noParams,
  noQuery,
  noReply,
  passwordSchema,
  tokenSchema,
} from './parts.ts'
import { route } from './route.ts'

export const membershipSchema = z.object({
  id: idSchema,
  role: z.enum(INVITABLE_ROLES),
  /** Null for the secretariat, which serves every plenary of the network. */
  plenaryId: idSchema.nullable(),
  /** Null for the secretariat and for observers without a city. */
  cityId: idSchema.nullable(),
})
export type Membership = z.infer<typeof membershipSchema>

export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  memberships: z.array(membershipSchema),
  networkNames: namesSchema,
})
export type Me = z.infer<typeof meSchema>

export const getMe = route({
  method: 'GET',
  path: '/api/me',
  access: 'signed-in',
  summary: 'The signed-in person and the person’s memberships',
  params: noParams,
  query: noQuery,
  body: noBody,
  reply: meSchema,
})

export const renameMe = route({
  method: 'PATCH',
  path: '/api/me',
  access: 'signed-in',
  summary: 'Changes the name under which the signed-in person appears',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ name: lineSchema(100) }),
  reply: noReply,
})

/** What the signed-in person is told by mail. */
export const mailChoicesSchema = z.strictObject({
  /** That positions of the own city need reaffirming. */
  positions: z.boolean(),
  /** That a text was closed or adopted. */
  decisions: z.boolean(),
})
export type MailChoices = z.infer<typeof mailChoicesSchema>

export const getMailChoices = route({
  method: 'GET',
  path: '/api/me/mail',
  access: 'signed-in',
  summary: 'What the signed-in person is told by mail, and whether this server sends any',
  params: noParams,
  query: noQuery,
  body: noBody,
  reply: z.object({ ...mailChoicesSchema.shape, isSent: z.boolean() }),
})

export const chooseMail = route({
  method: 'PUT',
  path: '/api/me/mail',
  access: 'signed-in',
  summary: 'Changes what the signed-in person is told by mail',
  params: noParams,
  query: noQuery,
  body: mailChoicesSchema,
  reply: noReply,
})

export const getSetup = route({
  method: 'GET',
  path: '/api/setup',
  access: 'anybody',
  summary: 'Whether the network still waits for its first secretariat account',
  params: noParams,
  query: noQuery,
  body: noBody,
  reply: z.object({ waiting: z.boolean(), networkNames: namesSchema }),
})

export const setUp = route({
  method: 'POST',
  path: '/api/setup',
  access: 'anybody',
  summary: 'Makes the first secretariat account with the one-time link of the console, and signs in',
  params: noParams,
  query: noQuery,
  body: z.strictObject({
    token: tokenSchema,
    networkNames: namesSchema,
    name: lineSchema(100),
    email: emailSchema,
    password: passwordSchema,
  }),
  reply: noReply,
})

/** What a single-use link is for; looking consumes nothing. */
export const linkSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('invitation'),
    /** What whoever accepts now becomes. */
    role: z.enum(INVITABLE_ROLES),
    networkNames: namesSchema,
    plenaryNames: namesSchema.nullable(),
    cityNames: namesSchema.nullable(),
    email: z.string().nullable(),
    /** Whether it invites a head to a delegation that has one: whoever accepts joins as a drafter. */
    hasHead: z.boolean(),
    expiresAt: momentSchema,
  }),
  z.object({
    kind: z.literal('sign-in'),
    name: z.string(),
    networkNames: namesSchema,
    expiresAt: momentSchema,
  }),
])
export type LinkPurpose = z.infer<typeof linkSchema>

export const lookAtLink = route({
  method: 'POST',
  path: '/api/links/look',
  access: 'anybody',
  summary: 'What a single-use link is for; consumes nothing',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ token: tokenSchema }),
  reply: linkSchema,
})

export const signInByLink = route({
  method: 'POST',
  path: '/api/links/sign-in',
  access: 'anybody',
  summary: 'Consumes a sign-in link, sets a new password if one is given, and starts a session',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ token: tokenSchema, newPassword: passwordSchema.optional() }),
  reply: noReply,
})

export const acceptInvitation = route({
  method: 'POST',
  path: '/api/links/accept',
  access: 'anybody',
  summary:
    'Consumes an invitation: makes the account, or adds the membership to the signed-in one, and signs in',
  params: noParams,
  query: noQuery,
  body: z.strictObject({
    token: tokenSchema,
    /** Left out by someone who is signed in already and joins with that account. */
    account: z
      .strictObject({ name: lineSchema(100), email: emailSchema, password: passwordSchema })
      .optional(),
  }),
  reply: noReply,
})

export const invitationSchema = z.object({
  id: idSchema,
  role: z.enum(INVITABLE_ROLES),
  plenaryId: idSchema.nullable(),
  cityId: idSchema.nullable(),
  email: z.string().nullable(),
  createdAt: momentSchema,
  expiresAt: momentSchema,
  state: z.enum(['open', 'expired']),
})
export type Invitation = z.infer<typeof invitationSchema>

/** The link is shown once, to copy: only a hash of its token is stored. */
const issuedLink = z.object({ id: idSchema, link: z.string(), expiresAt: momentSchema })

export const listInvitations = route({
  method: 'GET',
  path: '/api/invitations',
  access: 'see-people',
  summary: 'Open and expired invitations to a plenary, or to the secretariat',
  params: noParams,
  query: z.object({ plenary: idSchema.optional() }),
  body: noBody,
  reply: z.array(invitationSchema),
})

export const invite = route({
  method: 'POST',
  path: '/api/invitations',
  access: 'signed-in',
  summary:
    'Invites to the secretariat, as an observer, or to a delegation; answers the single-use link to copy',
  params: noParams,
  query: noQuery,
  body: z.strictObject({
    role: z.enum(INVITABLE_ROLES),
    plenaryId: idSchema.nullable(),
    cityId: idSchema.nullable(),
    email: emailSchema.nullable(),
  }),
  reply: issuedLink,
})

export const reissueInvitation = route({
  method: 'POST',
  path: '/api/invitations/:invitation/reissue',
  access: 'signed-in',
  summary: 'Makes the earlier link dead and answers a new one',
  params: z.object({ invitation: idSchema }),
  query: noQuery,
  body: noBody,
  reply: issuedLink,
})

export const withdrawInvitation = route({
  method: 'DELETE',
  path: '/api/invitations/:invitation',
  access: 'signed-in',
  summary: 'Makes the link dead',
  params: z.object({ invitation: idSchema }),
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const personSchema = z.object({
  membershipId: idSchema,
  personId: idSchema,
  name: z.string(),
  email: z.string(),
  role: z.enum(INVITABLE_ROLES),
  cityId: idSchema.nullable(),
  since: momentSchema,
})
export type Person = z.infer<typeof personSchema>

export const listPeople = route({
  method: 'GET',
  path: '/api/people',
  access: 'see-people',
  summary: 'The people of a plenary (a head of delegation sees the own city’s), or of the secretariat',
  params: noParams,
  query: z.object({ plenary: idSchema.optional() }),
  body: noBody,
  reply: z.array(personSchema),
})

export const removePerson = route({
  method: 'DELETE',
  path: '/api/people/:membership',
  access: 'signed-in',
  summary: 'Ends a membership at once: open sockets close, and with the last membership the sessions end',
  params: z.object({ membership: idSchema }),
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const changeRole = route({
  method: 'PUT',
  path: '/api/people/:membership/role',
  access: 'signed-in',
  summary:
    'Changes a person’s function at a plenary; whoever was head of the delegation until then becomes a drafter',
  params: z.object({ membership: idSchema }),
  query: noQuery,
  body: z.strictObject({ role: z.enum(PLENARY_ROLES) }),
  reply: noReply,
})

export const issueSignInLink = route({
  method: 'POST',
  path: '/api/people/:membership/sign-in-link',
  access: 'issue-sign-in-link',
  summary:
    'For a lost password: answers a single-use link that signs the person in and lets a new password be set',
  params: z.object({ membership: idSchema }),
  query: noQuery,
  body: noBody,
  reply: issuedLink,
})

export const getNetwork = route({
  method: 'GET',
  path: '/api/network',
  access: 'anybody',
  summary: 'The network’s name',
  params: noParams,
  query: noQuery,
  body: noBody,
  reply: z.object({ names: namesSchema }),
})

export const renameNetwork = route({
  method: 'PUT',
  path: '/api/network',
  access: 'manage-network',
  summary: 'Changes the network’s name',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ names: namesSchema }),
  reply: noReply,
})

export const peopleRoutes = {
  getMe,
  renameMe,
  getMailChoices,
  chooseMail,
  getSetup,
  setUp,
  lookAtLink,
  signInByLink,
  acceptInvitation,
  listInvitations,
  invite,
  reissueInvitation,
  withdrawInvitation,
  listPeople,
  removePerson,
  changeRole,
  issueSignInLink,
  getNetwork,
  renameNetwork,
}
