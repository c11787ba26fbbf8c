// The language that a text most likely has.
import { expect, test } from 'vitest'
import { detectLanguage } from './detect-language.ts'

test.each([
  ['en', 'We, the representatives of the cities, will work together.'],
  ['ja', '我々は、ここに以下のことを宣言する。'],
  ['ja', 'ANMC21 は、都市の環境を守る。'],
  ['ko', '우리는 다음과 같이 선언한다. (東京)'],
  ['zh-Hans', '我们在这里宣言：各城市将加强合作，发展经济。'],
  ['zh-Hant', '我們在這裡宣言：各城市將加強合作，發展經濟。'],
  ['ru', 'Мы, представители городов, заявляем о следующем.'],
  ['uk', 'Ми, представники міст, заявляємо про таке.'],
  ['mn', 'Бид, хотуудын төлөөлөгчид, үүгээр тунхаглаж байна.'],
  ['th', 'พวกเราขอประกาศดังต่อไปนี้ (ANMC21)'],
  ['vi', 'Chúng tôi, đại diện các thành phố, cùng tuyên bố như sau.'],
  ['id', 'Kami, wakil kota-kota di Asia, dengan ini menyatakan yang berikut.'],
  ['hi', 'हम, शहरों के प्रतिनिधि, घोषणा करते हैं।'],
  ['my', 'ကျွန်ုပ်တို့သည် မြို့များ ဖြစ်သည်။'],
  ['fr', 'Nous, les représentants des villes, déclarons ce qui suit et la suite dans une charte.'],
  ['en', ''],
  ['en', '12345 !?'],
])('[IM14] %s: %j', (language, text) => expect(detectLanguage(text)).toBe(language))
