/** What an attachment has held: each version can be downloaded, and an earlier one made current again. */
import { say, type VersionsAnswer } from '@kartoteka/model'
import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import parts from '../clients/parts.module.css'
import { get, sayError, send } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { instantText } from '../fields/dates.ts'
import { nowKept } from '../records/deeds.ts'
import type { Kept } from '../records/rights.ts'
import { useSession } from '../session/session.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { notify, notifyWrong } from '../ui/toasts.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import type { AttachmentRow } from './AttachmentsTab.tsx'
import styles from './attachments.module.css'
import { sizeText } from './sizeText.ts'
import { contentAddress, keyOf, viewedVersion } from './viewed.ts'

const Viewer = lazy(async () => ({ default: (await import('./Viewer.tsx')).Viewer }))

interface VersionsProps {
  readonly of: AttachmentRow
  readonly mayEdit: boolean
  onClose(): void
}

export function Versions({ of: { id, name, version }, mayEdit, onClose }: VersionsProps) {
  const words = useWords()
  const { attachments: said } = words
  const language = useLanguage()
  const { users, firm } = useSession()
  const [looked, setLooked] = useState<string>()
  const { data } = useQuery({
    // Asked anew when the record has moved on.
    queryKey: ['versions', id, version],
    queryFn: ({ signal }) => get<VersionsAnswer>(`/api/attachments/${id}/versions`, signal),
  })
  const { data: record } = useQuery({
    queryKey: keys.record('attachment', id),
    queryFn: ({ signal }) => get<AttachmentRow>(`/api/attachments/${id}`, signal),
  })
  const back = (to: string) =>
    void send<Kept>('POST', `/api/attachments/${id}/versions/${to}/current`)
      .then((after) => {
        nowKept('attachment', after)
        notify(said.madeCurrent)
        onClose()
      })
      .catch((error: unknown) => notifyWrong(sayError(words, error)))
  const current = data?.versions.find(({ hash }) => hash === record?.hash)?.id
  return (
    <Modal opened onClose={onClose} closeOnEscape={!looked} title={say(said.versionsOf, { name })} size={640}>
      {data === undefined ? (
        <SkeletonRows count={3} />
      ) : (
        <ol className={styles.versions}>
          {data.versions.map((each) => (
            <li key={each.id}>
              <div>
                {viewedVersion(id, each, '') ? (
                  <button
                    type="button"
                    className={parts.open}
                    title={say(said.preview, { name: each.name })}
                    onClick={() => setLooked(each.id)}
                  >
                    {each.name}
                  </button>
                ) : (
                  <a href={contentAddress(id, each.id)} download={each.name}>
                    {each.name}
                  </a>
                )}
                {each.id === current && <span className={styles.current}>{said.current}</span>}
                {each.comment && <p className={styles.comment}>{each.comment}</p>}
                <p className={styles.about}>
                  {[
                    users.find((user) => user.id === each.createdBy)?.name,
                    instantText(language, firm.zone, each.createdAt),
                    sizeText(language, each.size),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <Button
                size="xs"
                variant="default"
                component="a"
                href={contentAddress(id, each.id)}
                download={each.name}
                className={styles.save}
                title={say(said.downloadOf, { name: each.name })}
              >
                {said.download}
              </Button>
              {mayEdit && each.id !== current && (
                <Button size="xs" onClick={() => back(each.id)}>
                  {said.makeCurrent}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {looked && data && (
        <Suspense>
          <Viewer
            files={data.versions.map((each) =>
              viewedVersion(id, each, instantText(language, firm.zone, each.createdAt)),
            )}
            first={keyOf({ id, version: looked })}
            onClose={() => setLooked(undefined)}
          />
        </Suspense>
      )}
    </Modal>
  )
}
