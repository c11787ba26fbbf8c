// The mail of an invitation, written together with the invitation.
import type { MailInvitation } from '../ports/invitation-mail.ts'
import type { MailParts } from './mail-parts.ts'
import { readName, readNetworkName } from './mailed-names.ts'
import { putIntoOutbox } from './outbox.ts'
import { languageOf } from './recipients.ts'
import { MAIL_WORDS } from './words.ts'

export function inviteByMail(parts: Pick<MailParts, 'storage' | 'surroundings' | 'sealing'>): MailInvitation {
  const { read } = parts.storage
  return async ({ linkId, address, role, plenaryId, cityId, link, expiresAt }) => {
    const language = await languageOf(read, address)
    const network = await readNetworkName(read)
    const plenary = await readName(read, 'plenary', plenaryId)
    const city = await readName(read, 'city', cityId)
    const mail = MAIL_WORDS[language].invitation({
      role,
      network: network(language),
      plenary: plenary?.(language),
      city: city?.(language),
      address,
      link,
      until: new Date(expiresAt),
    })
    return [putIntoOutbox(parts, { kind: 'invitation', address, mail, linkId })]
  }
}
