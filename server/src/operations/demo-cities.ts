// The cities of the 9th Plenary Meeting of ANMC21 (Tokyo, 8–9 November 2010), in its order, and the observer.

export interface DemoCity {
  readonly en: string
  readonly ja: string
  readonly code: string
  readonly codeJa: string
  /** The part of the demo accounts' addresses after the @: `head@manila.example`. */
  readonly domain: string
}

export const MEMBERS: readonly DemoCity[] = [
  { en: 'Bangkok', ja: 'バンコク', code: 'Ba', codeJa: 'バン', domain: 'bangkok' },
  { en: 'Delhi', ja: 'デリー', code: 'De', codeJa: 'デリ', domain: 'delhi' },
  { en: 'Hanoi', ja: 'ハノイ', code: 'Ha', codeJa: 'ハノ', domain: 'hanoi' },
  { en: 'Jakarta', ja: 'ジャカルタ', code: 'Ja', codeJa: 'ジャ', domain: 'jakarta' },
  { en: 'Kuala Lumpur', ja: 'クアラルンプール', code: 'KL', codeJa: 'クア', domain: 'kualalumpur' },
  { en: 'Metropolitan Manila', ja: 'マニラ首都圏', code: 'MM', codeJa: 'マニ', domain: 'manila' },
  { en: 'Seoul', ja: 'ソウル', code: 'Se', codeJa: 'ソウ', domain: 'seoul' },
  { en: 'Singapore', ja: 'シンガポール', code: 'Si', codeJa: 'シン', domain: 'singapore' },
  { en: 'Taipei', ja: '台北', code: 'Ta', codeJa: '台北', domain: 'taipei' },
  { en: 'Tokyo', ja: '東京', code: 'To', codeJa: '東京', domain: 'tokyo' },
  { en: 'Yangon', ja: 'ヤンゴン', code: 'Ya', codeJa: 'ヤン', domain: 'yangon' },
]

/** Attended in 2010 without being a member: nothing of it is derived from anything else. */
export const OBSERVER: DemoCity = { en: 'Tomsk', ja: 'トムスク', code: 'Tm', codeJa: 'トム', domain: 'tomsk' }
