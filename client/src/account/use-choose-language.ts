// Chooses the language of the interface, and lets the server hear of it: mail is in the same one.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import { useQueryClient } from '@tanstack/react-query'
import { meQuery } from '../api/people.ts'
import { chooseLanguage } from '../i18n/i18n.ts'

export function useChooseLanguage(): (language: InterfaceLanguage) => Promise<void> {
  const client = useQueryClient()
  return async (language) => {
    await chooseLanguage(language)
    await client.invalidateQueries({ queryKey: meQuery.queryKey })
  }
}
