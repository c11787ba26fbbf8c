// Takes a PDF that a city signed outside, with a certificate of its own: how it is made, for which city it is, and the file.
import { NativeSelect } from '@mantine/core'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { signedPdfAddress, useUploadSignedPdf } from '../api/signing.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import styles from './outside-dialog.module.css'
import type { Signer } from './signers.ts'

export interface OutsideDialogProps {
  declarationId: string
  /** Of which nothing has come yet. */
  signers: readonly Signer[]
  onClose: () => void
}

export function OutsideDialog({ declarationId, signers, onClose }: OutsideDialogProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const upload = useUploadSignedPdf(declarationId)
  const [cityId, setCityId] = useState(signers[0]?.cityId ?? '')
  const [file, setFile] = useState<File>()
  const [wasTried, setTried] = useState(false)
  const options = signers.map((signer) => ({
    value: signer.cityId,
    label: nameIn(signer.names, interfaceLanguage()),
  }))
  const city = options.find(({ value }) => value === cityId)?.label ?? ''
  const send = () => {
    setTried(true)
    if (file) upload.mutate({ city: cityId, file }, { onSuccess: onClose })
  }
  const refused = upload.error ? problemSentence(upload.error, t('shell:offlineBody')) : undefined
  return (
    <Dialog onClose={onClose} title={t('outsideQuestion')} withCloseButton={false} centered>
      <Form
        act={t('outsideAct')}
        isBusy={upload.isPending}
        failure={wasTried && !file ? t('outsideNoFile') : refused}
        done={upload.isPending ? t('outsideChecking') : undefined}
        onSubmit={send}
        onCancel={onClose}
      >
        {options.length > 1 && (
          <NativeSelect
            data-autofocus
            label={t('outsideCity')}
            data={options}
            value={cityId}
            onChange={(event) => setCityId(event.currentTarget.value)}
          />
        )}
        <ol className={styles.steps}>
          <li>
            <a href={signedPdfAddress(declarationId)} download>
              {t('outsideDownload')}
            </a>
          </li>
          <li>{t('outsideSign', { city })}</li>
          <li>{t('outsideUpload')}</li>
        </ol>
        <ChosenFile
          file={file}
          onChoose={(chosen) => {
            upload.reset()
            setFile(chosen)
          }}
        />
        <p className={styles.fine}>{t('outsideNote')}</p>
      </Form>
    </Dialog>
  )
}

function ChosenFile({ file, onChoose }: { file: File | undefined; onChoose: (file: File) => void }) {
  const { t } = useTranslation('signing')
  const field = useRef<HTMLInputElement>(null)
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = currentTarget.files ?? []
    if (chosen) onChoose(chosen)
    currentTarget.value = ''
  }
  return (
    <div className={styles.file}>
      <input ref={field} type="file" hidden accept=".pdf,application/pdf" onChange={choose} />
      <button type="button" className="button" onClick={() => field.current?.click()}>
        {t('outsideChoose')}
      </button>
      <span role="status">{file?.name}</span>
    </div>
  )
}
