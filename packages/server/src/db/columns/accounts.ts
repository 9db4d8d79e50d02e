import { mails } from './mails.ts'

export const accounts = mails
