import { say } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { sayError, send } from '../data/api.ts'
import { notify, notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'

/** Whether mail leaves this installation: a letter to oneself. */
export function MailTest() {
  const words = useWords()
  const { mailTest } = words.frame
  const test = async () => {
    try {
      const { sent, reason } = await send<{ sent: boolean; reason: string | null }>('POST', '/api/mail-test')
      if (sent) notify(mailTest.sent)
      else notifyWrong(reason === null ? mailTest.notSetUp : say(mailTest.failed, { reason }))
    } catch (error) {
      notifyWrong(sayError(words, error))
    }
  }
  return (
    <p>
      <Button leftSection={<IconMail size={16} />} onClick={() => void test()}>
        {mailTest.button}
      </Button>
    </p>
  )
}
