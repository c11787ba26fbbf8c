// The mails in English.
import type { InvitableRole } from '@plenary/shared/access/roles'
import type { Position } from '@plenary/shared/positions/position'
import { dayIn, letter, momentIn } from './letter.ts'
import type { DecisionFacts, InvitationFacts, MailWords, OpinionFacts, StaleFact } from './mail-words.ts'

const { toTheMinute, toTheSecond } = momentIn('en-GB', (day, time) => `${day}, ${time} UTC`)
const toTheDay = dayIn('en-GB')

const ROLES: Record<InvitableRole, string> = {
  secretariat: 'as a member of its secretariat',
  head: 'as head of delegation',
  drafter: 'as drafter',
  viewer: 'as viewer',
  observer: 'as observer',
}

const SAID: Record<Position, (city: string) => string> = {
  agrees: (city) => `${city} agreed`,
  'ad-referendum': (city) => `${city} agreed ad referendum`,
  reserves: (city) => `${city} reserved`,
  objects: (city) => `${city} objected`,
  abstains: (city) => `${city} abstained`,
}

const OFF = 'Mails like this one can be turned off on the page “Account”, under “Mail”.'

export const english: MailWords = {
  invitation: (facts) => ({
    subject: `Invitation: ${facts.plenary ?? facts.network}`,
    text: letter(
      `You are invited to ${facts.plenary ?? facts.network} ${capacity(facts)}.`,
      `Open the link to accept. It works once, until ${toTheMinute(facts.until)}.`,
      facts.link,
      `The invitation is for ${facts.address} only. Nothing happens if it is left unanswered.`,
    ),
  }),
  closed: (facts) => ({
    subject: `Closed: ${facts.title}, Rev. ${facts.version}`,
    text: letter(
      `The text of “${facts.title}” (${facts.plenary}) was closed as Rev. ${facts.version} on ${toTheSecond(facts.at)}.`,
      'Its words stay as they are, unless the secretariat reopens the text and gives a reason.',
      facts.link,
      OFF,
    ),
  }),
  adopted: (facts) => ({
    subject: `Adopted: ${facts.title}`,
    text: letter(
      adoption(facts),
      ...(facts.opinions ? [opinionsOfAbsent(facts.opinions)] : []),
      facts.link,
      OFF,
    ),
  }),
  signing: ({ title, plenary, version, at, link }) => ({
    subject: `To be signed: ${title}`,
    text: letter(
      `The signing of “${title}” (${plenary}), Rev. ${version}, was opened on ${toTheSecond(at)}.`,
      link,
      OFF,
    ),
  }),
  aborted: ({ title, plenary, version, at, link }) => ({
    subject: `Signing aborted: ${title}`,
    text: letter(
      `The signing of “${title}” (${plenary}), Rev. ${version}, was aborted on ${toTheSecond(at)}. The text stays adopted.`,
      'Signatures that had been given are kept on record as void. The record says why.',
      link,
      OFF,
    ),
  }),
  signed: ({ title, plenary, version, at, link }) => ({
    subject: `Signed: ${title}`,
    text: letter(
      `The signing of “${title}” (${plenary}), Rev. ${version}, was concluded on ${toTheSecond(at)}.`,
      link,
      OFF,
    ),
  }),
  stale: ({ title, plenary, positions, link }) => ({
    subject: `To be reaffirmed: ${title}`,
    text: letter(
      `Words of “${title}” (${plenary}) changed after positions were stated:`,
      positions.map(staleLine).join('\n'),
      'The positions are kept, with the words that they were about. Read the new words, then state the position again.',
      link,
      OFF,
    ),
  }),
}

function capacity({ role, city }: InvitationFacts): string {
  return city === undefined ? ROLES[role] : `${ROLES[role]}, ${city}`
}

function adoption({ title, plenary, version, at }: DecisionFacts): string {
  return `“${title}” (${plenary}) was adopted on ${toTheSecond(at)}. The adopted text is Rev. ${version}.`
}

function opinionsOfAbsent({ until }: OpinionFacts): string {
  const last = until === null ? '' : ` until ${toTheDay(until)}`
  return `Cities that were absent can give their opinion on the positions board${last}. It changes nothing that was decided.`
}

function staleLine({ city, clause, position, at }: StaleFact): string {
  const matter = clause === undefined ? 'The whole text' : `Clause ${clause}`
  return `${matter}: ${SAID[position](city)} on ${toTheMinute(at)}.`
}
