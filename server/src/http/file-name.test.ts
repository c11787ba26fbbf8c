// What files are called that people named.
import { expect, test } from 'vitest'
import { scanFileName } from './file-name.ts'

test('[SG222] a scan is called by the letters of its name and the ending of its kind', () => {
  const type = 'application/pdf'
  const names = {
    'Seoul «page».PDF': 'Seoul-page.pdf',
    'invoice.pdf.exe': 'invoice-pdf.pdf',
    '../../etc/passwd': 'etc-passwd.pdf',
    '***': 'scan.pdf',
    '.pdf': 'scan.pdf',
    [`${'𠮷'.repeat(70)}.jpeg`]: `${'𠮷'.repeat(60)}.pdf`,
  }
  for (const [name, file] of Object.entries(names)) expect(scanFileName({ name, type })).toBe(file)
})
