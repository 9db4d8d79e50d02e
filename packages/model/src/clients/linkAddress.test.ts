import { expect, test } from 'vitest'
import { linkPlace } from './linkAddress.ts'

test.each([
  ['https://dysk.example/umowy?id=1#a', 'web', 'https://dysk.example/umowy?id=1#a'],
  ['http://intranet/umowy', 'web', 'http://intranet/umowy'],
  ['dysk.example/umowy', 'web', 'https://dysk.example/umowy'],
  ['dysk.example:8443/x', 'web', 'https://dysk.example:8443/x'],
  [' żółw.example ', 'web', 'https://żółw.example'],
  ['C:\\Klienci\\Żytko', 'localFolder', null],
  ['d:/Klienci', 'localFolder', null],
  ['/home/ewa/klienci', 'localFolder', null],
  ['~/klienci', 'localFolder', null],
  ['%USERPROFILE%\\Dokumenty', 'localFolder', null],
  ['file:///C:/Klienci', 'localFolder', null],
  ['file://localhost/C:/Klienci', 'localFolder', null],
  ['\\\\serwer\\klienci\\Żytko', 'networkFolder', null],
  ['//serwer/klienci', 'networkFolder', null],
  ['smb://serwer/klienci', 'networkFolder', null],
  ['file://serwer/klienci', 'networkFolder', null],
])('%s is %s', (typed, kind, opens) => {
  expect(linkPlace(typed)).toEqual({ kind, opens })
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//a.example',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'https://user:secret@firma.example',
  'https://',
  'https:// firma.example',
  'umowy na dysku',
  'umowy',
  'a.example/<script>',
  'file:',
  '',
])('A24 %j is neither a page nor a folder', (typed) => {
  expect(linkPlace(typed)).toBeUndefined()
})
