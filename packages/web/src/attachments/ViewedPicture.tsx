import { useState } from 'react'
import { get, sayError } from '../data/api.ts'
import { useWords } from '../words/useWords.tsx'
import { pictureAddress, type Viewed } from './viewed.ts'
import styles from './viewer.module.css'

/** The picture that the server has made of it; where it could not, its sentence. */
export function ViewedPicture({ file }: { file: Viewed }) {
  const words = useWords()
  const [problem, setProblem] = useState<string>()
  const address = pictureAddress('preview', file)
  // An img does not say what the server has answered.
  const ask = () =>
    void get(address).then(
      () => setProblem(words.attachments.pictureFailed),
      (error: unknown) => {
        const isProblem = !(error instanceof SyntaxError)
        setProblem(isProblem ? sayError(words, error) : words.attachments.pictureFailed)
      },
    )
  return (
    <div className={styles.stage}>
      {problem === undefined ? (
        <img className={styles.picture} src={address} alt={file.description ?? file.name} onError={ask} />
      ) : (
        <p role="alert">{problem}</p>
      )}
    </div>
  )
}
