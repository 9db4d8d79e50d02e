import type { EntityName, FieldName, registry } from '../../registry.ts'

type Registry = typeof registry

/** Every entity has its name, in one and in many, the words of its fields and the headings of its form. */
type RecordWords = {
  readonly [N in EntityName]: {
    readonly one: string
    readonly many: string
    readonly fields: { readonly [F in FieldName<N>]: string }
    readonly groups: { readonly [G in keyof Registry[N]['form'] & string]: string }
  }
}

const care = { owner: 'Owner', department: 'Department', visibility: 'Visible to' } as const

export const records = {
  client: {
    one: 'Client',
    many: 'Clients',
    fields: {
      kind: 'Kind',
      name: 'Name',
      shortName: 'Short name',
      taxNumber: 'Tax number',
      regon: 'REGON',
      krs: 'KRS',
      euVat: 'EU VAT number',
      kpp: 'KPP',
      street: 'Street',
      postalCode: 'Postal code',
      town: 'Town',
      province: 'Province',
      country: 'Country',
      phones: 'Telephones',
      mails: 'E-mails',
      website: 'Website',
      bankAccounts: 'Bank accounts',
      labels: 'Labels',
      active: 'Active',
      remarks: 'Remarks',
      ...care,
      team: 'Team',
      externalId: 'Number in another program',
    },
    groups: {
      client: 'Client',
      contact: 'Contact',
      address: 'Address',
      numbers: 'Numbers and accounts',
      care: 'Care',
    },
  },
  customField: {
    one: 'Custom field',
    many: 'Custom fields',
    fields: {
      entity: 'Added to',
      name: 'Name',
      kind: 'Kind',
      options: 'Options',
      group: 'Heading',
      required: 'Required',
      default: 'Value of new records',
      listed: 'Column in lists',
      filterable: 'Filter in lists',
      position: 'Order',
      active: 'In use',
      key: 'Key for other programs',
      emptiedAt: 'Values thrown away',
    },
    groups: { field: 'Field', asked: 'Where it stands and how it is asked for', programs: 'Other programs' },
  },
  department: {
    one: 'Department',
    many: 'Departments',
    fields: { name: 'Name', parent: 'Part of' },
    groups: { department: 'Department' },
  },
  label: {
    one: 'Label',
    many: 'Labels',
    fields: { name: 'Name', colour: 'Colour' },
    groups: { label: 'Label' },
  },
  person: {
    one: 'Person',
    many: 'People',
    fields: {
      name: 'Name',
      firstName: 'First name',
      lastName: 'Last name',
      phones: 'Telephones',
      mails: 'E-mails',
      remarks: 'Remarks',
      externalId: 'Number in another program',
    },
    groups: { person: 'Person', contact: 'Contact', remarks: 'Remarks' },
  },
  position: {
    one: 'Position',
    many: 'Positions',
    fields: {
      client: 'Client',
      person: 'Person',
      title: 'Position',
      primary: 'Primary contact',
      active: 'Active',
    },
    groups: { position: 'Position' },
  },
  role: {
    one: 'Role',
    many: 'Roles',
    fields: { name: 'Name', builtIn: 'Built-in role', ownsAdded: 'What one added counts as own' },
    groups: { role: 'Role' },
  },
  talk: {
    one: 'Talk',
    many: 'Talks',
    fields: {
      client: 'Client',
      person: 'With whom',
      kind: 'Kind',
      at: 'When',
      text: 'What was said',
      result: 'Result',
      nextStep: 'Next step',
      ...care,
    },
    groups: { talk: 'Talk', care: 'Care' },
  },
  talkResult: {
    one: 'Result of a talk',
    many: 'Results of talks',
    fields: { name: 'Name', colour: 'Colour', position: 'Order', active: 'In use' },
    groups: { result: 'Result' },
  },
  task: {
    one: 'Task',
    many: 'Tasks',
    fields: {
      what: 'What',
      details: 'Details',
      client: 'Client',
      person: 'Person',
      due: 'Due',
      status: 'Status',
      doneAt: 'Done at',
      doneBy: 'Done by',
      owner: 'Who',
      department: 'Department',
      visibility: 'Visible to',
    },
    groups: { task: 'Task', care: 'Care' },
  },
  user: {
    one: 'User',
    many: 'Users',
    fields: {
      name: 'Name',
      email: 'E-mail',
      department: 'Department',
      roles: 'Roles',
      language: 'Language',
      status: 'Status',
    },
    groups: { account: 'Account', place: 'Place in the firm' },
  },
} as const satisfies RecordWords

/** Fields that every record has. */
export const kept = {
  createdAt: 'Added',
  createdBy: 'Added by',
  updatedAt: 'Changed',
  updatedBy: 'Changed by',
} as const

/** The words of choices: entity → field → choice. */
export const choices = {
  client: { kind: { firm: 'Firm', person: 'Private person' } },
  customField: {
    entity: { client: 'Client', person: 'Person', talk: 'Talk', task: 'Task' },
    kind: {
      text: 'Text',
      longText: 'Long text',
      whole: 'Whole number',
      decimal: 'Decimal number',
      day: 'Date',
      instant: 'Date and time',
      yesNo: 'Yes or no',
      choice: 'One of several options',
      choices: 'Several options',
      webAddress: 'Web address',
      mail: 'E-mail',
      phones: 'Telephone',
      user: 'User',
      client: 'Client',
    },
  },
  visibility: { everyone: 'Everyone', department: 'The department', user: 'Owner and team' },
  role: { builtIn: { administrator: 'Administrator', manager: 'Manager', employee: 'Employee' } },
  talk: {
    kind: {
      call: 'Call',
      meeting: 'Meeting',
      email: 'E-mail',
      letter: 'Letter',
      note: 'Note',
      other: 'Other',
    },
  },
  task: { status: { open: 'To do', done: 'Done' } },
  user: {
    language: { pl: 'Polski', en: 'English', ru: 'Русский' },
    status: { invited: 'Invited', active: 'Active', blocked: 'Blocked' },
  },
} as const

export const actions = {
  task: { complete: 'Mark done', reopen: 'Open again' },
  user: { block: 'Block', unblock: 'Unblock' },
} as const

export const colours = {
  grey: 'Grey',
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  violet: 'Violet',
  pink: 'Pink',
  brown: 'Brown',
} as const
