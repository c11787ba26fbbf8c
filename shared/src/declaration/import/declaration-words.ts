// The words by which the parts of a declaration are recognised, in the languages of the cities.

/** How much of a paragraph's end is read for its formula: the declaring words stand in its last sentence. */
const LAST_WORDS = 300

const FORMULA =
  /\b(hereby|solemnly)\s+(\w+\s+){0,3}(declare|adopt|agree|affirm|resolve|proclaim|commit)|\b(declare|agree|agreed|resolve|resolved|decided|declared|affirm)\s+(that\s+)?(as follows|the following|on the following|to the following|to:|that:)|adopt(ed)? the following|宣言する。?$|宣言します。?$|(次|以下)の(こと|とおり|通り|内容|事項).{0,12}(宣言|合意|表明|決議)|다음과\s?같이\s?(선언|합의|결의|천명)|이에.{0,40}선언(한다|합니다)|(заявляем|провозглашаем|декларируем|договорились|объявляем|подтверждаем).{0,20}(следующ|нижеследующ)|(заявляем|провозглашаем|объявляем):|ขอประกาศ|จึงประกาศ|ดังต่อไปนี้|ดังนี้|(特此|兹|茲).{0,6}(宣言|声明|聲明|宣布)|(宣言|声明|聲明|宣布)如下|tuyên bố\s(như sau|rằng)|(dengan ini|bersama-sama)\s(\w+\s)?menyatakan|menyatakan sebagai berikut|тунхаглаж байна|déclarons ce qui suit|declaramos lo siguiente|erklären/iu

const TITLE =
  /declaration|communiqu[eé]|joint statement|charter|agenda|manifesto|memorandum|accord|宣言|声明|聲明|憲章|宪章|コミュニケ|선언|성명|헌장|декларац|заявлени|хартия|коммюнике|тунхаглал|ปฏิญญา|แถลงการณ์|tuyên bố|deklarasi|déclaration|declaración|erklärung/iu

const BODY =
  /network|conference|association|union|council|organi[sz]ation|assembly|forum|alliance|cities|plenary|summit|league|ネットワーク|会議|總會|総会|連合|協議会|機構|同盟|フォーラム|都市|네트워크|회의|총회|연합|협의회|연맹|сеть|совет|союз|ассоциац|конференц|форум|ассамбле|เครือข่าย|การประชุม|สมาคม|สันนิบาต|网络|網絡|網路|联盟|聯盟|大会|mạng lưới|hội nghị|hiệp hội|jaringan|réseau|red de/iu

const OPENING =
  /^["“'(]?(we\b|the (representatives|mayors|governors|cities|undersigned)\b|recalling|recogni[sz]ing|noting|having|我々|私たち|われわれ|わたしたち|我们|我們|우리|мы[\s,]|เรา|พวกเรา|chúng tôi|kami\b|бид\b|nous[\s,]|nosotros|wir\b)/iu

const GIST =
  /趣旨|要旨|骨子|概要|摘要|요지|취지|\bgist\b|\bsummary\b|краткое изложение|สรุป|tóm tắt|ringkasan/iu
const TRANSLATION =
  /translat|仮訳|和訳|英訳|訳文|翻訳|参考訳|翻译|翻譯|译文|譯文|번역|перевод|คำแปล|bản dịch|terjemahan|traduction|traducción|übersetzung/iu

/** Whether a paragraph says "we hereby declare" or "as follows". */
export function declares(text: string): boolean {
  return FORMULA.test(text.slice(-LAST_WORDS))
}

/** Whether a paragraph announces clauses: by its words or by a colon at its end. */
export function announces(text: string): boolean {
  return declares(text) || /[:：]$/.test(text)
}

export function namesDeclaration(text: string): boolean {
  return TITLE.test(text)
}

export function namesBody(text: string): boolean {
  return BODY.test(text)
}

/** Whether a line begins as a preamble does: "We, the representatives", 「我々、」. */
export function opensPreamble(text: string): boolean {
  return OPENING.test(text)
}

/** The status that the heading of a text gives it. */
export function statusOf(heading: string): 'authentic' | 'translation' | 'gist' {
  if (GIST.test(heading)) return 'gist'
  return TRANSLATION.test(heading) ? 'translation' : 'authentic'
}

/**
 * Where the title begins in a line that has the body's name before it, as in 「アジア大都市ネットワーク 21 トムスク宣言（趣旨）」;
 * undefined when the line isn't both. The position is that of white space.
 */
export function titleWithinLine(line: string): number | undefined {
  const gaps = [...line.matchAll(/\s+/g)].map(({ index }) => index)
  const splits = gaps.filter((gap) => namesBody(line.slice(0, gap)) && namesDeclaration(line.slice(gap)))
  if (/\p{Script=Latin}/u.test(line) && !/[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}]/u.test(line))
    return splits
      .filter((gap) => /(\d|\))$/.test(line.slice(0, gap)) && /^\s+\p{Lu}/u.test(line.slice(gap)))
      .at(-1)
  const afterNumber = splits.filter((gap) => /\d[)）]?$/.test(line.slice(0, gap))).at(-1)
  if (afterNumber !== undefined || /\p{Script=Cyrillic}/u.test(line)) return afterNumber
  return /\p{Script=Hangul}/u.test(line) ? splits[0] : splits.at(-1)
}
