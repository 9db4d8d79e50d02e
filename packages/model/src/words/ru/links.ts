import { translation } from '../catalogue.ts'
import type * as en from '../en/links.ts'

export const links = translation<typeof en.links, 'ru'>()({
  add: 'Добавить ссылку',
  none: 'Ссылок пока нет',
  noneHint: 'Где ещё хранится что-то об этом клиенте: страница, папка на чьём-то компьютере или в сети.',
  copyOf: 'Скопировать путь {path}',
  copied: 'Скопировано. Вставьте путь в адресную строку проводника.',
  notCopied: 'Браузер не дал скопировать. Выделите путь и скопируйте его сами.',
  folderHint: 'Браузер не может открывать папки. Скопируйте путь и вставьте его в проводнике.',
  added: 'Добавлено',
})
