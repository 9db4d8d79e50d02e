/**
 * The demonstration firm as plain data, before anything of it is written: records name each other by keys,
 * not ids.
 */
import type { Colour, Day, Instant, Labelled, Purpose } from '@kartoteka/model'

export interface Demo {
  /** The first one is there from the setting up. */
  readonly organisations: readonly DemoOrganisation[]
  readonly departments: readonly DemoBranch[]
  readonly designations: readonly DemoBranch[]
  /** The first one is the administrator, who is there from the setting up. */
  readonly colleagues: readonly Colleague[]
  readonly labels: readonly DemoLabel[]
  readonly fields: readonly DemoField[]
  readonly clients: readonly DemoClient[]
  readonly people: readonly DemoPerson[]
  readonly positions: readonly DemoPosition[]
  readonly places: readonly DemoPlace[]
  readonly recipients: readonly DemoRecipient[]
  readonly notes: readonly DemoPart[]
  readonly links: readonly DemoPart[]
  readonly talks: readonly DemoTalk[]
  readonly tasks: readonly DemoTask[]
}

export interface DemoOrganisation {
  readonly key: string
  readonly values: Readonly<Record<string, unknown>>
}

/** A part of a tree: a department, a job. */
export interface DemoBranch {
  readonly key: string
  readonly name: string
  readonly parent?: string
}

export interface Colleague {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly department: string
  readonly designation: string
  readonly phones: readonly object[]
  /** How many days ago, before today's demonstration begins, they signed in last. */
  readonly lastHere: number
  readonly role: 'administrator' | 'manager' | 'employee'
  readonly language: Speech
  readonly does: Craft
}

/** What somebody does here, and so what they talk about with clients. */
export type Craft = 'sales' | 'service' | 'office'
export type Speech = 'pl' | 'en' | 'ru'

export interface DemoLabel {
  readonly key: string
  readonly name: string
  readonly colour: Colour
  readonly group?: string
  /** To whom alone it is given. */
  readonly recordTypes?: readonly Labelled[]
}

/** A field of the firm's own, as its administrator defines it. */
export type DemoField = Readonly<Record<string, unknown>> & { readonly entity: string; readonly key: string }

/** What a list shows, under a name; the query as it stands in the address. */
export interface DemoView {
  readonly name: string
  readonly list: string
  readonly query: string
}

/** A client's fields as somebody types them; owner, team and labels by their keys. */
export type ClientValues = Readonly<Record<string, unknown>> & {
  readonly name: string
  readonly country: string
  readonly owner: string
  readonly labels: readonly string[]
}

export interface DemoClient {
  readonly key: string
  readonly values: ClientValues
  readonly speech: Speech
  readonly since: Day
  /** Brought in from the card file that was kept before, with many others at once. */
  readonly imported: boolean
  /** What was otherwise until that day. */
  readonly before?: { readonly on: Day; readonly values: Readonly<Record<string, unknown>> }
  readonly binnedOn?: Day
}

export interface DemoPerson {
  readonly key: string
  readonly firstName: string
  readonly lastName: string
  readonly phones: readonly object[]
  readonly mails: readonly string[]
  readonly salutation?: string
  readonly birthday?: Day
  readonly language?: Speech
  readonly remarks?: string
  /** By their keys. */
  readonly labels?: readonly string[]
}

export interface DemoPosition {
  readonly client: string
  readonly person: string
  readonly title: string
  readonly primary: boolean
  readonly active: boolean
  readonly unit?: string
  readonly mails?: readonly string[]
  readonly since?: Day
  readonly until?: Day
}

/** The fields of a place of delivery, its client by the key. */
export type DemoPlace = Readonly<Record<string, unknown>> & { readonly client: string }

/** The fields of what hangs on a client; the client by its key, and so is a person it is about. */
export type DemoPart = Readonly<Record<string, unknown>> & {
  readonly client: string
  readonly person?: string
}

/** The fields of a recipient; the group and the client that it is itself by their keys. */
export type DemoRecipient = DemoPlace & { readonly member?: string }

export interface DemoTalk {
  readonly client: string
  readonly person?: string
  readonly by: string
  readonly kind: 'call' | 'meeting' | 'email' | 'letter' | 'note'
  readonly purpose: Purpose
  readonly at: Instant
  readonly text: string
  /** The Polish name of one of the results the firm begins with. */
  readonly result?: string
  readonly visibility?: 'department' | 'user'
  /** The task that follows, by its key. */
  readonly next?: string
}

export interface DemoTask {
  readonly key: string
  readonly what: string
  readonly details?: string
  readonly client?: string
  readonly labels?: readonly string[]
  readonly due?: Day
  readonly owner: string
  readonly setBy: string
  readonly setOn: Day
  readonly doneOn?: Day
}
